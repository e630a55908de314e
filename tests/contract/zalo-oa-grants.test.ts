import { expect, it } from 'vitest';
import { onEachDatabase } from '../storage/databases.ts';
import { after, sharedStores, start } from './stores.ts';

onEachDatabase('the store of consents', (fixture) => {
  const run = sharedStores(fixture);
  let made = 0;
  const newGrant = () => ({
    ...{ oaId: `oa-${(made += 1)}`, sealed: 'v1.a', origin: 'one', refreshedAt: start },
    ...{ accessUntil: after(90_000), grantUntil: after(7_776_000) },
  });

  it('knows nothing of an account that was never consented to', async () => {
    expect(await run(({ zaloOaGrants }) => zaloOaGrants.byOa('nobody'))).toBeNull();
  });

  it('keeps the newest pair, and the others apart', async () => {
    const [one, two] = [newGrant(), newGrant()];
    await run(({ zaloOaGrants }) => zaloOaGrants.save(one));
    await run(({ zaloOaGrants }) => zaloOaGrants.save(two));
    const later = { ...one, sealed: 'v1.b', accessUntil: after(180_000) };
    await run(({ zaloOaGrants }) => zaloOaGrants.save(later));
    expect(await run(({ zaloOaGrants }) => zaloOaGrants.byOa(one.oaId))).toEqual({ ...later, trouble: null });
    const all = await run(({ zaloOaGrants }) => zaloOaGrants.all());
    expect(all.filter(({ oaId }) => [one.oaId, two.oaId].includes(oaId)).map(({ sealed }) => sealed)).toEqual(
      ['v1.b', 'v1.a'],
    );
  });

  it('remembers since when something is wrong, and that a new pair ends a lost consent alone', async () => {
    const grant = newGrant();
    const { oaId } = grant;
    await run(({ zaloOaGrants }) => zaloOaGrants.save(grant));
    const trouble = () => run(async ({ zaloOaGrants }) => (await zaloOaGrants.byOa(oaId))?.trouble);
    await run(({ zaloOaGrants }) => zaloOaGrants.noteTrouble(oaId, 'grant', '-14020', after(1)));
    await run(({ zaloOaGrants }) => zaloOaGrants.noteTrouble(oaId, 'grant', '-14020 again', after(9)));
    expect(await trouble()).toEqual({ kind: 'grant', detail: '-14020 again', since: after(1) });
    await run(({ zaloOaGrants }) => zaloOaGrants.endTrouble(oaId));
    expect((await trouble())?.kind, 'a message that went out before does not bring it back').toBe('grant');
    await run(({ zaloOaGrants }) => zaloOaGrants.save({ ...grant, sealed: 'v1.c' }));
    expect(await trouble()).toBeNull();
    await run(({ zaloOaGrants }) => zaloOaGrants.noteTrouble(oaId, 'account', '-224', after(20)));
    await run(({ zaloOaGrants }) => zaloOaGrants.save({ ...grant, sealed: 'v1.d' }));
    expect((await trouble())?.kind, 'a plan is not paid by a refresh').toBe('account');
    await run(({ zaloOaGrants }) => zaloOaGrants.endTrouble(oaId));
    expect(await trouble()).toBeNull();
  });

  it('notes which token of the settings was tried, also before there is any pair', async () => {
    const { oaId } = newGrant();
    await run(({ zaloOaGrants }) => zaloOaGrants.noteOrigin(oaId, 'two', start));
    expect(await run(({ zaloOaGrants }) => zaloOaGrants.byOa(oaId))).toMatchObject({
      origin: 'two',
      sealed: '',
    });
  });
});
