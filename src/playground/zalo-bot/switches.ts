/**
 * What the real service may be like: sources disagree, or measured it only once (see docs/zalo.md). The adapter has to
 * live with every setting.
 */
export interface ZaloBotSwitches {
  /** a refusal's code is the HTTP status as well, or the status is 200 and only the body tells */
  readonly errorStyle: 'http-status' | 'body-only';
  /** where an image's address stands */
  readonly imageField: 'photo' | 'photo_url';
  readonly dates: 'milliseconds' | 'seconds';
  /** what getUpdates does while a webhook is set */
  readonly pollBesideWebhook: 'refused' | 'silent';
  readonly noWebhookInfo: 'not-found' | 'empty';
  /** what is said about a chat that never wrote, or wants nothing more */
  readonly unknownChat: 400 | 403;
  readonly namesItself: boolean;
  /** the menu item «Invite bot to group» exists */
  readonly canJoinGroups: boolean;
  readonly refusesParseMode: boolean;
  /** what is said while nobody polls and no webhook is set is gone */
  readonly forgetsUnheard: boolean;
  readonly inboundCounts: boolean;
  /** how often a picture's address is fetched */
  readonly photoFetches: number;
  readonly quota: { readonly messages: number; readonly people: number; readonly groups: number };
}

export const usualSwitches: ZaloBotSwitches = {
  errorStyle: 'http-status',
  imageField: 'photo',
  dates: 'milliseconds',
  pollBesideWebhook: 'refused',
  noWebhookInfo: 'not-found',
  unknownChat: 400,
  namesItself: true,
  canJoinGroups: true,
  refusesParseMode: false,
  forgetsUnheard: false,
  inboundCounts: false,
  photoFetches: 2,
  quota: { messages: 3_000, people: 50, groups: 3 },
};
