import { beforeAll, describe, expect, it } from 'vitest';
import { foldText } from '../../../src/app/fold-text.ts';
import type { ButtonAction } from '../../../src/app/ports/questions.ts';
import type { ChatAddress, IncomingBody } from '../../../src/app/ports/channel.ts';
import type { Stores } from '../../../src/app/ports/stores.ts';
import { audienceOf } from '../../../src/chat/conversation/buttons.ts';
import type { Audience } from '../../../src/chat/conversation/command.ts';
import { commands } from '../../../src/chat/conversation/commands/index.ts';
import { buttonGone, buttonNotYours, done, noRight } from '../../../src/chat/words/general.ts';
import { unknownPerson } from '../../../src/chat/words/linking.ts';
import type { Database } from '../../../src/storage/database.ts';
import { allStores } from '../../../src/storage/stores/all-stores.ts';
import { sqlite } from '../../storage/databases.ts';
import { changesBetween, everythingKept, isAnswer, isNotedRefusal, lettersIn, named } from './stored-rows.ts';
import type { Change, Kept } from './stored-rows.ts';
import {
  chat,
  command,
  furnish,
  handle,
  now,
  seats,
  stranger,
  type Office,
  type Seat,
} from './two-offices.ts';

/** Written down here once more, so that a change of `mayUse` shows. */
const mayDo: Readonly<Record<Seat | 'stranger', readonly Audience[]>> = {
  owner: ['anyone', 'linked', 'clerk', 'overseer', 'publisher'],
  clerk: ['anyone', 'linked', 'clerk', 'overseer', 'publisher'],
  approver: ['anyone', 'linked', 'publisher'],
  reader: ['anyone', 'linked'],
  leader: ['anyone', 'linked', 'leader'],
  deputy: ['anyone', 'linked', 'leader'],
  sponsor: ['anyone', 'linked', 'overseer'],
  'former leader': ['anyone', 'linked'],
  'former clerk': ['anyone'],
  stranger: ['anyone'],
};
const isKnown = (seat: Seat | 'stranger'): boolean => seat !== 'stranger' && seat !== 'former clerk';

let db: Database;
let ours: Office;
let theirs: Office;
/** before anything is done */
let untouched: Kept;
const inTransaction = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
  db.inTransaction((tx) => work(allStores(tx)));

beforeAll(async () => {
  ({ db } = await sqlite.fresh());
  ours = await inTransaction((stores) => furnish(stores, 'Kínđáo', 'co-quan-a', 100));
  theirs = await inTransaction((stores) => furnish(stores, 'Lạnglẽ', 'co-quan-b', 200));
  untouched = await db.inTransaction(everythingKept);
}, 120_000);

class TakenBack extends Error {}

/** What a deed would change; it is taken back, so that the next one finds everything as it was. */
async function changesOf(
  deed: (stores: Stores) => Promise<void>,
  prepare: ((stores: Stores) => Promise<void>) | null = null,
): Promise<Change[]> {
  let changes: Change[] = [];
  const work = db.inTransaction(async (tx) => {
    const stores = allStores(tx);
    await prepare?.(stores);
    const before = prepare ? await everythingKept(tx) : untouched;
    await deed(stores);
    changes = changesBetween(before, await everythingKept(tx));
    throw new TakenBack();
  });
  await expect(work).rejects.toBeInstanceOf(TakenBack);
  return changes;
}

const chatOf = (office: Office, seat: Seat | 'stranger'): ChatAddress =>
  seat === 'stranger' ? stranger : office.chats[seat];
const groupOf = ({ group, mark }: Office) => ({ address: group, title: `${mark} nhóm` });

/** Nothing was done: there is an answer, and perhaps the note that something was refused. */
const deedsIn = (changes: readonly Change[]): string[] =>
  changes.filter((change) => !isAnswer(change) && !isNotedRefusal(change)).map(named);

const wordsIn = (changes: readonly Change[]): string[] => lettersIn(changes).map(({ shown }) => shown);
const saying = (lines: readonly { readonly text: string }[]): string =>
  JSON.stringify(lines.map(({ text }) => ({ text })));

