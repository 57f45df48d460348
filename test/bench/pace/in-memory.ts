// What a text costs that waits for its number, behind few and behind many, beside what it cost when each asked the carrier again.
import { backlogOf } from '../../simulation/support/pace-plan.ts';
import { runPace } from '../../simulation/support/pace-run.ts';

export type Backlog = {
  waiting: number;
  isPaced: boolean;
  /** Per accepted text. */
  carrierCalls: number;
  requests: number;
  writeUnits: number;
  handOuts: number;
  longestWaitMs: number;
};

const sizes = [10, 300, 10_000];

export async function measurePace(): Promise<Backlog[]> {
  const backlogs: Backlog[] = [];
  for (const waiting of sizes) backlogs.push(await measure(waiting, true));
  // Behind 10,000 the queue gives texts up.
  for (const waiting of sizes.slice(0, 2)) backlogs.push(await measure(waiting, false));
  return backlogs;
}

async function measure(waiting: number, isPaced: boolean): Promise<Backlog> {
  const plan = backlogOf(waiting, Math.min(100, waiting / 10));
  const { calls, requests, writeUnits, handOuts } = await runPace(plan, isPaced);
  const accepted = calls.filter((call) => call.accepted);
  if (accepted.length !== plan.texts.length) throw new Error('A text was lost');
  const waits = accepted
    .filter(({ text }) => text >= waiting)
    .map(({ text, atMs }) => atMs - (plan.texts[text]?.atMs ?? 0));
  return {
    waiting,
    isPaced,
    carrierCalls: calls.length / accepted.length,
    requests: requests / accepted.length,
    writeUnits: writeUnits / accepted.length,
    handOuts: handOuts / accepted.length,
    longestWaitMs: Math.max(...waits),
  };
}
