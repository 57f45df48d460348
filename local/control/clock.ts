// Control routes for the virtual clock: what time it is, and moving it forward.
import { Hono } from 'hono';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { Clock } from '../time/clock.ts';
import { readBody } from './read-body.ts';

const move = z.strictObject({ advance: z.string() });

export function clockRoutes(deps: { clock: Clock }): Hono {
  const { clock } = deps;
  const now = () => ({ now: new Date(clock.now()).toISOString() });
  const routes = new Hono();

  routes.get('/clock', (context) => context.json(now()));

  routes.post('/clock', async (context) => {
    const body = await readBody(context, move);
    if (!body.ok) return body.problem;
    const byMs = durationMs(body.value.advance, clock.now());
    if (byMs === undefined) {
      const detail = `"${body.value.advance}" is no ISO 8601 duration forward of at most ten years, such as PT6H, P30D or P18M.`;
      return problem(context, 400, 'invalid-duration', 'The clock moves by a duration', detail);
    }
    await clock.advance(byMs);
    return context.json(now());
  });

  return routes;
}

/** Ten years: schedules fire every day of them. */
const longestMs = 10 * 366 * 86_400_000;

/** Months and years are as long as the calendar says from `fromMs` on, in UTC. */
export function durationMs(text: string, fromMs: number): number | undefined {
  try {
    const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO('UTC');
    const byMs = from.add(Temporal.Duration.from(text)).epochMilliseconds - fromMs;
    return byMs < 0 || byMs > longestMs ? undefined : byMs;
  } catch {
    return undefined;
  }
}