const chatsOf = ({ chats, group }: Office): string[] =>
  [...Object.values(chats), group].map(({ chatId }) => chatId);
const marksFor = (chatId: string): string[] =>
  [ours, theirs].filter((office) => chatsOf(office).includes(chatId)).map(({ mark }) => mark);

/** Names of one organisation in chats that are not its own. */
const leaksIn = (changes: readonly Change[]): string[] =>
  lettersIn(changes).flatMap(({ to, shown }) =>
    [ours, theirs]
      .filter(({ mark }) => shown.includes(mark) && !marksFor(to).includes(mark))
      .map(({ mark }) => `${mark} shown to ${to}: ${shown.slice(0, 200)}`),
  );

/** Rows of our organisation that are gone, changed or new. */
const touchesOfOurs = (changes: readonly Change[]): string[] =>
  changes
    .filter(
      ({ table, row }) =>
        (table === 'Organisation' ? row['id'] : row['organisationId']) === ours.organisation.id,
    )
    .map(named);

/** What somebody of another organisation may type to get at ours: without accents, to tell an echo from an answer. */
const pryings = (): string[] => ['', 'K3', foldText(ours.blocs[0]?.name ?? ''), '6 tháng', '1', '#2'];

/** One of each kind of button, about a thing of the office. A new kind must be added here to compile. */
type ActionMaker = (office: Office, stores: Stores) => Promise<ButtonAction>;
const first = <T>(things: readonly T[]): T => {
  const [thing] = things;
  if (thing === undefined) throw new Error('there is none');
  return thing;
};
const buttons: Readonly<Record<ButtonAction['do'], ActionMaker>> = {
  'take-narrative': async ({ organisation }, { blocs, periods, campaigns }) => {
    const campaign = await campaigns.active(organisation.id);
    const period = first(await periods.ofCampaign(organisation.id, campaign?.campaign.id ?? ''));
    const { id: blocId } = first(await blocs.all(organisation.id));
    const facts = { blocId, periodId: period.id, text: 'Đã họp khối', inboxId: 1 };
    return { do: 'take-narrative', ...facts, sentAt: now.toISOString() };
  },
  'drop-narrative': () => Promise.resolve({ do: 'drop-narrative' }),
  'decide-narrative': async ({ organisation, people }, { narratives, blocs, periods, campaigns }) => {
    const campaign = await campaigns.active(organisation.id);
    const period = first(await periods.ofCampaign(organisation.id, campaign?.campaign.id ?? ''));
    const { id: blocId } = first(await blocs.all(organisation.id));
    const part = await narratives.append({
      ...{ organisationId: organisation.id, periodId: period.id, blocId, text: 'Đã họp khối', late: true },
      ...{ status: 'proposed', inboxId: null, authorId: people.leader.id, sentAt: now, recordedAt: now },
    });
    return { do: 'decide-narrative', narrativeId: part.id, accept: true };
  },
  choose: async ({ organisation, people }, { questions, blocs }) => {
    const record = { indicator: '2', kind: 'none-yet', value: null, unit: '', typed: 'chưa có' } as const;
    const { id } = await questions.add(
      {
        ...{
          organisationId: organisation.id,
          personId: people.leader.id,
          indicator: '2',
          member: null,
        },
        ...{
          blocId: first(await blocs.all(organisation.id)).id,
          inboxId: null,
          doubt: 'scale',
          text: 'Nào?',
        },
        ...{ choices: [{ label: 'Chưa có', records: [record] }], state: 'open', sentAt: now, createdAt: now },
      },
      0,
    );
    return { do: 'choose', questionId: id, index: 0 };
  },
  'revoke-person': async ({ people }) => ({ do: 'revoke-person', personId: people.deputy.id }),
  'keep-person': async ({ people }) => ({ do: 'keep-person', personId: people.deputy.id }),
  publish: async ({ organisation }, { campaigns, periods }) => {
    const campaign = await campaigns.active(organisation.id);
    const { id } = first(await periods.ofCampaign(organisation.id, campaign?.campaign.id ?? ''));
    return { do: 'publish', periodId: id, corrects: null };
  },
  'hold-review': async ({ organisation }, { campaigns, reviews }) => {
    const campaign = await campaigns.active(organisation.id);
    const { id } = first(await reviews.ofCampaign(organisation.id, campaign?.campaign.id ?? ''));
    return { do: 'hold-review', reviewId: id };
  },
  'decide-figure': async ({ organisation, people }, { campaigns, periods, figures }) => {
    const campaign = await campaigns.active(organisation.id);
    const period = first(await periods.ofCampaign(organisation.id, campaign?.campaign.id ?? ''));
    const { blocId, indicatorId, unitId } = first(await periods.duties(organisation.id, period.id));
    const { id } = await figures.append({
      ...{ organisationId: organisation.id, periodId: period.id, blocId, indicatorId, unitId, kind: 'value' },
      ...{
        value: 70_000n,
        of: null,
        level: null,
        estimate: false,
        status: 'proposed',
        late: true,
        typed: '7',
      },
      ...{
        reason: '',
        source: 'message',
        inboxId: null,
        authorId: people.leader.id,
        sentAt: now,
        recordedAt: now,
      },
    });
    return { do: 'decide-figure', figureId: id, accept: true };
  },
  'refuse-postponement': async ({ organisation }, { campaigns, periods, reminders }) => {
    const campaign = await campaigns.active(organisation.id);
    const { id } = first(await periods.ofCampaign(organisation.id, campaign?.campaign.id ?? ''));
    const postponement = first(await reminders.postponements(organisation.id, [id]));
    return { do: 'refuse-postponement', postponementId: postponement.id };
  },
  seen: async ({ organisation }, { announcements }) => {
    const latest = await announcements.latest(organisation.id);
    return { do: 'seen', announcementId: latest?.announcement.id ?? '' };
  },
  resend: async ({ organisation }, { outbox }) => {
    const content = { kind: 'text', lines: [{ text: `${ours.mark} thư` }] } as const;
    const row = {
      organisationId: organisation.id,
      address: chat('800'),
      priority: 'notice',
      content,
    } as const;
    await outbox.add([{ ...row, key: 'lost letter', notBefore: new Date(0) }], now);
    const claimed = await outbox.claim({
      channel: 'telegram',
      botId: '42',
      worker: 'test',
      now,
      limit: 1000,
    });
    const lost = first(claimed.filter(({ key }) => key === 'lost letter'));
    await outbox.settle([{ row: lost, settlement: { state: 'unknown', error: 'cut' } }], now);
    return { do: 'resend', outboxId: lost.id };
  },
  'resend-all': async (office, stores) => {
    const action = await buttons.resend(office, stores);
    return { do: 'resend-all', outboxIds: action.do === 'resend' ? [action.outboxId] : [] };
  },
  remind: async ({ organisation }, { blocs }) => ({
    ...{ do: 'remind', blocIds: (await blocs.all(organisation.id)).map(({ id }) => id) },
  }),
  'ask-again': async (office, stores) => ({
    ...{ do: 'ask-again', questionId: await askedOf(office, stores) },
  }),
  'drop-question': async (office, stores) => ({
    ...{ do: 'drop-question', questionId: await askedOf(office, stores) },
  }),
  'from-list': async (office, stores) => ({
    ...{ do: 'from-list', action: { do: 'drop-question', questionId: await askedOf(office, stores) } },
  }),
  'remind-unseen': async ({ organisation }, { announcements }) => {
    const latest = await announcements.latest(organisation.id);
    return { do: 'remind-unseen', announcementId: latest?.announcement.id ?? '' };
  },
  'prefer-account': async ({ organisation, people: { owner } }, { people }) => {
    const account = first(await people.accountsOf(organisation.id, [owner.id]));
    return { do: 'prefer-account', accountId: account.id };
  },
  here: async () => ({ do: 'here' }),
  'add-account': async () => ({ do: 'add-account' }),
};
/** The question that `choose` puts to the leader. */
async function askedOf(office: Office, stores: Stores): Promise<string> {
  const action = await buttons.choose(office, stores);
  return action.do === 'choose' ? action.questionId : '';
}
const buttonKinds = Object.keys(audienceOf) as ButtonAction['do'][];

