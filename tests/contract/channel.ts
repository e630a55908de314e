import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  Channel,
  ChatAddress,
  IncomingEvent,
  OutgoingContent,
  RawUpdate,
  Receiver,
  SendOutcome,
} from '../../src/app/ports/channel.ts';

/** What the platform is made to do with the next message that is sent. */
export type Trouble =
  | 'too fast'
  | 'refused for now'
  | 'answer lost'
  | 'gateway error'
  | 'blocked by the person'
  | 'removed from the group'
  | 'group moved'
  | 'topic gone';

/** A person's phone and a group at the platform, as a test sees them. */
export interface ChannelFixture {
  readonly channel: Channel;
  readonly receiver: Receiver;
  readonly personId: string;
  readonly groupId: string | null;
  /** everything that was logged, and nothing that must not be in it */
  readonly logged: () => string;
  readonly secrets: readonly string[];
  /** what this platform has no notion of */
  readonly unknownTroubles?: readonly Trouble[];
  /** the person writes in the private chat */
  says(text: string): void;
  /** the person sends a document in the private chat */
  sendsFile(name: string, bytes: Uint8Array): void;
  /** presses a button of the newest message there, by its label */
  presses(chatId: string, label: string): void;
  /** what is to be seen in a chat from the bot, oldest first */
  shown(chatId: string): readonly ShownMessage[];
  /** makes the platform do this to the next message into that chat */
  nextMeets(trouble: Trouble, chatId: string): void;
  /** events that were handed out and not confirmed, those still to be handed out included */
  unconfirmed(): number;
  /** nothing answers any more */
  unplug(): Promise<void>;
  close(): Promise<void>;
}

export interface ShownMessage {
  readonly text: string;
  /** the parts shown bold */
  readonly strong: readonly string[];
  readonly buttons: readonly string[];
  readonly fileName: string | null;
  readonly bytes: Uint8Array | null;
}

const text = (...lines: string[]): OutgoingContent => ({
  kind: 'text',
  lines: lines.map((line) => ({ text: line })),
});

const awkward = [
  '<b>&_*[x](y)',
  '*đậm* _nghiêng_ `mã` ~gạch~ ||ẩn||',
  '[liên kết](https://example.org) <a href="x">y</a>',
  '&lt;không đổi&gt; \\_ \\*',
  'Khối Kinh tế - Tài chính 🌾👩‍🌾',
];

/**
 * The suite of the `Channel` port: every messenger's adapter passes it against something that speaks the platform's own
 * protocol. Tests of what a channel cannot do are left out by its own capabilities.
 */
