import { expect, it } from 'vitest';
import { startRunningBot } from './running-bot.ts';
import { onEachDatabase } from './storage/databases.ts';

onEachDatabase('the bot', ({ emptyUrl }) => {
  it('ends at once when it is asked to while it still starts', async () => {
    const { stop } = await startRunningBot(await emptyUrl());
    expect(await stop()).toBe(0);
  });
});