/** Issues a button about a thing of ours to somebody, and hands its token on. */
async function issued(
  stores: Stores,
  kind: ButtonAction['do'],
  to: { readonly office: Office; readonly seat: Seat },
  options: { readonly expiresAt?: Date; readonly twins?: number } = {},
): Promise<string[]> {
  const action = await buttons[kind](ours, stores);
  const { organisation, people, chats } = to.office;
  const made = await stores.buttons.issue(
    {
      ...{ organisationId: organisation.id, personId: people[to.seat].id, address: chats[to.seat] },
      offer: `offer/${kind}`,
    },
    Array.from({ length: options.twins ?? 1 }, () => ({ label: 'Nút', action })),
    now,
    options.expiresAt ?? new Date('2026-12-31T00:00:00Z'),
  );
  return made.map(({ token }) => token);
}
const pressed = (token: string): IncomingBody => ({ kind: 'button', token, pressId: 'press' });

/** Who may press this kind of button, and is meant by it. */
const holderOf = (kind: ButtonAction['do']): Seat => {
  const holder = kind === 'seen' ? 'leader' : seats.find((seat) => mayDo[seat].includes(audienceOf[kind]));
  if (!holder) throw new Error(`nobody may press ${kind}`);
  return holder;
};

const everybody = [...seats, 'stranger'] as const;

