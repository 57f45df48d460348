// CP-7 once more, from the contract alone: when a bulk text that is being sent pauses, goes on and ends, and who of it is left out at the end of a
// pause.
import { dayMs, minuteMs } from '../campaigns/local-clocks.ts';
import type { anOptOutReference, Range } from './opt-out-reference.ts';

type Client = { referralId: string; agentId: string };

export type SentBulk = { bulkId: string; pages: readonly (readonly Client[])[] };

/** As it is written down. */
export type Standing = {
  status: 'sending' | 'paused' | 'done' | 'cancelled';
  nextPage: number;
  unwritten: Readonly<Record<string, number>>;
};

type Kept = SentBulk & {
  /** Who was written to, by when that was seen. */
  written: Map<string, number>;
  firstPageAt: number | undefined;
  pauses: { from: number; until: number }[];
  tolerated: Range;
  /** Since when it should have been paused. */
  tooManySince: number | undefined;
};

const trialMs = 15 * minuteMs;
/** It is looked at every quarter of an hour. */
const lookMs = 16 * minuteMs;
const undecidedMs = 3 * dayMs;
const fewest = 2;
const none: Range = [0, 0];

export type BulkReference = ReturnType<typeof aBulkReference>;

/** `share`: of those who got it, how many may ask for no more. */
export function aBulkReference(
  { share }: { share: number },
  texts: Pick<ReturnType<typeof anOptOutReference>, 'sent' | 'optOuts' | 'waiting'>,
) {
  const bulks = new Map<string, Kept>();

  function keptOf(bulkId: string): Kept {
    const bulk = bulks.get(bulkId);
    if (bulk === undefined) throw new Error('There is no such bulk text');
    return bulk;
  }

  /** Whether so many opted out, beyond those with whom somebody had it go on, that it has to pause: surely, and perhaps. */
  function isTooMuch({ bulkId, tolerated }: Kept): { surely: boolean; perhaps: boolean } {
    const [least, most] = texts.optOuts(bulkId);
    const [leastSent, mostSent] = texts.sent(bulkId);
    return {
      surely: least - tolerated[1] >= fewest && least > mostSent * share,
      perhaps: most - tolerated[0] >= fewest && most > leastSent * share,
    };
  }

  /** Whether something is left that a pause could keep back. */
  function isLeft({ bulkId, pages }: Kept, { nextPage }: Standing): { surely: boolean; perhaps: boolean } {
    const [least, most] = texts.waiting(bulkId);
    const hasPages = nextPage < pages.length;
    return { surely: hasPages || least > 0, perhaps: hasPages || most > 0 };
  }

  const notWrittenTo = ({ pages, written }: Kept) =>
    pages.flat().filter(({ referralId }) => !written.has(referralId));

  return {
    started: (bulk: SentBulk): void =>
      void bulks.set(bulk.bulkId, {
        ...bulk,
        written: new Map(),
        firstPageAt: undefined,
        pauses: [],
        tolerated: none,
        tooManySince: undefined,
      }),
    keptOf: (bulkId: string): SentBulk & { written: ReadonlyMap<string, number> } => keptOf(bulkId),
    pausesOf: (bulkId: string): readonly { from: number; until: number }[] => keptOf(bulkId).pauses,

    /** Something became of a text of it, or a client opted out. */
    changed(at: number): void {
      for (const bulk of bulks.values())
        bulk.tooManySince = isTooMuch(bulk).surely ? (bulk.tooManySince ?? at) : undefined;
    },

    /** One of its texts goes out. */
    faultInLeaving(bulkId: string, at: number, disturbedAt: number): string | undefined {
      const { tooManySince, pauses } = keptOf(bulkId);
      const isPaused = pauses.some(({ from, until }) => at >= from && at < until);
      if (isPaused) return 'while it is paused';
      const isOverdue = tooManySince !== undefined && at - tooManySince > lookMs;
      return isOverdue && disturbedAt < tooManySince ? 'though too many have opted out' : undefined;
    },

    written(bulkId: string, referralId: string, at: number): string | undefined {
      const { written, pages, firstPageAt } = keptOf(bulkId);
      const isOfFirst = pages[0]?.some((client) => client.referralId === referralId) === true;
      written.set(referralId, at);
      if (isOfFirst) return undefined;
      if (firstPageAt === undefined) return `${referralId} has it before the first page had`;
      return at < firstPageAt + trialMs ? `${referralId} has it too soon behind the first page` : undefined;
    },

    /** What is wrong with what one look made of it: `before` and `after`. */
    faultInLook(bulkId: string, before: Standing, after: Standing, at: number): string | undefined {
      const bulk = keptOf(bulkId);
      if (before.nextPage === 0 && after.nextPage === 1) bulk.firstPageAt = at;
      if (before.status === 'sending') {
        const [tooMuch, left] = [isTooMuch(bulk), isLeft(bulk, before)];
        if (after.status === 'paused') {
          bulk.pauses.push({ from: at, until: Number.POSITIVE_INFINITY });
          return tooMuch.perhaps && left.perhaps ? undefined : 'is paused without a reason';
        }
        if (tooMuch.surely && left.surely) return 'goes on, though too many have opted out';
        if (after.status === 'done')
          return left.surely ? 'is done, and somebody was to get it yet' : undefined;
        return left.perhaps ? undefined : 'goes on, and nobody is left who could get it';
      }
      const from = bulk.pauses.at(-1)?.from ?? at;
      const isOverdue = at >= from + undecidedMs;
      if (after.status === 'paused')
        return isOverdue && texts.waiting(bulkId)[1] === 0 ? 'is paused though nobody decided' : undefined;
      if (!isOverdue) return 'is done within three days of a pause that nobody ended';
      bulk.pauses.splice(-1, 1, { from, until: at });
      const others = Object.entries(after.unwritten).reduce(
        (sum, [reason, count]) => sum + (reason === 'stale' ? 0 : count),
        0,
      );
      const [stale, due] = [after.unwritten.stale ?? 0, notWrittenTo(bulk).length - others];
      return stale === due ? undefined : `leaves out ${stale} clients as too late, and not ${due}`;
    },

    /** Somebody has it go on: so many opt-outs were seen. */
    resumed(bulkId: string, at: number): void {
      const bulk = keptOf(bulkId);
      const { from = at } = bulk.pauses.at(-1) ?? {};
      bulk.pauses.splice(-1, 1, { from, until: at });
      bulk.tolerated = texts.optOuts(bulkId);
      bulk.tooManySince = undefined;
    },

    /** Somebody cancels it, after which it is `status`. */
    faultInCancel(bulkId: string, before: Standing, status: Standing['status']): string | undefined {
      if (before.status !== 'sending' && before.status !== 'paused') return undefined;
      const left = isLeft(keptOf(bulkId), before);
      if (status === 'done')
        return left.surely ? 'is done by a cancel, and somebody was to get it' : undefined;
      if (status !== 'cancelled') return `is ${status} after a cancel`;
      return left.perhaps ? undefined : 'is cancelled, and nobody was left who could get it';
    },
  };
}