export function channelContract(name: string, open: () => Promise<ChannelFixture>): void {
  describe(`the channel port, by ${name}`, () => {
    let fixture: ChannelFixture;
    const stored: RawUpdate[] = [];
    beforeEach(async () => {
      stored.length = 0;
      fixture = await open();
    });
    afterEach(() => fixture.close());

    const to = (chatId: string): ChatAddress => ({
      ...{ channel: fixture.channel.name, botId: fixture.channel.botId, chatId },
    });
    const send = (content: OutgoingContent, address = to(fixture.personId)): Promise<SendOutcome> =>
      fixture.channel.send({ address, content });

    /** Receives until `count` events are stored; a failing `store` may come first. */
    async function receive(count: number, store = keep): Promise<IncomingEvent[]> {
      const running = fixture.receiver.start(store);
      await expect.poll(() => stored.length, { timeout: 5_000, interval: 5 }).toBeGreaterThanOrEqual(count);
      await fixture.receiver.stop();
      await running;
      return stored.map(({ raw }) => fixture.channel.interpret(raw));
    }
    const keep = async (updates: readonly RawUpdate[]): Promise<void> => void stored.push(...updates);

    it('hands over what a person writes, as typed, with where and from whom', async () => {
      fixture.says('1: 6.820,5 tấn\n3: chưa có số');
      const [event] = await receive(1);
      expect(event).toMatchObject({
        ...{ address: to(fixture.personId), chatKind: 'private', groupTitle: null },
        body: { kind: 'text', text: '1: 6.820,5 tấn\n3: chưa có số', edited: false },
      });
      expect(event?.sender).toMatchObject({ isBot: false });
      expect(event?.messageId).not.toBeNull();
    });

    it('describes a stored event by the event alone', async () => {
      fixture.says('6.820,5');
      await receive(1);
      const [row] = stored;
      expect(row).toMatchObject({ channel: fixture.channel.name, botId: fixture.channel.botId });
      expect(row?.chatId).toBe(fixture.personId);
      expect(fixture.channel.interpret(row?.raw ?? '')).toEqual(fixture.channel.interpret(row?.raw ?? ''));
      expect(fixture.channel.interpret(row?.raw ?? '').sentAt).toEqual(row?.sentAt);
    });

    it('refuses to make sense of what is no event', () => {
      for (const nonsense of ['', 'xin chào', '{}', '[]', 'null', '7']) {
        expect(() => fixture.channel.interpret(nonsense), nonsense).toThrow();
      }
    });

    it('confirms nothing while it cannot be stored, and loses nothing', async () => {
      let failures = 0;
      fixture.says('một');
      fixture.says('hai');
      const events = await receive(2, async (updates) => {
        if (failures < 3) {
          failures += 1;
          expect(fixture.unconfirmed(), 'before it is stored').toBe(2);
          throw new Error('the database is locked');
        }
        await keep(updates);
      });
      expect(failures).toBe(3);
      expect(events.map(({ body }) => body.kind === 'text' && body.text)).toEqual(['một', 'hai']);
      expect(new Set(stored.map(({ externalKey }) => externalKey)).size).toBe(2);
    });

    it('gives what was not stored before a stop to the next one who asks', async () => {
      fixture.says('một');
      let tried = (): void => undefined;
      const aTry = new Promise<void>((resolve) => (tried = resolve));
      const running = fixture.receiver.start(async () => {
        tried();
        throw new Error('the disk is full');
      });
      await aTry;
      await fixture.receiver.stop();
      await running;
      expect(fixture.unconfirmed()).toBe(1);
      expect(await receive(1)).toHaveLength(1);
    });

    it.each(awkward)('shows «%s» as it was typed', async (line) => {
      const content: OutgoingContent = {
        kind: 'text',
        lines: [{ text: line, strong: true }, { text: line }],
      };
      expect(await send(content)).toMatchObject({ kind: 'delivered' });
      const [shown] = fixture.shown(fixture.personId);
      expect(shown?.text).toBe(`${line}\n${line}`);
      if (fixture.channel.capabilities.strong) expect(shown?.strong).toEqual([line]);
    });

    it('shows any text as it was typed', async () => {
      const line = fc.stringMatching(/^[\p{L}\p{N}<>&_*[\]()~`|\\"'#+=.!{}-]{1,40}$/u);
      await fc.assert(
        fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
          expect(await send(text(...lines))).toMatchObject({ kind: 'delivered' });
          expect(fixture.shown(fixture.personId).at(-1)?.text).toBe(lines.join('\n'));
        }),
        { numRuns: 25 },
      );
    });

    it('names the message that came of it, so that a reply to it is understood', async () => {
      const [first, second] = [await send(text('một')), await send(text('hai'))];
      expect(first.kind === 'delivered' && first.messageId).toBeTruthy();
      expect(first).not.toEqual(second);
    });

    it('sends nothing of a text that does not fit, and says that repeating is of no use', async () => {
      const long = 'a'.repeat(fixture.channel.capabilities.maxText + 1);
      expect(await send(text(long))).toMatchObject({ kind: 'permanent' });
      expect(await send(text('', ' '))).toMatchObject({ kind: 'permanent' });
      expect(fixture.shown(fixture.personId)).toEqual([]);
      expect(await send(text(long.slice(1)))).toMatchObject({ kind: 'delivered' });
    });

    it('offers choices that come back as the token that was issued', async () => {
      const buttons = [[{ label: 'Đúng', token: 'k3-7_ab' }], [{ label: 'Chưa đúng', token: 'z' }]];
      await send({ kind: 'text', lines: [{ text: '6.820,5 tấn?' }], buttons });
      const [shown] = fixture.shown(fixture.personId);
      if (!fixture.channel.capabilities.buttons) {
        expect(shown?.text).toMatch(/1\..*Đúng[^]*2\..*Chưa đúng/);
        return;
      }
      expect(shown?.buttons).toEqual(['Đúng', 'Chưa đúng']);
      fixture.presses(fixture.personId, 'Đúng');
      const [event] = await receive(1);
      expect(event).toMatchObject({
        address: to(fixture.personId),
        body: { kind: 'button', token: 'k3-7_ab' },
      });
    });

    it('puts new words into a message, and takes its buttons away', async () => {
      const sent = await send({
        kind: 'text',
        lines: [{ text: 'A?' }],
        buttons: [[{ label: 'Có', token: 't' }]],
      });
      const messageId = sent.kind === 'delivered' ? (sent.messageId ?? '') : '';
      const edit: OutgoingContent = { kind: 'edit', messageId, lines: [{ text: 'Đã ghi: A' }] };
      expect(await send(edit)).toMatchObject({ kind: 'delivered' });
      const shown = fixture.shown(fixture.personId);
      expect(shown.at(-1)).toMatchObject({ text: 'Đã ghi: A', buttons: [] });
      if (!fixture.channel.capabilities.editing) return;
      expect(shown).toHaveLength(1);
      expect(await send(edit), 'the same again changes nothing, which is fine').toMatchObject({
        kind: 'delivered',
      });
    });

    it('brings a file there and fetches one', async () => {
      const { filesIn, filesOut } = fixture.channel.capabilities;
      if (filesOut) {
        const file = { picture: false, fileName: 'so-lieu.json', drawing: 'json', data: { a: 1 } } as const;
        expect(await send({ kind: 'file', file, caption: 'Số liệu <b>' })).toMatchObject({
          kind: 'delivered',
        });
        const [shown] = fixture.shown(fixture.personId);
        expect(shown).toMatchObject({ text: 'Số liệu <b>', fileName: 'so-lieu.json' });
        expect(Buffer.from(shown?.bytes ?? [])).toEqual(Buffer.from('{"a":1}'));
      }
      if (filesIn) {
        const document = Buffer.from('{"chỉ tiêu":[]}');
        fixture.sendsFile('chi-tieu.json', document);
        const [event] = await receive(1);
        if (event?.body.kind !== 'document') throw new Error('no document arrived');
        expect(event.body).toMatchObject({ fileName: 'chi-tieu.json', size: document.length });
        const bytes = await fixture.channel.download(event.body.fileId);
        expect(Buffer.from(bytes)).toEqual(document);
      }
    });

    const troubles: readonly {
      trouble: Trouble;
      where: 'person' | 'group';
      outcome: Partial<SendOutcome>;
      why: string;
    }[] = [
      {
        trouble: 'too fast',
        where: 'person',
        outcome: { kind: 'retry', flood: true, afterMs: 3000 },
        why: 'refused, and told how long to wait',
      },
      {
        trouble: 'refused for now',
        where: 'person',
        outcome: { kind: 'retry', flood: false },
        why: 'a parsed refusal with a passing cause',
      },
      {
        trouble: 'answer lost',
        where: 'person',
        outcome: { kind: 'unknown' },
        why: 'bytes went out and no answer came',
      },
      {
        trouble: 'gateway error',
        where: 'person',
        outcome: { kind: 'unknown' },
        why: 'something in between answered',
      },
      {
        trouble: 'blocked by the person',
        where: 'person',
        outcome: { kind: 'unreachable' },
        why: 'the person does not want it',
      },
      {
        trouble: 'removed from the group',
        where: 'group',
        outcome: { kind: 'group-lost' },
        why: 'the bot is no member any more',
      },
      {
        trouble: 'group moved',
        where: 'group',
        outcome: { kind: 'migrated' },
        why: 'the group has another id now',
      },
      {
        trouble: 'topic gone',
        where: 'group',
        outcome: { kind: 'topic-lost' },
        why: 'the group is still there',
      },
    ];
    it.each(troubles)('tells apart: $trouble – $why', async ({ trouble, where, outcome }) => {
      const chatId = where === 'person' ? fixture.personId : fixture.groupId;
      if (chatId === null || fixture.unknownTroubles?.includes(trouble)) return;
      fixture.nextMeets(trouble, chatId);
      const address = trouble === 'topic gone' ? { ...to(chatId), topicId: '987' } : to(chatId);
      expect(await send(text('Nhắc báo cáo'), address)).toMatchObject(outcome);
    });

    it('knows that nothing went out when nothing answers', async () => {
      await fixture.unplug();
      expect(await send(text('Nhắc báo cáo'))).toMatchObject({ kind: 'retry', offline: true, flood: false });
    });

    it('knows a group from a person', () => {
      expect(fixture.channel.isGroup(fixture.personId)).toBe(false);
      if (fixture.groupId !== null) expect(fixture.channel.isGroup(fixture.groupId)).toBe(true);
    });

    it('gives a link that carries the token, or none', () => {
      const token = 'Zx9_-'.repeat(8);
      const link = fixture.channel.inviteLink(token);
      if (link === null) return;
      expect(new URL(link).protocol).toBe('https:');
      expect(link).toContain(token);
      expect(fixture.channel.inviteLink('có dấu & cách'), 'what a link cannot carry').toBeNull();
    });

    it('never lets a secret or a text out through logs and outcomes', async () => {
      fixture.says('bí mật của tôi');
      let failed = false;
      await receive(1, async (updates) => {
        if (!failed) {
          failed = true;
          throw new Error('bí mật của tôi');
        }
        await keep(updates);
      });
      const outcomes: SendOutcome[] = [];
      for (const { trouble, where } of troubles) {
        const chatId = where === 'person' ? fixture.personId : fixture.groupId;
        if (chatId === null || fixture.unknownTroubles?.includes(trouble)) continue;
        fixture.nextMeets(trouble, chatId);
        outcomes.push(await send(text('bí mật của tôi'), to(chatId)));
      }
      await fixture.unplug();
      outcomes.push(await send(text('bí mật của tôi')));
      const download = await fixture.channel.download('bí mật của tôi').catch((error: unknown) => error);
      const seen = [fixture.logged(), JSON.stringify(outcomes), inspected(download)].join('\n');
      for (const secret of [...fixture.secrets, 'bí mật của tôi']) expect(seen).not.toContain(secret);
    });
  });
}

/** All that a careless logger would print of an error. */
const inspected = (error: unknown): string =>
  error instanceof Error
    ? JSON.stringify([error.name, error.message, error.stack, { ...error }, inspected(error.cause)])
    : String(error);
