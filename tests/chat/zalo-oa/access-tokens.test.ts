import { afterEach, beforeEach, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { AccessTokens, NoAccessToken } from '../../../src/chat/zalo-oa/access-tokens.ts';
import { makeHttpCall } from '../../../src/chat/http/http-call.ts';
import { makeRefresh } from '../../../src/chat/zalo-oa/oauth.ts';
import { makeSealing } from '../../../src/chat/zalo-oa/sealed-pair.ts';
import type { InTransaction } from '../../../src/app/ports/stores.ts';
import {
  startZaloOaServer,
  type ZaloOaServer,
} from '../../../src/playground/zalo-oa/start-zalo-oa-server.ts';
import { openDatabase, type Database } from '../../../src/storage/database.ts';
import { allStores } from '../../../src/storage/stores/all-stores.ts';
import { ManualClock } from '../../manual-clock.ts';
import { onEachDatabase } from '../../storage/databases.ts';
import { listeningLog } from '../telegram/telegram-world.ts';

const key = randomBytes(32);
const hour = 3_600_000;
let clock: ManualClock;
let server: ZaloOaServer;
let first: string;
beforeEach(async () => {
  clock = new ManualClock('2026-06-16T02:00:00Z');
  server = await startZaloOaServer({ now: () => clock.now(), postToWebhook: async () => 200 });
  first = server.tokens.consent().refreshToken;
});
afterEach(() => server.close());

onEachDatabase('the access token of an Official Account', ({ fresh }) => {
  let db: Database;
  let url: string;
  let processes: Database[];
  beforeEach(async () => {
    ({ db, url } = await fresh());
    processes = [];
  });
  afterEach(async () => {
    for (const each of processes) await each.close();
  });

  const storesOf =
    (database: Database): InTransaction =>
    (work, options) =>
      database.inTransaction((tx) => work(allStores(tx)), options);
  let holders = 0;
  const tokensOf = (
    changed: Partial<ConstructorParameters<typeof AccessTokens>[0]> = {},
  ): AccessTokens & { logged: () => string } => {
    const { log, logged } = listeningLog();
    const tokens = new AccessTokens({
      ...{ oaId: server.world.oa.id, firstRefreshToken: first, inTransaction: storesOf(db), clock, log },
      refresh: makeRefresh(makeHttpCall(), server.url, server.app),
      ...{ sealing: makeSealing(key, server.world.oa.id), holder: `p${(holders += 1)}`, lookEveryMs: 5 },
      ...changed,
    });
    return Object.assign(tokens, { logged });
  };
  const anotherProcess = async (): Promise<AccessTokens> => {
    const database = await openDatabase({ url });
    processes.push(database);
    return tokensOf({ inTransaction: storesOf(database) });
  };
  const grant = () => storesOf(db)(({ zaloOaGrants }) => zaloOaGrants.byOa(server.world.oa.id));
  const isGood = (token: string): boolean => {
    try {
      server.tokens.check(token);
      return true;
    } catch {
      return false;
    }
  };

  it('is got once, however many processes ask for it, and again when it is over', async () => {
    const all = [tokensOf(), await anotherProcess(), await anotherProcess()];
    const ask = () => Promise.all(all.flatMap((tokens) => [tokens.current(), tokens.current()]));
    const got = await ask();
    expect(new Set(got).size).toBe(1);
    expect(isGood(got[0] ?? '')).toBe(true);
    expect(server.tokens.tried).toHaveLength(1);
    clock.advance(25 * hour);
    expect((await ask()).every(isGood)).toBe(true);
    expect(server.tokens.tried).toHaveLength(2);
  });

  it('is exchanged once where the platform refuses it', async () => {
    const all = [tokensOf(), await anotherProcess()];
    const [old = ''] = await Promise.all(all.map((tokens) => tokens.current()));
    const fresh = await Promise.all(all.flatMap((tokens) => [tokens.another(old), tokens.another(old)]));
    expect(new Set(fresh).size).toBe(1);
    expect(fresh[0]).not.toBe(old);
    expect(server.tokens.tried).toHaveLength(2);
  });

  it('is stored, encrypted, before anybody uses it', async () => {
    let fails = 3;
    const stored: string[] = [];
    const inTransaction: InTransaction = (work, options) =>
      storesOf(db)(
        (stores) =>
          work({
            ...stores,
            zaloOaGrants: {
              ...stores.zaloOaGrants,
              save: async (row) => {
                if ((fails -= 1) >= 0) throw new Error('the disk is full');
                stored.push(row.sealed);
                await stores.zaloOaGrants.save(row);
              },
            },
          }),
        options,
      );
    const token = await tokensOf({ inTransaction }).current();
    expect(stored).toHaveLength(1);
    expect(stored[0]).not.toContain(token);
    expect(makeSealing(key, server.world.oa.id).open(stored[0] ?? '')?.accessToken).toBe(token);
    expect(await (await anotherProcess()).current(), 'the next process needs no refresh').toBe(token);
    expect(server.tokens.tried).toHaveLength(1);
  });

  it('keeps a pair that could not be stored, and lets nobody touch the one before it', async () => {
    let isFull = true;
    const inTransaction: InTransaction = (work, options) =>
      storesOf(db)(
        (stores) =>
          work({
            ...stores,
            zaloOaGrants: {
              ...stores.zaloOaGrants,
              save: (row) =>
                isFull ? Promise.reject(new Error('the disk is full')) : stores.zaloOaGrants.save(row),
            },
          }),
        options,
      );
    const tokens = tokensOf({ inTransaction, lookEveryMs: 1 });
    await expect(tokens.current()).rejects.toBeInstanceOf(NoAccessToken);
    isFull = false;
    expect(isGood(await tokens.current())).toBe(true);
    expect(server.tokens.tried).toHaveLength(1);
    expect((await grant())?.trouble).toBeNull();
  });

  it('is lost when the refresh token was used elsewhere: that is noted, and Zalo is not asked again', async () => {
    const tokens = tokensOf();
    await tokens.current();
    server.tokens.consent();
    clock.advance(25 * hour);
    await expect(tokens.current()).rejects.toThrow(/consent is lost/);
    await expect(tokens.current()).rejects.toBeInstanceOf(NoAccessToken);
    expect(server.tokens.tried).toHaveLength(2);
    expect((await grant())?.trouble).toMatchObject({ kind: 'grant' });
    expect((await grant())?.trouble?.detail).toContain('-14020');
    expect(tokens.logged()).not.toContain(first);
  });

  it('comes back with a new refresh token in the settings', async () => {
    await tokensOf().current();
    const { refreshToken } = server.tokens.consent();
    clock.advance(25 * hour);
    await tokensOf()
      .current()
      .catch(() => undefined);
    expect(isGood(await tokensOf({ firstRefreshToken: refreshToken }).current())).toBe(true);
    expect((await grant())?.trouble).toBeNull();
  });

  it('goes on with the stored pair where the settings hold a token that was never any good', async () => {
    await tokensOf().current();
    expect(isGood(await tokensOf({ firstRefreshToken: 'x'.repeat(30) }).current())).toBe(true);
    expect((await grant())?.trouble).toBeNull();
  });

  it('is lost when the answer to a refresh never came, since the old one is used up', async () => {
    const tokens = tokensOf();
    await tokens.current();
    clock.advance(25 * hour);
    server.faults.next('/access_token', { kind: 'cut-after' });
    await expect(tokens.current()).rejects.toBeInstanceOf(NoAccessToken);
    expect((await grant())?.trouble, 'nobody knows yet').toBeNull();
    await expect(tokens.current()).rejects.toThrow(/consent is lost/);
  });

  it('survives that Zalo was not reached', async () => {
    const tokens = tokensOf();
    server.faults.next('/access_token', { kind: 'cut-before' });
    server.faults.next('/access_token', { kind: 'bad-gateway', done: false });
    await expect(tokens.current()).rejects.toBeInstanceOf(NoAccessToken);
    await expect(tokens.current()).rejects.toBeInstanceOf(NoAccessToken);
    expect(isGood(await tokens.current())).toBe(true);
  });

  it('says that the app is not in order, and ends that when it is again', async () => {
    const tokens = tokensOf();
    server.tokens.setActive(false);
    await expect(tokens.current()).rejects.toBeInstanceOf(NoAccessToken);
    expect((await grant())?.trouble).toMatchObject({ kind: 'account' });
    server.tokens.setActive(true);
    expect(isGood(await tokens.current())).toBe(true);
  });

  it('is refreshed before it is over, without anybody sending', async () => {
    const tokens = tokensOf();
    await tokens.current();
    clock.advance(24.5 * hour);
    await tokens.upkeep();
    expect(server.tokens.tried).toHaveLength(2);
    await tokens.upkeep();
    expect(server.tokens.tried).toHaveLength(2);
  });

  it('does not open with another key', async () => {
    await tokensOf().current();
    clock.advance(25 * hour);
    const other = tokensOf({ sealing: makeSealing(randomBytes(32), server.world.oa.id) });
    await expect(other.current()).rejects.toThrow(/ZALO_OA_TOKEN_KEY/);
    expect(server.tokens.tried, 'the stored pair is left alone').toHaveLength(1);
  });
});

it.each([
  { why: 'another key', open: () => makeSealing(randomBytes(32), 'a') },
  { why: 'another account', open: () => makeSealing(key, 'b') },
])('tokens do not open with $why', ({ open }) => {
  const sealed = makeSealing(key, 'a').seal({ accessToken: 'x', refreshToken: 'y' });
  expect(open().open(sealed)).toBeNull();
  expect(makeSealing(key, 'a').open(sealed)).toEqual({ accessToken: 'x', refreshToken: 'y' });
});

it.each(['', 'v1', 'v1.a.b.c', 'v2.a.b.c'])('«%s» is no sealed pair', (sealed) => {
  expect(makeSealing(key, 'a').open(sealed)).toBeNull();
});
