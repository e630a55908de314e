import type { Context } from 'hono';
import type { Done } from './phone.ts';

/** 200 with what came of it, or 422 with the refusal in words. */
export const answer = (context: Context, done: Done<unknown>) =>
  done.ok ? context.json(done.value) : context.json({ error: done.error }, 422);

/** For what no page of ours would send. */
export const misunderstood = (context: Context) => context.json({ error: 'Yêu cầu không hợp lệ.' }, 400);
