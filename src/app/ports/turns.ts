import type { ChatAddress } from './channel.ts';

/** Who waits for whom, where transactions run side by side (PostgreSQL): for those that are `read-committed`. */
export interface TurnStore {
  /**
   * From here on this transaction is alone with the organisation of whoever writes from this chat; with everything, where
   * the chat belongs to nobody. To be done before anything is read that must not change meanwhile.
   */
  ofChat(address: ChatAddress): Promise<void>;
  /** From here on this transaction is alone. */
  ofAll(): Promise<void>;
}
