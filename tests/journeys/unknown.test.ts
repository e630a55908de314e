import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryNotices } from '../../src/chat/conversation/delivery-notices.ts';
import type { OutboxRow } from '../../src/app/ports/outbox.ts';
import type { Person } from '../../src/playground/bot-api/world/person.ts';
import { at, openOffice, type Office } from './office.ts';

/** A bot that is killed leaves messages of which nobody knows whether they arrived. */
describe('messages that may or may not have arrived', () => {
  let office: Office;
  let leader: Person;

  beforeAll(async () => {
    office = await openOffice(at('2026-06-08'));
    leader = await office.joins('Điện lực', '/moi K8');
  });
  afterAll(() => office.close());

  /** So many letters to the leader, as a killed bot leaves them; the clerk is told. */
  const leaveUnknown = async (name: string, count: number): Promise<void> => {
    const { bot, channel, clock } = office.stage;
    const now = clock.now();
    await bot.inTransaction(async (stores) => {
      const [organisation] = await stores.organisations.all();
      const address = { channel: 'telegram', botId: channel.botId, chatId: String(leader.chatId) } as const;
      const letters = Array.from({ length: count }, (_, index) => ({
        ...{ key: `${name}/${index}`, organisationId: organisation?.id ?? null, address },
        content: { kind: 'text' as const, lines: [{ text: `${name} ${index + 1}` }] },
        ...{ priority: 'notice' as const, notBefore: now },
      }));
      await stores.outbox.add(letters, now);
      const rows: OutboxRow[] = [];
      // A chat is written to one message at a time.
      for (let left = count; left > 0; left -= 1) {
        const { name: channelName, botId } = channel;
        rows.push(
          ...(await stores.outbox.claim({ channel: channelName, botId, worker: 'dead', now, limit: 1 })),
        );
        const settlement = { state: 'unknown', error: 'killed' } as const;
        await stores.outbox.settle(
          rows.slice(-1).map((row) => ({ row, settlement })),
          now,
        );
      }
      await deliveryNotices(() => channel.capabilities).unknown(stores, rows, now);
    });
    await office.stage.settle();
  };

  it('are told to the clerk one by one where it is one', async () => {
    await leaveUnknown('Giấy mời', 1);
    expect(office.heard(office.clerk)).toContain('Chưa rõ tin này đã đến Điện lực hay chưa: «Giấy mời 1»');
    await office.presses(office.clerk, 'Gửi lại');
    expect(office.heard(leader)).toBe('Giấy mời 1');
  });

  it('are told in one message where they are many, and sent again by one tap', async () => {
    const before = office.countOf(office.clerk);
    await leaveUnknown('Thư', 12);
    expect(office.countOf(office.clerk)).toBe(before + 1);
    const told = office.heard(office.clerk);
    expect(told).toContain('12 tin chưa rõ đã đến hay chưa');
    expect(told).toContain('… và 2 tin nữa.');
    expect(told).toContain('Bot không tự gửi lại');
    await office.presses(office.clerk, 'Gửi lại cả 12 tin');
    expect(office.heard(office.clerk)).toContain('Đã xếp gửi lại 12 tin');
    expect(
      office
        .textsOf(leader)
        .filter((text) => text.startsWith('Thư'))
        .sort(),
    ).toHaveLength(12);
  });

  it('can be dropped from the list by whoever called instead', async () => {
    await leaveUnknown('Lịch họp', 12);
    const list = await office.asks(office.clerk, '/hangdoi');
    expect(list).toContain('12 tin chưa rõ');
    expect(list).toContain('… và 2 tin cũ hơn');
    const ids = [...list.matchAll(/#(\d+) ·/g)].map(([, id]) => id);
    expect(await office.asks(office.clerk, `/hangdoi bỏ ${ids.slice(0, 2).join(', ')}`)).toContain('Đã bỏ');
    expect(await office.asks(office.clerk, '/hangdoi')).toContain('10 tin chưa rõ');
    expect(await office.asks(office.clerk, `/hangdoi bỏ ${ids[0]}`)).toContain('Không có tin');
    expect(await office.asks(office.clerk, '/hangdoi bỏ')).toContain('Bỏ tin nào?');
    expect(office.textsOf(leader).filter((text) => text.startsWith('Lịch họp'))).toEqual([]);
  });

  it('are told of again when the second sending is as unsure as the first', async () => {
    const before = office.countOf(office.clerk);
    const { faults } = office.stage.server;
    faults.next('sendMessage', { kind: 'cut-after' }, leader.chatId);
    await office.asks(office.clerk, '/thongbao K8: Họp lúc 8h');
    await office.stage.moveTo(at('2026-06-08T09:05'));
    faults.next('sendMessage', { kind: 'cut-after' }, leader.chatId);
    await office.presses(office.clerk, 'Gửi lại #');
    const told = office
      .textsOf(office.clerk)
      .slice(before)
      .filter((text) => text.startsWith('Chưa rõ tin này'));
    expect(told).toHaveLength(2);
  });
});
