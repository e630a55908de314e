import { expect, it } from 'vitest';
import type { ChatAddress } from '../../src/app/ports/channel.ts';
import type { Invitation } from '../../src/app/ports/people.ts';
import { onEachDatabase } from '../storage/databases.ts';
import { after, atOnce, newOrganisation, sharedStores, start } from './stores.ts';

let hashes = 0;
const newHash = (): string => `hash-${(hashes += 1)}`;
const leadership: Invitation['purpose'] = { kind: 'office', blocId: 'bloc', office: 'leader' };

interface Inviting {
  readonly purpose?: Invitation['purpose'];
  readonly tokenHash?: string;
  readonly codeHash?: string;
  readonly at?: Date;
}

onEachDatabase('invitations', (fixture) => {
  const run = sharedStores(fixture);
  const invite = (
    organisationId: string,
    { purpose = leadership, tokenHash = newHash(), codeHash = newHash(), at = start }: Inviting = {},
  ) => {
    const facts = {
      organisationId,
      purpose,
      createdById: 'clerk',
      expiresAt: after(900),
      codeExpiresAt: after(600),
    };
    return run((stores) => stores.invitations.create(facts, { tokenHash, codeHash }, at));
  };
  const byCode = (hash: string) => run((stores) => stores.invitations.byCodeHash(hash));
  const byToken = (hash: string) => run((stores) => stores.invitations.byTokenHash(hash));
  const use = (id: string) => run((stores) => stores.invitations.use(id, 'guest', after(5)));

  it.each([
    { why: 'an office', purpose: { kind: 'office', blocId: 'b-1', office: 'deputy' } },
    { why: 'a role', purpose: { kind: 'role', role: 'clerk' } },
    { why: 'a further chat', purpose: { kind: 'account', personId: 'p-1' } },
  ] as const)('finds an invitation to $why by the hash of its token and of its code', async ({ purpose }) => {
    const { id: organisationId } = await newOrganisation(run);
    const [tokenHash, codeHash] = [newHash(), newHash()];
    const made = await invite(organisationId, { purpose, tokenHash, codeHash });
    expect(made).toEqual({
      ...{
        id: made.id,
        organisationId,
        purpose,
        createdById: 'clerk',
        expiresAt: after(900),
        codeExpiresAt: after(600),
      },
      ...{ usedAt: null, revokedAt: null },
    });
    expect(await byToken(tokenHash)).toEqual(made);
    expect(await byCode(codeHash)).toEqual(made);
    expect(await byToken(codeHash), 'a code is no token').toBeNull();
    expect(await byCode(tokenHash), 'a token is no code').toBeNull();
  });

  it('is used once; by its token it is still known as used', async () => {
    const [tokenHash, codeHash] = [newHash(), newHash()];
    const { id } = await invite((await newOrganisation(run)).id, { tokenHash, codeHash });
    expect(await use(id)).toBe(true);
    expect(await use(id)).toBe(false);
    expect((await byToken(tokenHash))?.usedAt).toEqual(after(5));
    expect(await byCode(codeHash)).toBeNull();
  });

  it('is used by one of those who open it at once', async () => {
    const { id } = await invite((await newOrganisation(run)).id);
    expect((await atOnce(5, () => use(id))).filter(Boolean)).toHaveLength(1);
  });

  it('is of no use once revoked', async () => {
    const { id: organisationId } = await newOrganisation(run);
    const [tokenHash, codeHash] = [newHash(), newHash()];
    const { id } = await invite(organisationId, { tokenHash, codeHash });
    await run((stores) => stores.invitations.revokeUnused(organisationId, leadership, after(3)));
    expect((await byToken(tokenHash))?.revokedAt).toEqual(after(3));
    expect(await byCode(codeHash)).toBeNull();
    expect(await use(id)).toBe(false);
  });

  it('revokes what is unused for the same purpose, and nothing else', async () => {
    const [mine, theirs] = [await newOrganisation(run), await newOrganisation(run)];
    const same = await invite(mine.id);
    const used = await invite(mine.id);
    await use(used.id);
    const others = [
      await invite(mine.id, { purpose: { ...leadership, office: 'deputy' } }),
      await invite(mine.id, { purpose: { ...leadership, blocId: 'another' } }),
      await invite(mine.id, { purpose: { kind: 'role', role: 'clerk' } }),
      await invite(mine.id, { purpose: { kind: 'account', personId: 'p-1' } }),
      await invite(theirs.id),
    ];
    await run((stores) => stores.invitations.revokeUnused(mine.id, leadership, after(3)));
    expect(await use(same.id)).toBe(false);
    expect(await Promise.all(others.map(({ id }) => use(id)))).toEqual([true, true, true, true, true]);
  });

  it('takes the newest of several with one code that are neither used nor revoked', async () => {
    const { id: organisationId } = await newOrganisation(run);
    const codeHash = newHash();
    const older = await invite(organisationId, { codeHash, at: after(1) });
    const newer = await invite(organisationId, { codeHash, at: after(2) });
    expect((await byCode(codeHash))?.id).toBe(newer.id);
    await use(newer.id);
    expect((await byCode(codeHash))?.id).toBe(older.id);
  });

  it('lets no two invitations have one token', async () => {
    const { id } = await newOrganisation(run);
    const tokenHash = newHash();
    await invite(id, { tokenHash });
    await expect(invite(id, { tokenHash })).rejects.toThrow();
  });

  it('counts the wrong codes of one chat since an instant', async () => {
    const chat: ChatAddress = { channel: 'telegram', botId: '42', chatId: newHash() };
    for (const seconds of [0, 10, 20])
      await run((stores) => stores.invitations.noteWrongCode(chat, after(seconds)));
    const count = (address: ChatAddress, since: Date) =>
      run((stores) => stores.invitations.wrongCodesSince(address, since));
    expect(await count(chat, start)).toBe(3);
    expect(await count(chat, after(10))).toBe(2);
    expect(await count(chat, after(21))).toBe(0);
    expect(await count({ ...chat, botId: '43' }, start), 'another bot').toBe(0);
    expect(await count({ ...chat, chatId: newHash() }, start), 'another chat').toBe(0);
  });
});
