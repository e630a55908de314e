/**
 * Zalo's ids do not tell a group from a person, and whoever sends must know which it is. So a group's id carries a mark
 * in our addresses.
 */
const mark = 'g:';

export const toChatId = (platformId: string, isGroup: boolean): string =>
  isGroup ? mark + platformId : platformId;

export const isGroupId = (chatId: string): boolean => chatId.startsWith(mark);

export const toPlatformId = (chatId: string): string =>
  isGroupId(chatId) ? chatId.slice(mark.length) : chatId;