it('would notice: a clerk is shown names of their own organisation, and what a deed leaves', async () => {
  const seen = await changesOf((stores) => handle(stores, ours.chats.clerk, command('tinhhinh')));
  expect(wordsIn(seen).join('')).toContain(ours.mark);
  const done = await changesOf((stores) =>
    handle(stores, ours.chats.clerk, command('ngaynghi', '15/6 nghỉ')),
  );
  expect(deedsIn(done)).not.toEqual([]);
  expect(touchesOfOurs(done)).not.toEqual([]);
});

describe('commands, by who gives them', () => {
  it.each(commands.map(({ name, audience, where }) => [name, audience, where] as const))(
    '/%s: for «%s» alone, each in their own organisation',
    async (name, audience, where) => {
      for (const seat of everybody)
        for (const place of ['private', 'group'] as const) {
          const who = `${seat} in ${place}`;
          const give = (stores: Stores): Promise<void> =>
            handle(stores, chatOf(ours, seat), command(name), now, place === 'group' ? groupOf(ours) : null);
          const changes = await changesOf(give);
          expect(leaksIn(changes), who).toEqual([]);
          const refused = [...noRight(name), ...unknownPerson].map(({ text }) => text);
          const said = wordsIn(changes).join('\n');
          if (!mayDo[seat].includes(audience)) {
            expect(deedsIn(changes), who).toEqual([]);
            expect(wordsIn(changes), who).toHaveLength(1);
            expect(said, who).toContain(saying(isKnown(seat) ? noRight(name) : unknownPerson));
          } else if (audience !== 'anyone' && (where === 'both' || where === place))
            for (const words of refused) expect(said, who).not.toContain(words);
        }
    },
    120_000,
  );

  it.each(commands.map(({ name, audience }) => [name, audience] as const))(
    '/%s: nobody of another organisation changes or sees anything of ours',
    async (name, audience) => {
      for (const seat of seats)
        for (const argument of mayDo[seat].includes(audience) ? pryings() : ['']) {
          const who = `${seat}: /${name} ${argument}`;
          const there = await changesOf((stores) =>
            handle(stores, chatOf(theirs, seat), command(name, argument)),
          );
          expect(leaksIn(there), who).toEqual([]);
          expect(touchesOfOurs(there), who).toEqual([]);
        }
    },
    240_000,
  );

  it.each(commands.map(({ name }) => name))(
    '/%s in our group: somebody of another organisation shows nothing of theirs and takes nothing of ours',
    async (name) => {
      for (const seat of seats) {
        const give = (stores: Stores): Promise<void> =>
          handle(stores, chatOf(theirs, seat), command(name), now, groupOf(ours));
        const changes = await changesOf(give);
        expect(leaksIn(changes), seat).toEqual([]);
        expect(deedsIn(changes), seat).toEqual([]);
      }
    },
    120_000,
  );
});

