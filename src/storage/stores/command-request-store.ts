import type { CommandRequestStore } from '../../app/ports/command-requests.ts';
import type { Transaction } from '../database.ts';
import { fromJson, toJson } from './json.ts';

export const commandRequestStore = (tx: Transaction): CommandRequestStore => ({
  ask: async (command, argument, createdAt) => {
    const { id } = await tx.commandRequest.create({
      data: { command, argument: toJson(argument), createdAt },
    });
    return id;
  },
  waiting: async () => {
    const rows = await tx.commandRequest.findMany({ where: { state: 'waiting' }, orderBy: { id: 'asc' } });
    return rows.map(({ id, command, argument }) => ({ id, command, argument: fromJson<unknown>(argument) }));
  },
  answer: async (id, result, handledAt) => {
    // Updates none where the asker has withdrawn it meanwhile.
    const answered = { state: 'handled', result: toJson(result), handledAt };
    await tx.commandRequest.updateMany({ where: { id, state: 'waiting' }, data: answered });
  },
  resultOf: async (id) => {
    const row = await tx.commandRequest.findUnique({ where: { id } });
    return row?.state === 'handled' ? { result: fromJson<unknown>(row.result) } : null;
  },
  withdraw: async (id) => {
    await tx.commandRequest.deleteMany({ where: { id, state: 'waiting' } });
  },
});
