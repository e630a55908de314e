import { expect, it } from 'vitest';
import type { ChatAddress } from '../../src/app/ports/channel.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, newOrganisation, sharedStores, start } from './stores.ts';

let chats = 0;
const newGroup = (changed: Partial<ChatAddress> = {}): ChatAddress => ({
  ...{ channel: 'telegram', botId: '42', chatId: `-${(chats += 1)}` },
  ...changed,
});

onEachDatabase('council groups', (fixture) => {
  const run = sharedStores(fixture);
  const bind = (organisationId: string, address: ChatAddress, title = 'Hội đồng', at = start) =>
    run((stores) => stores.groups.bind(organisationId, address, title, 'clerk', at));
  const byChat = (address: ChatAddress) => run((stores) => stores.groups.byChat(address));
  const groupsOf = (organisationId: string) => run((stores) => stores.groups.of(organisationId));

  it('finds a bound group by its chat, whatever topic is asked about', async () => {
    const { id: organisationId } = await newOrganisation(run);
    const address = newGroup({ topicId: '7' });
    await bind(organisationId, address, 'HĐ TĐKT «xã»');
    const { topicId: _topic, ...chat } = address;
    const group = await byChat(chat);
    expect(group).toMatchObject({ organisationId, address, title: 'HĐ TĐKT «xã»', lost: false });
    expect(await byChat({ ...chat, topicId: '8' })).toEqual(group);
    expect(await byChat({ ...chat, botId: '43' })).toBeNull();
  });

  it('lists the groups of one organisation, the first bound first', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    await bind(mine.id, newGroup(), 'sau', after(2));
    await bind(mine.id, newGroup(), 'trước', after(1));
    await bind(theirs.id, newGroup(), 'của họ');
    expect((await groupsOf(mine.id)).map(({ title }) => title)).toEqual(['trước', 'sau']);
  });

  it('binds a group once: again it takes the new title and topic, and is found again after it was lost', async () => {
    const { id } = await newOrganisation(run);
    const address = newGroup({ topicId: '7' });
    await bind(id, address);
    expect(await run((stores) => stores.groups.markLost(address, after(1)))).toMatchObject({ lost: true });
    expect((await groupsOf(id))[0]?.lost).toBe(true);
    const { topicId: _topic, ...whole } = address;
    await bind(id, whole, 'Tên mới', after(2));
    expect(await groupsOf(id)).toEqual([
      expect.objectContaining({ address: whole, title: 'Tên mới', lost: false }),
    ]);
  });

  it('leaves a group to the organisation that has it, until the bot was removed from it', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const address = newGroup();
    expect(await bind(mine.id, address)).toBe(true);
    expect(await bind(theirs.id, address, 'của họ', after(1))).toBe(false);
    expect(await byChat(address)).toMatchObject({ organisationId: mine.id, title: 'Hội đồng' });
    expect(await groupsOf(theirs.id)).toEqual([]);
    await run((stores) => stores.groups.markLost(address, after(2)));
    expect(await bind(theirs.id, address, 'của họ', after(3))).toBe(true);
    expect(await byChat(address)).toMatchObject({ organisationId: theirs.id, lost: false });
    expect(await groupsOf(mine.id)).toEqual([]);
  });

  it('drops a topic that is gone and keeps the group', async () => {
    const address = newGroup({ topicId: '7' });
    await bind((await newOrganisation(run)).id, address);
    const { topicId: _topic, ...whole } = address;
    expect((await run((stores) => stores.groups.dropTopic(address)))?.address).toEqual(whole);
    expect((await byChat(address))?.address).toEqual(whole);
  });

  it('has nothing to mark in a group that nobody bound', async () => {
    const stranger = newGroup();
    expect(await run((stores) => stores.groups.markLost(stranger, start))).toBeNull();
    expect(await run((stores) => stores.groups.dropTopic(stranger))).toBeNull();
    await run((stores) => stores.groups.migrate(stranger, newGroup().chatId));
    expect(await byChat(stranger)).toBeNull();
  });

  it('follows a group that became a supergroup, and again when told twice', async () => {
    const { id } = await newOrganisation(run);
    const [address, grown] = [newGroup(), newGroup()];
    await bind(id, address);
    for (let times = 0; times < 2; times += 1)
      await run((stores) => stores.groups.migrate(address, grown.chatId));
    expect(await byChat(address)).toBeNull();
    expect((await groupsOf(id)).map((group) => group.address)).toEqual([grown]);
  });

  it('posts once where the supergroup was bound before the bot was told of the change', async () => {
    const { id } = await newOrganisation(run);
    const [address, grown] = [newGroup(), newGroup()];
    await bind(id, address);
    await bind(id, grown, 'Hội đồng', after(1));
    await run((stores) => stores.groups.migrate(address, grown.chatId));
    expect((await groupsOf(id)).map((group) => group.address)).toEqual([grown]);
  });
});
