import { expect, it } from 'vitest';
import type { ChatAddress } from '../../src/app/ports/channel.ts';
import type { OfficeKind, Person } from '../../src/app/ports/people.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start, storesOf } from './stores.ts';

let chats = 0;
/** A chat that no other test uses. */
const newChat = (changed: Partial<ChatAddress> = {}): ChatAddress => ({
  ...{ channel: 'telegram', botId: '42', chatId: `person-${(chats += 1)}` },
  ...changed,
});

onEachDatabase('people', (fixture) => {
  const run = sharedStores(fixture);
  const newPerson = (organisationId: string, displayName = 'Người A'): Promise<Person> =>
    run((stores) => stores.people.create(organisationId, displayName, start));
  const link = (person: Person, address: ChatAddress, at = start) =>
    run((stores) => stores.people.link(person, address, person.displayName, at));
  const byChat = ({ channel, botId, chatId }: ChatAddress) =>
    run((stores) => stores.people.byChat(channel, botId, chatId));
  const give = ({ organisationId, id }: Person, from: string, kind: OfficeKind = 'leader', blocId = 'bloc') =>
    run((stores) => stores.people.giveOffice(organisationId, blocId, id, kind, from));
  const holders = async (organisationId: string, day: string, personId?: string) =>
    (await run((stores) => stores.people.officesOn(organisationId, day, personId))).map(
      (office) => office.personId,
    );

  it('knows a person in their own organisation only', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const person = await newPerson(mine.id, 'Nguyễn Thị «Thử»');
    const facts = { organisationId: mine.id, displayName: 'Nguyễn Thị «Thử»', anytime: false };
    expect(person).toEqual({ id: person.id, ...facts });
    expect(await run((stores) => stores.people.byId(mine.id, person.id))).toEqual(person);
    expect(await run((stores) => stores.people.byId(theirs.id, person.id))).toBeNull();
  });

  it('keeps who may be written to at any hour', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const [one, other] = [await newPerson(mine.id), await newPerson(mine.id)];
    const address = newChat();
    await link(one, address);
    await run((stores) => stores.people.setAnytime(mine.id, one.id, true));
    await run((stores) => stores.people.setAnytime(theirs.id, other.id, true));
    const both = await run((stores) => stores.people.byIds(mine.id, [one.id, other.id, 'nobody']));
    expect(new Map(both.map(({ id, anytime }) => [id, anytime]))).toEqual(
      new Map([
        [one.id, true],
        [other.id, false],
      ]),
    );
    expect((await byChat(address))?.person).toEqual({ ...one, anytime: true });
    expect(await run((stores) => stores.people.byIds(theirs.id, [one.id])), 'of others').toEqual([]);
    await run((stores) => stores.people.setAnytime(mine.id, one.id, false));
    expect(await run((stores) => stores.people.byId(mine.id, one.id))).toEqual(one);
  });

  it('finds who writes from a chat: by messenger, bot and chat together', async () => {
    const organisation = await newOrganisation(run, { code: `of-${newChat().chatId}`, demo: true });
    const person = await newPerson(organisation.id);
    const address = newChat();
    const account = await link(person, address);
    expect(await byChat(address)).toEqual({ person, account, organisation, roles: [] });
    for (const role of ['clerk', 'reader'] as const)
      await run((stores) => stores.people.grantRole(organisation.id, person.id, role, start));
    expect([...((await byChat(address))?.roles ?? [])].sort()).toEqual(['clerk', 'reader']);
    expect(account).toMatchObject({ address, reachability: 'reachable', lastInboundAt: start });
    expect(await byChat({ ...address, botId: '43' }), 'another bot').toBeNull();
    expect(await byChat({ ...address, channel: 'zalo-bot' }), 'another messenger').toBeNull();
    expect(await byChat({ ...address, chatId: 'nobody' })).toBeNull();
  });

  it('gives a chat to one person at a time: the last one who was linked', async () => {
    const [first, second] = [
      await newPerson((await newOrganisation(run)).id),
      await newPerson((await newOrganisation(run)).id),
    ];
    const address = newChat();
    await link(first, address);
    await link(second, address, after(1));
    expect((await byChat(address))?.person).toEqual(second);
    expect(await run((stores) => stores.people.accountsOf(first.organisationId, [first.id]))).toEqual([]);
  });

  it('lists the accounts of some people of one organisation, the oldest link first', async () => {
    const person = await newPerson((await newOrganisation(run)).id);
    const stranger = await newPerson((await newOrganisation(run)).id);
    const [later, earlier] = [
      await link(person, newChat(), after(2)),
      await link(person, newChat(), after(1)),
    ];
    await link(stranger, newChat());
    const accounts = await run((stores) =>
      stores.people.accountsOf(person.organisationId, [person.id, stranger.id]),
    );
    expect(accounts).toEqual([earlier, later]);
    expect(await run((stores) => stores.people.accountsOf(person.organisationId, []))).toEqual([]);
  });

  it('keeps a person’s own order of messengers, until a chat goes to somebody else', async () => {
    const { id } = await newOrganisation(run);
    const [person, other] = [await newPerson(id), await newPerson(id)];
    const address = newChat();
    const [first, second] = [await link(person, address), await link(person, newChat(), after(1))];
    const theirs = await link(other, newChat());
    const ranks = async (who: Person) =>
      (await run((stores) => stores.people.accountsOf(id, [who.id]))).map(({ rank }) => rank);
    const rank = (...accounts: readonly { readonly id: string }[]) =>
      run((stores) =>
        stores.people.rankAccounts(
          id,
          person.id,
          accounts.map((account) => account.id),
        ),
      );
    expect(await ranks(person)).toEqual([null, null]);
    await rank(second, first, theirs);
    expect(await ranks(person)).toEqual([1, 0]);
    expect(await ranks(other), 'of somebody else').toEqual([null]);
    await rank(first);
    expect(await ranks(person), 'one that is not named has no place').toEqual([0, null]);
    expect((await byChat(address))?.account.rank).toBe(0);
    await link(other, address, after(2));
    expect((await byChat(address))?.account.rank).toBeNull();
  });

  it('counts the chats of one bot over all organisations', async () => {
    const own = storesOf((await fixture.fresh()).db);
    for (const botId of ['42', '42', '43']) {
      const { id } = await newOrganisation(own);
      const person = await own((stores) => stores.people.create(id, 'Người A', start));
      await own((stores) => stores.people.link(person, newChat({ botId }), 'A', start));
    }
    expect(await own((stores) => stores.people.countOn('telegram', '42'))).toBe(2);
    expect(await own((stores) => stores.people.countOn('zalo-bot', '42'))).toBe(0);
  });

  it('forgets one chat, and leaves the person’s others', async () => {
    const { id } = await newOrganisation(run);
    const theirs = await newOrganisation(run);
    const person = await newPerson(id);
    const [gone, kept] = [newChat(), newChat()];
    const account = await link(person, gone);
    await link(person, kept);
    await run((stores) => stores.people.unlinkAccount(theirs.id, account.id));
    expect(await byChat(gone), 'at the word of another organisation').not.toBeNull();
    await run((stores) => stores.people.unlinkAccount(id, account.id));
    expect(await byChat(gone)).toBeNull();
    expect((await byChat(kept))?.person).toEqual(person);
  });

  it('notes whose bot is switched off, and that it is there again', async () => {
    const own = storesOf((await fixture.fresh()).db);
    const { id } = await newOrganisation(own);
    const person = await own((stores) => stores.people.create(id, 'Người A', start));
    const bots = [
      { channel: 'telegram', botId: '42' },
      { channel: 'zalo-bot', botId: '42' },
      { channel: 'telegram', botId: '43' },
    ] as const;
    for (const bot of bots)
      await own((stores) => stores.people.link(person, { ...newChat(), ...bot }, 'A', start));
    const blocked = newChat();
    await own((stores) => stores.people.link(person, blocked, 'A', after(1)));
    const { channel, botId, chatId } = blocked;
    await own((stores) => stores.people.setReachability(channel, botId, chatId, 'blocked', 'said so'));
    const states = async () =>
      (await own((stores) => stores.people.accountsOf(id, [person.id]))).map(
        ({ reachability, reachabilityReason }) => `${reachability} ${reachabilityReason}`.trim(),
      );
    await own((stores) => stores.people.noteOpenBots([bots[0]], 'off'));
    expect((await states()).sort()).toEqual(['blocked said so', 'reachable', 'unknown off', 'unknown off']);
    await own((stores) => stores.people.noteOpenBots(bots, 'off'));
    expect((await states()).sort()).toEqual(['blocked said so', 'reachable', 'reachable', 'reachable']);
  });

  it('notes who cannot be reached, and that a person who writes or is linked anew can', async () => {
    const person = await newPerson((await newOrganisation(run)).id);
    const address = newChat();
    const { id } = await link(person, address);
    const block = () =>
      run(({ people }) =>
        people.setReachability(address.channel, address.botId, address.chatId, 'blocked', 'đã chặn bot'),
      );
    expect(await block()).toMatchObject({ id, reachability: 'blocked', reachabilityReason: 'đã chặn bot' });
    await run((stores) => stores.people.heardFrom(id, after(5)));
    const heard = { reachability: 'reachable', reachabilityReason: '', lastInboundAt: after(5) };
    expect((await byChat(address))?.account).toMatchObject(heard);
    await block();
    expect(await link(person, address, after(9))).toMatchObject({ ...heard, lastInboundAt: after(9) });
  });

  it('finds who wrote to a bot within some time and can be reached, in every organisation', async () => {
    const botId = 'oa-heard';
    const on = (chatId: string) => newChat({ channel: 'zalo-oa', botId, chatId });
    const [early, inside, edge, blocked] = [on('early'), on('inside'), on('edge'), on('blocked')];
    for (const [address, at] of [
      [early, 1],
      [inside, 5],
      [edge, 9],
      [blocked, 6],
    ] as const)
      await link(await newPerson((await newOrganisation(run)).id), address, after(at));
    await link(await newPerson((await newOrganisation(run)).id), newChat(), after(5));
    await run(({ people }) => people.setReachability('zalo-oa', botId, 'blocked', 'blocked', ''));
    const found = await run(({ people }) => people.heardBetween('zalo-oa', botId, after(2), after(9)));
    expect(found.map(({ address }) => address.chatId).sort()).toEqual(['edge', 'inside']);
  });

  it('has nobody to note as blocked in an unknown chat', async () => {
    expect(
      await run(({ people }) => people.setReachability('telegram', '42', 'nobody', 'blocked', '')),
    ).toBeNull();
  });

  it('grants a role once, and finds those who hold one of some roles', async () => {
    const { id } = await newOrganisation(run);
    const [clerk, reader] = [await newPerson(id, 'Văn thư'), await newPerson(id, 'Lãnh đạo')];
    const stranger = await newPerson((await newOrganisation(run)).id);
    for (const role of ['clerk', 'owner', 'clerk'] as const)
      await run((stores) => stores.people.grantRole(id, clerk.id, role, start));
    await run((stores) => stores.people.grantRole(id, reader.id, 'reader', start));
    await run((stores) => stores.people.grantRole(stranger.organisationId, stranger.id, 'clerk', start));
    expect((await run((stores) => stores.people.rolesOf(id, clerk.id))).sort()).toEqual(['clerk', 'owner']);
    expect(await run((stores) => stores.people.withRole(id, ['owner', 'clerk']))).toEqual([clerk]);
    expect(await run((stores) => stores.people.withRole(id, ['approver']))).toEqual([]);
    expect(
      await run((stores) => stores.people.rolesOf(stranger.organisationId, clerk.id)),
      'elsewhere',
    ).toEqual([]);
  });

  it('lists those with a role in the order in which they came', async () => {
    const { id } = await newOrganisation(run);
    const people: Person[] = [];
    for (const seconds of [1, 2, 3, 4, 5])
      people.push(await run((stores) => stores.people.create(id, `${seconds}`, after(seconds))));
    for (const person of [...people].reverse())
      await run((stores) => stores.people.grantRole(id, person.id, 'clerk', start));
    expect(await run((stores) => stores.people.withRole(id, ['clerk']))).toEqual(people);
  });

  it('says who holds an office on a day: the first and the last day count', async () => {
    const person = await newPerson((await newOrganisation(run)).id);
    const { organisationId } = person;
    const office = await give(person, '2026-03-01');
    expect(office).toMatchObject({
      organisationId,
      blocId: 'bloc',
      kind: 'leader',
      validFrom: '2026-03-01',
      validUntil: null,
    });
    expect(await holders(organisationId, '2026-02-28')).toEqual([]);
    expect(await holders(organisationId, '2026-03-01')).toEqual([person.id]);
    expect(await holders(organisationId, '2199-12-31')).toEqual([person.id]);
    expect(await holders((await newOrganisation(run)).id, '2026-03-01'), 'another organisation').toEqual([]);
    expect(await holders(organisationId, '2026-03-01', 'somebody else')).toEqual([]);
  });

  it.each([
    { why: 'an ordinary day', from: '2026-07-15', lastDay: '2026-07-14' },
    { why: 'the first of a year', from: '2027-01-01', lastDay: '2026-12-31' },
    { why: 'the first of March in a leap year', from: '2028-03-01', lastDay: '2028-02-29' },
    { why: 'the first of March in another', from: '2026-03-01', lastDay: '2026-02-28' },
  ])('ends the former holder the day before ($why)', async ({ from, lastDay }) => {
    const { id } = await newOrganisation(run);
    const [former, next] = [await newPerson(id), await newPerson(id)];
    await give(former, '2026-01-02');
    await give(next, from);
    expect(await holders(id, lastDay)).toEqual([former.id]);
    expect(await holders(id, from)).toEqual([next.id]);
  });

  it('leaves the other offices alone: deputies, other blocs, other organisations', async () => {
    const { id } = await newOrganisation(run);
    const [leader, deputy, elsewhere] = [await newPerson(id), await newPerson(id), await newPerson(id)];
    const stranger = await newPerson((await newOrganisation(run)).id);
    await give(deputy, '2026-01-01', 'deputy');
    await give(elsewhere, '2026-01-01', 'leader', 'another-bloc');
    await give(stranger, '2026-01-01');
    await give(leader, '2026-06-01');
    expect((await holders(id, '2026-06-01')).sort()).toEqual([leader.id, deputy.id, elsewhere.id].sort());
    expect(await holders(stranger.organisationId, '2026-06-01')).toEqual([stranger.id]);
  });

  it('gives an office that the person holds already anew, without holding it twice', async () => {
    const { id } = await newOrganisation(run);
    const person = await newPerson(id);
    await give(person, '2026-01-01');
    await give(person, '2026-06-01');
    expect(await holders(id, '2026-05-31')).toEqual([person.id]);
    expect(await holders(id, '2026-06-01')).toEqual([person.id]);
  });

  it('gives an office twice on one day: the last one holds it, the first never did', async () => {
    const { id } = await newOrganisation(run);
    const [first, second] = [await newPerson(id), await newPerson(id)];
    await give(first, '2026-06-01');
    await give(second, '2026-06-01');
    expect(await holders(id, '2026-06-01')).toEqual([second.id]);
    expect(await holders(id, '2026-05-31')).toEqual([]);
    await give(first, '2026-06-01');
    expect(await holders(id, '2026-06-01')).toEqual([first.id]);
  });

  it('leaves what ended long ago as it was', async () => {
    const { id } = await newOrganisation(run);
    const [first, second, third] = [await newPerson(id), await newPerson(id), await newPerson(id)];
    await give(first, '2024-01-01');
    await give(second, '2025-01-01');
    await give(third, '2026-01-01');
    expect(await holders(id, '2024-12-31')).toEqual([first.id]);
    expect(await holders(id, '2025-12-31')).toEqual([second.id]);
  });

  it('has one holder when two are given an office at once', async () => {
    const { id } = await newOrganisation(run);
    const people = await atOnce(4, () => newPerson(id));
    await Promise.all(people.map((person) => give(person, '2026-06-01')));
    expect(await holders(id, '2026-06-01')).toHaveLength(1);
  });

  it('forgets the chats of a person and ends offices and roles; the person stays', async () => {
    const { id } = await newOrganisation(run);
    const [person, other] = [await newPerson(id), await newPerson(id)];
    const [address, kept] = [newChat(), newChat()];
    await link(person, address);
    await link(other, kept);
    await give(person, '2026-01-01');
    await give(other, '2026-01-01', 'deputy');
    for (const { id: holder } of [person, other])
      await run((stores) => stores.people.grantRole(id, holder, 'clerk', start));
    await run((stores) => stores.people.unlink(id, person.id, '2026-06-16'));
    expect(await byChat(address)).toBeNull();
    expect(await holders(id, '2026-06-15'), 'the day before still counts').toEqual(
      expect.arrayContaining([person.id]),
    );
    expect(await holders(id, '2026-06-16')).toEqual([other.id]);
    expect(await run((stores) => stores.people.withRole(id, ['clerk']))).toEqual([other]);
    expect(await run((stores) => stores.people.byId(id, person.id))).toEqual(person);
    expect((await byChat(kept))?.person).toEqual(other);
  });

  it('unlinks nobody at the word of another organisation', async () => {
    const person = await newPerson((await newOrganisation(run)).id);
    const theirs = await newOrganisation(run);
    const address = newChat();
    await link(person, address);
    await give(person, '2026-01-01');
    await run((stores) => stores.people.unlink(theirs.id, person.id, '2026-06-16'));
    expect((await byChat(address))?.person).toEqual(person);
    expect(await holders(person.organisationId, '2026-06-16')).toEqual([person.id]);
  });

  it('keeps an office for some days only, and gives it back by itself', async () => {
    const { id } = await newOrganisation(run);
    const [leader, deputy] = [await newPerson(id), await newPerson(id)];
    await give(leader, '2026-01-01');
    await run((stores) =>
      stores.people.giveOffice(id, 'bloc', deputy.id, 'acting', '2026-07-01', '2026-07-15'),
    );
    expect(await holders(id, '2026-06-30')).toEqual([leader.id]);
    expect(await holders(id, '2026-07-15')).toEqual([leader.id, deputy.id]);
    expect(await holders(id, '2026-07-16')).toEqual([leader.id]);
  });

  it('ends an office, and says who held it', async () => {
    const { id } = await newOrganisation(run);
    const person = await newPerson(id);
    const office = await give(person, '2026-01-01', 'acting');
    const end = (blocId: string) =>
      run((stores) => stores.people.endOffice(id, blocId, 'acting', '2026-07-01'));
    expect(await end('another bloc')).toEqual([]);
    expect(await end('bloc')).toEqual([office]);
    expect(await holders(id, '2026-06-30')).toEqual([person.id]);
    expect(await holders(id, '2026-07-01')).toEqual([]);
    expect(await end('bloc')).toEqual([]);
  });

  it('tells those who look after a bloc from those who speak for it', async () => {
    const { id } = await newOrganisation(run);
    const [leader, sponsor] = [await newPerson(id), await newPerson(id)];
    await give(leader, '2026-01-01');
    const office = await give(sponsor, '2026-01-01', 'sponsor');
    expect(await holders(id, '2026-06-16')).toEqual([leader.id]);
    const sponsorsOn = (day: string, personId?: string) =>
      run((stores) => stores.people.sponsorsOn(id, day, personId));
    expect(await sponsorsOn('2026-06-16')).toEqual([office]);
    expect(await sponsorsOn('2025-12-31')).toEqual([]);
    expect(await sponsorsOn('2026-06-16', leader.id)).toEqual([]);
    await give(leader, '2026-07-01', 'sponsor');
    const kinds = async (day: string) =>
      (await run((stores) => stores.people.heldOn(id, day, leader.id))).map(({ kind }) => kind);
    expect(await kinds('2026-06-16')).toEqual(['leader']);
    expect(await kinds('2026-07-01')).toEqual(['leader', 'sponsor']);
  });

  it('lists the offices that hold on a day or begin later', async () => {
    const { id } = await newOrganisation(run);
    const [first, second] = [await newPerson(id), await newPerson(id)];
    await give(first, '2026-01-01');
    await give(second, '2027-01-01');
    const from = async (day: string) =>
      (await run((stores) => stores.people.officesFrom(id, day))).map(({ personId }) => personId);
    expect(await from('2026-12-31')).toEqual([first.id, second.id]);
    expect(await from('2027-01-01')).toEqual([second.id]);
  });

  it('lists those who have a chat, by name', async () => {
    const { id } = await newOrganisation(run);
    const [b, a] = [await newPerson(id, 'B'), await newPerson(id, 'A')];
    await newPerson(id, 'C');
    for (const person of [b, a]) await link(person, newChat());
    expect((await run((stores) => stores.people.linked(id))).map(({ displayName }) => displayName)).toEqual([
      'A',
      'B',
    ]);
  });
});
