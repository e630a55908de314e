import { expect, it } from 'vitest';
import { administer, answerRequests } from '../../src/app/administration/administer.ts';
import { nodeSecrets } from '../../src/secrets.ts';
import { storesOf, start } from '../contract/stores.ts';
import { sqlite } from '../storage/databases.ts';

it('a request that cannot be read does not keep those behind it waiting', async () => {
  const run = storesOf((await sqlite.fresh()).db);
  await run(({ commandRequests }) => commandRequests.ask('outbox', { resend: 'all' }, start));
  const second = await run(({ commandRequests }) =>
    commandRequests.ask('outbox', { resend: [], replay: [] }, start),
  );
  await expect(answerRequests(run, nodeSecrets, start)).rejects.toThrow();
  expect(await run(({ commandRequests }) => commandRequests.resultOf(second))).toEqual({
    result: { ok: true, lines: ['Không có tin nào bị kẹt.'] },
  });
});

it('a dead letter that somebody has seen to is dropped; what waits to be sent is not', async () => {
  const run = storesOf((await sqlite.fresh()).db);
  const address = { channel: 'telegram', botId: '42', chatId: '7' } as const;
  const content = { kind: 'text', lines: [{ text: 'x' }] } as const;
  const row = { organisationId: null, address, priority: 'notice', content, notBefore: start } as const;
  const [dead, waiting] = await run(async ({ outbox }) => {
    await outbox.add([{ ...row, key: 'a' }], start);
    const [claimed] = await outbox.claim({ ...address, worker: 'w', now: start, limit: 1 });
    if (!claimed) throw new Error('nothing is due');
    await outbox.settle([{ row: claimed, settlement: { state: 'failed', error: '403' } }], start);
    await outbox.add([{ ...row, key: 'b' }], start);
    return [claimed.id, (await outbox.byKey('b'))?.id ?? 0];
  });
  const drop = (ids: number[]) =>
    administer(run, nodeSecrets, 'outbox', { resend: [], replay: [], drop: ids }, start);
  expect((await drop([dead, waiting])).lines).toEqual([
    `Bỏ tin #${dead}.`,
    `Tin #${waiting} không ở trong danh sách.`,
  ]);
  expect((await run(({ outbox }) => outbox.byId(waiting)))?.state).toBe('waiting');
  expect(await run(({ outbox }) => outbox.dead(10))).toEqual([]);
});
