import { isClerk, isLeader, isSponsor, mayPublish, type Actor } from '../../app/actor.ts';
import type { LinkedTurn, Turn } from './turn.ts';

/** Who may use a command or press a button. */
export type Audience = 'anyone' | 'linked' | 'leader' | 'clerk' | 'overseer' | 'publisher';

export const mayUse = (audience: Audience, actor: Actor | null): boolean => {
  switch (audience) {
    case 'anyone':
      return true;
    case 'linked':
      return actor !== null;
    case 'leader':
      return actor !== null && isLeader(actor);
    case 'clerk':
      return actor !== null && isClerk(actor);
    case 'overseer':
      return actor !== null && (isClerk(actor) || isSponsor(actor));
    case 'publisher':
      return actor !== null && mayPublish(actor);
  }
};

interface Described {
  /** without the slash: a–z, 0–9 and _ */
  readonly name: string;
  /** one line for the menu and the help; empty: not listed */
  readonly about: string;
  readonly where: 'private' | 'group' | 'both';
}

export type Command =
  | (Described & { readonly audience: 'anyone'; run(turn: Turn, argument: string): Promise<void> })
  | (Described & {
      readonly audience: Exclude<Audience, 'anyone'>;
      run(turn: LinkedTurn, argument: string): Promise<void>;
    });
