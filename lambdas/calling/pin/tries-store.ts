// Tries on the PIN line in the table, counted one after another however many come at once.
import { setTimeout as pause } from 'node:timers/promises';
import { type Key, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import {
  type Counted,
  type Guess,
  noTries,
  type Tries,
  triesSchema,
  withAnyonesGuess,
  withoutGuess,
  withoutTry,
  withTry,
} from './tries.ts';

/** Longer than any PIN lives. */
const keptDays = 8;
const writeTries = 30;
const longestPauseMs = 20;

export function triesStore(table: Table) {
  /** Changes what is remembered under `key`; answers what was before and is now, undefined when nothing is to change. */
  async function change(
    key: Key,
    now: Date,
    by: (tries: Tries) => Tries | undefined,
  ): Promise<{ before: Tries; after: Tries } | undefined> {
    for (let tried = 0; tried < writeTries; tried += 1) {
      const item = await table.get(key);
      const before = item === undefined ? noTries : triesSchema.parse(item);
      const after = by(before);
      if (after === undefined) return undefined;
      const revision = Number(item?.revision ?? 0);
      const expiresAt = Math.floor(now.getTime() / 1000) + keptDays * 86_400;
      const { applied } = await table.put(
        { ...key, type: 'tries', ...after, revision: revision + 1, expiresAt },
        item === undefined
          ? { condition: 'attribute_not_exists(pk)' }
          : { condition: 'revision = :seen', values: { ':seen': revision } },
      );
      if (applied) return { before, after };
      await pause(longestPauseMs * Math.random());
    }
    throw new Error('Too many tries at once to count this one');
  }

  return {
    /**
     * Counts a try of `caller`. Answers what they tried before, and whether one more wrong try is left to them; undefined
     * when they are locked out.
     */
    async count(caller: string, guess: Guess | undefined, now: Date): Promise<Counted | undefined> {
      const changed = await change(keys.caller(caller), now, (tries) => withTry(tries, guess, now));
      if (changed === undefined) return undefined;
      return { earlier: changed.before.guesses, mayTryAgain: changed.after.lockedUntil === undefined };
    },

    /** Counts a guess among those of all callers; answers the earlier ones. */
    async countAmongAll(guess: Guess, now: Date): Promise<readonly Guess[]> {
      const changed = await change(keys.allCallers, now, (tries) => withAnyonesGuess(tries, guess));
      return changed?.before.guesses ?? [];
    },

    /** The try that was counted at `now` was right. */
    async takeBack(guess: Guess, now: Date): Promise<void> {
      await change(keys.caller(guess.by), now, (tries) => withoutGuess(withoutTry(tries, now), guess));
      await change(keys.allCallers, now, (tries) => withoutGuess(tries, guess));
    },
  };
}
