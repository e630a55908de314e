import { describe, expect, it } from 'vitest';
import { UpdateQueue } from '../../../src/playground/bot-api/updates/update-queue.ts';

const hourMs = 3_600_000;

function makeQueue(repeats: () => boolean = () => false) {
  let at = Date.parse('2026-06-12T02:00:00Z');
  const randoms = [0.5, 0.25, 0.125];
  const queue = new UpdateQueue({ now: () => new Date(at), random: () => randoms.shift() ?? 0, repeats });
  const press = (chatId: number, id: string) =>
    queue.push(chatId, {
      callback_query: {
        id,
        from: { id: chatId, is_bot: false, first_name: 'x' },
        chat_instance: 'c',
        data: id,
      },
    });
  const waiting = (limit = 100) => queue.peek(limit).map(({ callback_query }) => callback_query?.id);
  return { queue, press, waiting, pass: (hours: number) => (at += hours * hourMs) };
}

describe('the updates that wait', () => {
  it('stay until a higher offset confirms them, and rise by one', () => {
    const { queue, press, waiting } = makeQueue();
    ['a', 'b', 'c'].forEach((id) => press(1, id));
    const [first, second] = queue.peek(2).map(({ update_id }) => update_id);
    expect(waiting()).toEqual(['a', 'b', 'c']);
    expect(second).toBe((first ?? 0) + 1);
    queue.confirm(second ?? 0);
    expect(waiting()).toEqual(['b', 'c']);
    queue.confirm((second ?? 0) + 5);
    expect(waiting()).toEqual([]);
  });

  it('come a second time within a day, and not later', () => {
    const { queue, press, waiting, pass } = makeQueue(() => true);
    press(1, 'a');
    queue.confirm(Number.MAX_SAFE_INTEGER);
    pass(23);
    expect(waiting()).toEqual(['a']);
    press(1, 'b');
    queue.confirm(Number.MAX_SAFE_INTEGER);
    pass(25);
    expect(queue.hasAny).toBe(false);
    expect(waiting()).toEqual([]);
  });

  it('are cut down to the last few by a negative offset', () => {
    const { queue, press, waiting } = makeQueue();
    ['a', 'b', 'c'].forEach((id) => press(1, id));
    queue.confirm(-1);
    expect(waiting()).toEqual(['c']);
  });

  it('are gone after 24 hours', () => {
    const { press, waiting, pass } = makeQueue();
    press(1, 'early');
    pass(23);
    press(1, 'late');
    pass(1.5);
    expect(waiting()).toEqual(['late']);
  });

  it('begin at another random id after a silent week, even a lower one', () => {
    const { queue, press, pass } = makeQueue();
    press(1, 'a');
    const [before] = queue.peek(1);
    queue.confirm((before?.update_id ?? 0) + 1);
    pass(8 * 24);
    press(1, 'b');
    expect(queue.peek(1)[0]?.update_id).toBeLessThan(before?.update_id ?? 0);
  });

  it('hold only the kinds asked for, from the asking on', () => {
    const { queue, press, waiting } = makeQueue();
    press(1, 'a');
    queue.allow(['message']);
    press(1, 'b');
    queue.allow(null);
    press(1, 'c');
    queue.allow([]);
    press(1, 'd');
    expect(waiting()).toEqual(['a', 'd']);
  });

  it('come once more after being confirmed, where that fault is on', () => {
    const answers = [true, false, false];
    const { queue, press, waiting } = makeQueue(() => answers.shift() ?? false);
    press(1, 'a');
    press(2, 'b');
    queue.confirm(Infinity);
    expect(waiting()).toEqual(['a']);
    expect(waiting()).toEqual([]);
  });
});
