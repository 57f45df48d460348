// Saves and removals of what two people may edit at a time: each on the version that was read, and for whoever names none the last one counts.

import { setTimeout as pause } from 'node:timers/promises';
import type { NotFound, Refusal } from '../outcome.ts';
import { changedMeanwhile, isMatch, type VersionedAnswer } from './etag.ts';

/** `version` counts the saves, also across a removal. */
type Versioned = { version: number; removed?: true | undefined };

/** Whoever saves at the same moment, of those who name no version: the last one counts. Each try that loses was overtaken by another save. */
const mostTries = 30;
const longestPauseMs = 20;

/** Before the next try, so that those who save at once don't meet again. */
async function giveWay(): Promise<void> {
  await pause(longestPauseMs * Math.random());
}

const alwaysSaved = () => new Error('An item is saved all the time');

type Saving<I extends Versioned, A, R> = {
  read(): Promise<I | undefined>;
  /** Whether it is there as it is asked for. */
  isDone(there: I): boolean;
  /** Writes it as `version`, on `before` alone. */
  write(before: I | undefined, version: number): Promise<{ saved: I } | R | 'changed'>;
  answer(item: I): VersionedAnswer<A>;
};

/** `ifMatch`: the header, which ties the save to what its sender had read. */
export async function saveVersioned<I extends Versioned, A, R extends { refused: string }>(
  ifMatch: string | undefined,
  { read, isDone, write, answer }: Saving<I, A, R>,
): Promise<VersionedAnswer<A> | R | Refusal<'changed-meanwhile'>> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const before = await read();
    const isThere = before !== undefined && before.removed === undefined;
    if (!isThere && ifMatch !== undefined) return changedMeanwhile;
    if (isThere && !isMatch(ifMatch, before.version)) {
      // The answer to the first try was lost: what it asked for is there.
      return isDone(before) ? answer(before) : changedMeanwhile;
    }
    const outcome = await write(before, (before?.version ?? 0) + 1);
    if (outcome !== 'changed') return 'saved' in outcome ? answer(outcome.saved) : outcome;
    // Looked at once more: it may be changed by this very save, whose answer was lost on the way from the table.
    await giveWay();
  }
  throw alwaysSaved();
}

type Removing<I extends Versioned, R> = {
  read(): Promise<I | undefined>;
  /** `changed`: it was, since it was read. */
  remove(item: I): Promise<'removed' | 'changed' | R>;
};

/** Removed twice, it is removed. */
export async function removeVersioned<I extends Versioned, R extends { refused: string }>(
  ifMatch: string | undefined,
  { read, remove }: Removing<I, R>,
): Promise<'removed' | R | NotFound | Refusal<'changed-meanwhile'>> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const item = await read();
    if (item === undefined) return { refused: 'not-found' };
    if (item.removed) return 'removed';
    if (!isMatch(ifMatch, item.version)) return changedMeanwhile;
    const outcome = await remove(item);
    if (outcome !== 'changed') return outcome;
    await giveWay();
  }
  throw alwaysSaved();
}
