import type { ChannelName } from '../app/ports/channel.ts';
import { err, ok } from '../domain/result.ts';
import type { Done, Phone } from './phone.ts';

/** Which messenger a link opens, as on any phone. */
const appsOfLinks: readonly (readonly [link: RegExp, app: ChannelName])[] = [
  [/^https:\/\/(t|telegram)\.me\//, 'telegram'],
  [/^https:\/\/bot\.zaloplatforms\.com\//, 'zalo-bot'],
  [/^https:\/\/zalo\.me\//, 'zalo-oa'],
];

/** One phone with several messengers on it, one of which is open. All of them have the same id. */
export function switchablePhone(first: Phone, ...others: readonly Phone[]): Phone {
  const apps = new Map<ChannelName, Phone>([first, ...others].map((phone) => [phone.view().channel, phone]));
  const channels = [...apps.keys()];
  const listeners = new Set<() => void>();
  let open = first;
  const setChannel = (channel: ChannelName): Done => {
    const chosen = apps.get(channel);
    if (!chosen) return err('Điện thoại này không có ứng dụng đó.');
    open = chosen;
    for (const listener of [...listeners]) listener();
    return ok(null);
  };
  return {
    ...{ id: first.id, label: first.label, section: first.section },
    view: () => ({ ...open.view(), channels }),
    sendText: (text, replyTo) => open.sendText(text, replyTo),
    sendFile: (file, caption) => open.sendFile(file, caption),
    edit: (messageId, text) => open.edit(messageId, text),
    press: (messageId, button) => open.press(messageId, button),
    tapKey: (label) => open.tapKey(label),
    openLink: (url) => {
      const app = appsOfLinks.find(([link]) => link.test(url))?.[1];
      if (app !== undefined && apps.has(app)) setChannel(app);
      return open.openLink(url);
    },
    setBlocked: (blocked) => open.setBlocked(blocked),
    file: (messageId) => open.file(messageId),
    setChannel,
    onChange: (listener) => {
      listeners.add(listener);
      const ends = [...apps.values()].map((app) => app.onChange(() => app === open && listener()));
      return () => {
        listeners.delete(listener);
        for (const end of ends) end();
      };
    },
  };
}
