import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCapabilities } from '../../src/app/open-messengers.ts';
import type { ChannelName, TextLine } from '../../src/app/ports/channel.ts';
import type { ChatAccount } from '../../src/app/ports/people.ts';
import { numberedChoices, post, writableAccount } from '../../src/app/posting.ts';
import { allStores } from '../../src/storage/stores/all-stores.ts';
import { onEachDatabase } from '../storage/databases.ts';

const now = new Date('2026-06-16T02:00:00Z');
let letters = 0;

onEachDatabase('a letter where a messenger can do nothing but plain text', ({ fresh, kind }) => {
  const address = { channel: 'zalo-bot', botId: '42', chatId: 'x' } as const;

  /** The texts that go out, in order. */
  async function posted(db: Awaited<ReturnType<typeof fresh>>['db'], lines: TextLine[], labels: string[]) {
    const key = `letter-${(letters += 1)}`;
    const buttons = labels.map((label) => ({ label, action: { do: 'add-account' as const } }));
    return db.inTransaction(async (tx) => {
      const stores = allStores(tx);
      const letter = {
        key,
        organisationId: null,
        personId: null,
        priority: 'notice',
        lines,
        buttons,
      } as const;
      await post(stores, () => plainCapabilities, address, letter, now);
      const rows = await stores.outbox.waitingOn(address, now, 1000);
      const mine = rows.filter((row) => row.key === key || row.key.startsWith(`${key}#`));
      return mine.map(({ content }) => {
        if (content.kind !== 'text') throw new Error('a letter is text');
        expect(content.buttons, 'nothing to tap').toBeUndefined();
        return content.lines.map(({ text }) => text).join('\n');
      });
    });
  }

  const line = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 300 });
  const label = fc.stringMatching(/^[A-ZĐa-z ]{3,40}$/).filter((text) => text.trim() === text);

  it('fits, in numbered parts, with its choices together at the end', async () => {
    const { db } = await fresh();
    const lines = fc.array(line, { minLength: 1, maxLength: 40 });
    const labels = fc.array(label, { minLength: 0, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(lines, labels, async (texts, wanted) => {
        fc.pre(texts.some((text) => text.trim() !== ''));
        const parts = await posted(
          db,
          texts.map((text) => ({ text })),
          wanted,
        );
        for (const [index, part] of parts.entries()) {
          expect(part.length).toBeLessThanOrEqual(plainCapabilities.maxText);
          if (parts.length > 1) expect(part.split('\n')[0]).toBe(`(${index + 1}/${parts.length})`);
        }
        const choices = numberedChoices(wanted)
          .map(({ text }) => text)
          .join('\n')
          .trim();
        if (wanted.length > 0) expect(parts.at(-1)?.endsWith(choices)).toBe(true);
      }),
      { numRuns: kind === 'sqlite' ? 60 : 15 },
    );
  });

  it('keeps a choice with the line that says how to take it', async () => {
    const { db } = await fresh();
    const lines = Array.from({ length: 39 }, () => ({ text: 'a'.repeat(40) }));
    const parts = await posted(db, lines, ['Gửi Hội đồng']);
    expect(parts).toHaveLength(2);
    expect(parts[1]).toBe('(2/2)\n1. Gửi Hội đồng\nNhắn số để chọn.');
  });
});

describe('the account that a message of ours goes to', () => {
  const day = 86_400_000;
  const windowed = { ...plainCapabilities, proactive: 'window' as const, windowMs: 7 * day };
  const capabilitiesOf = ({ channel }: { readonly channel: ChannelName }) =>
    channel === 'zalo-oa' ? windowed : plainCapabilities;
  const account = (channel: ChannelName, rank: number, heardDaysAgo: number): ChatAccount => ({
    ...{ id: channel, organisationId: 'o', personId: 'p', rank, reachability: 'reachable' },
    ...{ address: { channel, botId: '1', chatId: channel }, reachabilityReason: '' },
    lastInboundAt: new Date(now.getTime() - heardDaysAgo * day),
  });
  const chosen = (...accounts: readonly ChatAccount[]) =>
    writableAccount(accounts, capabilitiesOf, now)?.address.channel;

  it('is the first in their order while its window is open', () => {
    expect(chosen(account('telegram', 2, 0), account('zalo-oa', 1, 6))).toBe('zalo-oa');
  });
  it('is the next one when that window has closed, without an attempt that costs', () => {
    expect(chosen(account('telegram', 2, 90), account('zalo-oa', 1, 8))).toBe('telegram');
  });
  it('is the closed one where there is no other: the platform may know better', () => {
    expect(chosen(account('zalo-oa', 1, 8))).toBe('zalo-oa');
  });
});