describe('buttons, by who presses them', () => {
  it('are all here', () => {
    expect(Object.keys(buttons).sort()).toEqual([...buttonKinds].sort());
  });

  it.each(buttonKinds)('%s: its holder does something with it, once', async (kind) => {
    const holder = holderOf(kind);
    let tokens: string[] = [];
    const prepare = async (stores: Stores): Promise<void> => {
      tokens = await issued(stores, kind, { office: ours, seat: holder }, { twins: 2 });
    };
    const press = (stores: Stores): Promise<void> =>
      handle(stores, ours.chats[holder], pressed(tokens[0] ?? ''));
    const once = await changesOf(press, prepare);
    expect(deedsIn(once)).not.toEqual([]);
    expect(wordsIn(once).join('\n')).toContain(done);
    for (const again of [0, 1]) {
      // The same press once more, and then the other button of the same message.
      const twice = await changesOf(
        (stores) => handle(stores, ours.chats[holder], pressed(tokens[again] ?? '')),
        async (stores) => {
          await prepare(stores);
          await press(stores);
        },
      );
      expect(deedsIn(twice)).toEqual([]);
      expect(wordsIn(twice).join('\n')).toContain(buttonGone);
    }
  });

  it.each(buttonKinds)(
    '%s: shown to somebody who may not press it (any more), it does nothing',
    async (kind) => {
      for (const seat of seats.filter((each) => !mayDo[each].includes(audienceOf[kind]))) {
        let token = '';
        const changes = await changesOf(
          (stores) => handle(stores, ours.chats[seat], pressed(token)),
          async (stores) => {
            [token = ''] = await issued(stores, kind, { office: ours, seat });
          },
        );
        expect(deedsIn(changes), seat).toEqual([]);
        expect(wordsIn(changes).join('\n'), seat).toContain(buttonNotYours);
        expect(leaksIn(changes), seat).toEqual([]);
      }
    },
  );

  it.each(buttonKinds)(
    '%s: nobody but its holder can press it, whatever their role',
    async (kind) => {
      const holder = holderOf(kind);
      const others = [
        ...seats.filter((seat) => seat !== holder).map((seat) => ours.chats[seat]),
        ...seats.map((seat) => theirs.chats[seat]),
        stranger,
      ];
      for (const from of others)
        for (const where of [null, groupOf(ours)]) {
          let token = '';
          const changes = await changesOf(
            (stores) => handle(stores, from, pressed(token), now, where),
            async (stores) => {
              [token = ''] = await issued(stores, kind, { office: ours, seat: holder });
            },
          );
          expect(deedsIn(changes), from.chatId).toEqual([]);
          expect(wordsIn(changes).join('\n'), from.chatId).toContain(buttonNotYours);
          expect(leaksIn(changes), from.chatId).toEqual([]);
        }
    },
    120_000,
  );

  it.each(buttonKinds)(
    '%s: about a thing of ours, in the hands of another organisation, it does nothing',
    async (kind) => {
      for (const seat of seats.filter((each) => mayDo[each].includes(audienceOf[kind]))) {
        let token = '';
        const changes = await changesOf(
          (stores) => handle(stores, theirs.chats[seat], pressed(token)),
          async (stores) => {
            [token = ''] = await issued(stores, kind, { office: theirs, seat });
          },
        );
        expect(touchesOfOurs(changes), seat).toEqual([]);
        expect(leaksIn(changes), seat).toEqual([]);
      }
    },
  );

  it.each(buttonKinds)(
    '%s: over its time, or with a token that was never issued, it does nothing',
    async (kind) => {
      const holder = holderOf(kind);
      let token = '';
      const prepare = async (stores: Stores): Promise<void> => {
        [token = ''] = await issued(stores, kind, { office: ours, seat: holder }, { expiresAt: now });
      };
      const forgeries = [
        () => token,
        () => token.slice(0, -1),
        () => `${token}A`,
        () => token.toLowerCase(),
        () => '',
      ];
      for (const forged of forgeries) {
        const changes = await changesOf(
          (stores) => handle(stores, ours.chats[holder], pressed(forged())),
          prepare,
        );
        expect(deedsIn(changes)).toEqual([]);
        expect(wordsIn(changes).join('\n')).toContain(buttonGone);
      }
    },
  );
});
