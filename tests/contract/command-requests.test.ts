import { expect, it } from 'vitest';
import { onEachDatabase } from '../storage/databases.ts';
import { after, sharedStores, start } from './stores.ts';

const plain = [
  { why: 'an object', value: { organisation: null, files: [{ name: 'a.json', text: '{"x": 1}' }] } },
  { why: 'nothing at all', value: null },
  { why: 'a bare text', value: 'một' },
  { why: 'a bare number', value: 0 },
  { why: 'a bare no', value: false },
  { why: 'an empty list', value: [] },
] as const;

onEachDatabase('command requests', (fixture) => {
  const run = sharedStores(fixture);
  const ask = (argument: unknown) => run((stores) => stores.commandRequests.ask('echo', argument, start));
  const answer = (id: number, result: unknown) =>
    run((stores) => stores.commandRequests.answer(id, result, after(1)));
  const withdraw = (id: number) => run((stores) => stores.commandRequests.withdraw(id));
  const resultOf = (id: number) => run((stores) => stores.commandRequests.resultOf(id));
  const waiting = async (...ids: number[]) =>
    (await run((stores) => stores.commandRequests.waiting())).filter(({ id }) => ids.includes(id));

  it('waits in the order in which they were asked', async () => {
    const first = await run((stores) => stores.commandRequests.ask('import', { a: 1 }, after(9)));
    const second = await run((stores) => stores.commandRequests.ask('outbox', { b: [2] }, start));
    expect(await waiting(first, second)).toEqual([
      { id: first, command: 'import', argument: { a: 1 } },
      { id: second, command: 'outbox', argument: { b: [2] } },
    ]);
  });

  it('is answered once it is answered, and waits no longer', async () => {
    const id = await ask({});
    expect(await resultOf(id)).toBeNull();
    await answer(id, { ok: true, lines: ['xong'] });
    expect(await resultOf(id)).toEqual({ result: { ok: true, lines: ['xong'] } });
    expect(await waiting(id)).toEqual([]);
  });

  it.each(plain)('carries $why there and back', async ({ value }) => {
    const id = await ask(value);
    expect(await waiting(id)).toEqual([{ id, command: 'echo', argument: value }]);
    await answer(id, value);
    expect(await resultOf(id)).toEqual({ result: value });
  });

  it('forgets a request that was withdrawn, and an answer to it that comes too late', async () => {
    const id = await ask({});
    await withdraw(id);
    expect(await waiting(id)).toEqual([]);
    await answer(id, { ok: true });
    expect(await resultOf(id)).toBeNull();
  });

  it('keeps the answer of a request that is withdrawn too late', async () => {
    const id = await ask({});
    await answer(id, { ok: true });
    await withdraw(id);
    expect(await resultOf(id)).toEqual({ result: { ok: true } });
  });
});
