import type { ChannelName } from '../app/ports/channel.ts';
import { err, ok } from '../domain/result.ts';
import type { Phone } from './phone.ts';

/** One phone with several messengers on it, one of which is open. All of them have the same id. */
export function switchablePhone(first: Phone, ...others: readonly Phone[]): Phone {
  const apps = new Map<ChannelName, Phone>([first, ...others].map((phone) => [phone.view().channel, phone]));
  const channels = [...apps.keys()];
  const listeners = new Set<() => void>();
  let open = first;
  return {
    ...{ id: first.id, label: first.label, section: first.section },
    view: () => ({ ...open.view(), channels }),
    sendText: (text, replyTo) => open.sendText(text, replyTo),
    sendFile: (file, caption) => open.sendFile(file, caption),
    edit: (messageId, text) => open.edit(messageId, text),
    press: (messageId, button) => open.press(messageId, button),
    tapKey: (label) => open.tapKey(label),
    openLink: (url) => open.openLink(url),
    setBlocked: (blocked) => open.setBlocked(blocked),
    file: (messageId) => open.file(messageId),
    setChannel: (channel) => {
      const chosen = apps.get(channel);
      if (!chosen) return err('Điện thoại này không có ứng dụng đó.');
      open = chosen;
      for (const listener of [...listeners]) listener();
      return ok(null);
    },
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
