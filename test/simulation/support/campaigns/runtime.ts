// Where the functions of a history run: a table in memory with its stream, a virtual clock with what is due, and functions that die and are
// called again.
import { dispatch } from '../../../../lambdas/stream/dispatch.ts';
import { anAgenda } from '../agenda.ts';
import { memoryTable } from '../memory-table.ts';
import { Died, dyingTable } from './dying-table.ts';
import type { History } from './history.ts';

const retryMs = 30_000;

export type Runtime = ReturnType<typeof aRuntime>;

export function aRuntime({ crashes, beginsAt, isFollowedTwice }: History) {
  const { table: sound, changes } = memoryTable();
  const agenda = anAgenda();
  const faults: string[] = [];
  let nowMs = beginsAt;
  let counted = 0;
  let disturbedAt = Number.NEGATIVE_INFINITY;
  let follow: Parameters<typeof dispatch>[1] | undefined;

  const clock = () => new Date(nowMs);

  async function again<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      disturbedAt = nowMs;
      return again(run);
    }
  }

  async function followAll(): Promise<void> {
    const deps = follow;
    if (deps === undefined) throw new Error('Nobody follows the stream');
    for (let change = changes.shift(); change !== undefined; change = changes.shift()) {
      const told = change;
      await again(() => dispatch(told, deps));
      if (isFollowedTwice) await again(() => dispatch(told, deps));
    }
  }

  /** A function of ours: one that died is called again. */
  function work(at: number, run: () => Promise<void>, onDeath: () => Promise<void> = async () => {}): void {
    agenda.schedule(at, async () => {
      try {
        await run();
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        disturbedAt = nowMs;
        await onDeath();
        work(nowMs + retryMs, run, onDeath);
      }
    });
  }

  return {
    /** As functions see it, and without deaths. */
    table: dyingTable(sound, crashes),
    sound,
    clock,
    now: () => nowMs,
    disturbedAt: () => disturbedAt,
    /** What somebody saw that must not be. */
    faults,
    report: (fault: string) => void faults.push(`${clock().toISOString()}: ${fault}`),
    newId(prefix: string): string {
      counted += 1;
      return `${prefix}_${String(counted).padStart(4, '0')}`;
    },
    work,
    again,
    followAll,
    schedule: agenda.schedule,
    followWith(deps: Parameters<typeof dispatch>[1]): void {
      follow = deps;
    },
    /** Something of ours died, and is tried again later. */
    disturb(): void {
      disturbedAt = nowMs;
    },
    /** Nobody has looked into the stream meanwhile. */
    pass(ms: number): void {
      nowMs += ms;
    },
    /** Nothing of ours runs for so long. */
    stop(forMs: number): void {
      nowMs += forMs;
      disturbedAt = nowMs;
    },
    /** All that is due by then, in its order. */
    async until(at: number): Promise<void> {
      await agenda.runUntil(at, followAll, (ms) => {
        nowMs = Math.max(nowMs, ms);
      });
      nowMs = Math.max(nowMs, at);
    },
  };
}
