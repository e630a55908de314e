import { expect, it } from 'vitest';
import type { ChatAddress } from '../../src/app/ports/channel.ts';
import type { ButtonAction } from '../../src/app/ports/questions.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start } from './stores.ts';

let count = 0;
const newChat = (): ChatAddress => ({ channel: 'zalo-bot', botId: '42', chatId: `buttons-${(count += 1)}` });
const newOffer = (): string => `offer/${(count += 1)}`;
const choices = (...labels: string[]) =>
  labels.map((label, index) => ({
    label,
    action: { do: 'choose', questionId: 'q', index } satisfies ButtonAction,
  }));

onEachDatabase('buttons', (fixture) => {
  const run = sharedStores(fixture);
  const issue = (
    address: ChatAddress,
    labels: string[],
    { offer = newOffer(), at = start, expiresAt = after(3600), organisationId = null as string | null } = {},
  ) =>
    run((stores) =>
      stores.buttons.issue(
        { organisationId, address, personId: 'leader', offer },
        choices(...labels),
        at,
        expiresAt,
      ),
    );
  const lastLabels = async (address: ChatAddress, now = start) =>
    (await run((stores) => stores.buttons.lastOffer([address], now))).map(({ label }) => label);
  const use = (offer: string) => run((stores) => stores.buttons.useOffer(offer, after(5)));

  it('finds an issued button by its token', async () => {
    const { id: organisationId } = await newOrganisation(run);
    const [address, offer] = [newChat(), newOffer()];
    const [first, second] = await issue(address, ['Đúng', 'Sai «không»'], { offer, organisationId });
    expect(second).toEqual({
      ...{
        token: second?.token,
        organisationId,
        address,
        personId: 'leader',
        offer,
        position: 2,
        label: 'Sai «không»',
      },
      ...{ action: { do: 'choose', questionId: 'q', index: 1 }, expiresAt: after(3600), usedAt: null },
    });
    for (const button of [first, second])
      expect(await run((stores) => stores.buttons.byToken(button?.token ?? ''))).toEqual(button);
    expect(await run((stores) => stores.buttons.byToken('made-up'))).toBeNull();
  });

  it('gives the buttons of one message in order, used or not', async () => {
    const [address, offer] = [newChat(), newOffer()];
    await issue(address, ['Một', 'Hai'], { offer });
    await issue(address, ['Khác']);
    await use(offer);
    const labels = (await run((stores) => stores.buttons.ofOffer(offer))).map(({ label }) => label);
    expect(labels).toEqual(['Một', 'Hai']);
    expect(await run((stores) => stores.buttons.ofOffer('made-up'))).toEqual([]);
  });

  it('finds the newest offer of several chats of one person', async () => {
    const [here, there] = [newChat(), newChat()];
    await issue(here, ['Cũ']);
    await issue(there, ['Mới']);
    const offer = await run((stores) => stores.buttons.lastOffer([here, there], start));
    expect(offer.map(({ label, address }) => [label, address])).toEqual([['Mới', there]]);
  });

  it('issues tokens of at least 96 random bits, in letters that every messenger takes', async () => {
    const tokens = (await issue(newChat(), Array.from({ length: 50 }, String))).map(({ token }) => token);
    expect(new Set(tokens).size).toBe(50);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{16,64}$/);
  });

  it('takes an offer once, whichever of its buttons was pressed', async () => {
    const [address, offer, other] = [newChat(), newOffer(), newOffer()];
    const [button] = await issue(address, ['a', 'b'], { offer });
    await issue(newChat(), ['c'], { offer: other });
    expect((await atOnce(4, () => use(offer))).filter(Boolean)).toHaveLength(1);
    expect(await run((stores) => stores.buttons.byToken(button?.token ?? ''))).toMatchObject({
      usedAt: after(5),
    });
    expect(await use(other)).toBe(true);
    expect(await use('made-up')).toBe(false);
  });

  it('gives the newest offer of a chat, in order', async () => {
    const address = newChat();
    await issue(address, ['old'], { at: after(1) });
    await issue(address, ['1', '2', '3'], { at: after(2) });
    await issue(newChat(), ['elsewhere'], { at: after(3) });
    expect(await lastLabels(address)).toEqual(['1', '2', '3']);
    expect(await lastLabels({ ...address, botId: '43' })).toEqual([]);
  });

  it('gives the offer made last where several were made in one instant', async () => {
    const address = newChat();
    const labels = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const label of labels) {
      await issue(address, [label]);
      expect(await lastLabels(address)).toEqual([label]);
    }
  });

  it('goes back to an earlier offer when the newest was used or has expired', async () => {
    const [address, used] = [newChat(), newOffer()];
    await issue(address, ['kept'], { at: after(1), expiresAt: after(100) });
    await issue(address, ['expires'], { at: after(2), expiresAt: after(50) });
    await issue(address, ['used'], { at: after(3), offer: used });
    await use(used);
    expect(await lastLabels(address, after(49))).toEqual(['expires']);
    expect(await lastLabels(address, after(50))).toEqual(['kept']);
    expect(await lastLabels(address, after(100))).toEqual([]);
  });

  it('drops what has expired', async () => {
    const [address, gone] = [newChat(), newChat()];
    const [kept] = await issue(address, ['kept'], { expiresAt: after(1000) });
    const [dropped] = await issue(gone, ['dropped'], { expiresAt: after(999) });
    await run((stores) => stores.buttons.dropExpired(after(1000)));
    expect(await run((stores) => stores.buttons.byToken(kept?.token ?? ''))).not.toBeNull();
    expect(await run((stores) => stores.buttons.byToken(dropped?.token ?? ''))).toBeNull();
  });
});
