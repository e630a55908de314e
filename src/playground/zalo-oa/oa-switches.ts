/**
 * What the real service may be like: sources disagree, or measured it only once (see docs/zalo.md). The adapter has to
 * live with every setting.
 */
export interface OaSwitches {
  /** what is said of an access token that is over, or was replaced */
  readonly staleToken: -216 | -220 | 'http-401';
  readonly expiresIn: 'string' | 'number';
  readonly accessSeconds: number;
  /** days that a refresh token holds */
  readonly grantDays: number;
  readonly oaField: 'oaid' | 'oa_id';
  /** free messages within 48 hours of the person's last one; null: as many as one likes */
  readonly freeReplies: number | null;
  /** messages from 48 hours to 7 days that the plan pays for */
  readonly paidMessages: number;
  readonly outsideWindow: -230 | -232;
  readonly stranger: -213 | -232;
  readonly tooLong: -201 | -210;
  /** messages are refused from 22:00 to 6:00 */
  readonly quietNights: boolean;
  readonly requestsPerMinute: number | null;
  /** endings of files that may be uploaded */
  readonly fileTypes: readonly string[];
  /** where the words above buttons stand: in the message, or in the template */
  readonly buttonText: 'message' | 'payload';
  /** `recipient.user_id`, or `user_id` at the top */
  readonly templateRecipient: 'user_id' | 'recipient';
  readonly quotesRefused: boolean;
  /** where an event names its group */
  readonly groupField: 'recipient.id' | 'recipient.group_id' | 'conversation.id' | 'group_id';
  readonly groupEnds: 'disperse_group' | 'delete_group';
  readonly memberLeaves: 'user_out_group' | 'user_leave_group';
  /** what the account itself sends comes back as an event */
  readonly echoes: boolean;
  /** events say what was received and seen */
  readonly receipts: boolean;
}

export const usualSwitches: OaSwitches = {
  staleToken: -216,
  expiresIn: 'string',
  accessSeconds: 90_000,
  grantDays: 90,
  oaField: 'oaid',
  freeReplies: null,
  paidMessages: 500,
  outsideWindow: -230,
  stranger: -213,
  tooLong: -210,
  quietNights: false,
  requestsPerMinute: null,
  fileTypes: ['pdf', 'doc', 'docx', 'csv'],
  buttonText: 'message',
  templateRecipient: 'user_id',
  quotesRefused: false,
  groupField: 'recipient.id',
  groupEnds: 'disperse_group',
  memberLeaves: 'user_out_group',
  echoes: true,
  receipts: true,
};
