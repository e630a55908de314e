/** What a command-line tool asks of the running bot, so that it does not write beside it. */
export interface CommandRequest {
  readonly id: number;
  readonly command: string;
  readonly argument: unknown;
}

export interface CommandRequestStore {
  ask(command: string, argument: unknown, at: Date): Promise<number>;
  /** waiting ones, oldest first */
  waiting(): Promise<CommandRequest[]>;
  /** to one that was withdrawn meanwhile: nothing happens */
  answer(id: number, result: unknown, at: Date): Promise<void>;
  /** null: not answered yet */
  resultOf(id: number): Promise<{ readonly result: unknown } | null>;
  withdraw(id: number): Promise<void>;
}
