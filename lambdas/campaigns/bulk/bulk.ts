// A bulk text under way (CP-7): how far it is, and when it goes on, pauses or ends.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../../platform/lazily.ts';
import { actSchema } from '../../platform/table/act.ts';
import { audienceSchema } from './audience.ts';
import { bulkStatus, pauseReason } from './bulk-schema.ts';

/** Clients who get it together: the first of them before all others. */
export const pageSize = 50;
/** How long after the first page the others follow: who wants no more texts says so within minutes. */
const trialMs = 15 * 60_000;
/** The longest that a queue delays a message. */
const lookAgainMs = 15 * 60_000;
/** While texts wait for their turn alone: so long at most after the last one has left it is called done. */
const soonMs = 10_000;
/** Too late to be news (CP-5): an answer that never came, a pause that nobody ended. By then whoever has not got it gets it no more. */
export const staleAfterMs = 3 * 86_400_000;

/** `share`: of those who got it. `fewest`: fewer clients are no sign. */
export type OptOutLimit = { share: number; fewest: number };
/** Carriers suspend numbers whose clients opt out more often. */
export const usualOptOutLimit: OptOutLimit = { share: 0.03, fewest: 2 };

const common = lazily(() => ({
  teamId: z.string(),
  /** Who previewed and sent it. */
  agentId: z.string(),
  body: z.string(),
  templateId: z.string().optional(),
  audience: audienceSchema(),
  count: z.int(),
  segments: z.int(),
  costUsd: z.number(),
}));

export const previewSchema = itemSchema(() =>
  z.object({ ...common(), previewId: z.string(), digest: z.string(), sendableUntil: instant }),
);
export type Preview = ItemOf<typeof previewSchema>;

export const bulkItemSchema = itemSchema(() =>
  z.object({
    ...common(),
    bulkId: z.string(),
    startedAt: instant,
    status: bulkStatus,
    pausedBecause: pauseReason.optional(),
    pages: z.int(),
    /** The page that is next. */
    nextPage: z.int(),
    /** Counts the looks at it, of which each is taken once, and when the next is due; of one that is paused: when it ends by itself. */
    look: z.int(),
    nextAt: instant,
    /** Texts that were written, and clients who could not be written to any more, by the reason. */
    written: z.int(),
    unwritten: z.record(z.string(), z.int()),
    /** The opt-outs with which somebody had it go on. */
    toleratedOptOuts: z.int().optional(),
    endedAt: instant.optional(),
    changedBy: actSchema().optional(),
  }),
);
export type Bulk = ItemOf<typeof bulkItemSchema>;

/** One client of a page, as previewed: in whose name the text goes. */
export const bulkPageSchema = itemSchema(() =>
  z.object({ clients: z.array(z.object({ referralId: z.string(), agentId: z.string() })) }),
);
export type PageClient = ItemOf<typeof bulkPageSchema>['clients'][number];

/** What became of the texts that were written. `left`: sent, or certainly not. */
export type Progress = { left: number; held: number; sent: number; optedOut: number };

/** What became of one that was refused is as certain as of one that was sent. */
export function leftOf({ sent, refused }: { sent: number; refused: number }): Pick<Progress, 'left'> {
  return { left: sent + refused };
}

export type Step =
  | { step: 'pause' }
  | { step: 'hand-out' }
  /** It is looked at again then. */
  | { step: 'wait'; until: Date }
  | { step: 'end' };

/** What to do with one that is being sent. */
export function nextStep(
  bulk: Bulk,
  { left, held, sent, optedOut }: Progress,
  limit: OptOutLimit,
  now: Date,
): Step {
  if (isOver(bulk, { left })) return { step: 'end' };
  const further = optedOut - (bulk.toleratedOptOuts ?? 0);
  if (further >= limit.fewest && optedOut > sent * limit.share) return { step: 'pause' };
  const waiting = bulk.written - left;
  const later = { step: 'wait', until: after(now, waiting <= held ? lookAgainMs : soonMs) } as const;
  if (bulk.nextPage === 1 && bulk.nextPage < bulk.pages) return waiting > 0 ? later : { step: 'hand-out' };
  return bulk.nextPage < bulk.pages ? { step: 'hand-out' } : later;
}

/** CP-7: one whose pause nobody ended in time ends by itself. Its texts are stale by then, and each leaves its queue within the hour. */
export function pausedStep(
  { written }: Pick<Bulk, 'written'>,
  { left }: Pick<Progress, 'left'>,
  now: Date,
): Extract<Step, { step: 'wait' | 'end' }> {
  return written <= left ? { step: 'end' } : { step: 'wait', until: after(now, lookAgainMs) };
}

/** Until when somebody may have it go on. */
export function pauseEndsAt(now: Date): Date {
  return after(now, staleAfterMs);
}

/** Whoever it was not written to by then is left out, since it is too late. */
export function endOfPaused({
  count,
  written,
  unwritten,
}: Pick<Bulk, 'count' | 'written' | 'unwritten'>): Pick<Bulk, 'written' | 'unwritten'> {
  const told = Object.values(unwritten).reduce((sum, each) => sum + each, written);
  const { stale = 0 } = unwritten;
  return { written, unwritten: told >= count ? unwritten : { ...unwritten, stale: stale + count - told } };
}

/** All of it was handed out, and has left or will not: there is nothing that a pause or a cancel could keep back. */
export function isOver(
  { nextPage, pages, written }: Pick<Bulk, 'nextPage' | 'pages' | 'written'>,
  { left }: Pick<Progress, 'left'>,
): boolean {
  return nextPage >= pages && written <= left;
}

/** When to look again after page `page` was handed out. */
export function goesOnAt({ pages }: Pick<Bulk, 'pages'>, page: number, now: Date): Date {
  if (page === pages - 1) return after(now, soonMs);
  return page === 0 ? after(now, trialMs) : now;
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

/** The seconds until its next look. */
export function delaySeconds({ nextAt }: Pick<Bulk, 'nextAt'>, now: Date): number {
  const ms = Date.parse(nextAt) - now.getTime();
  return Math.max(0, Math.min(Math.ceil(ms / 1000), lookAgainMs / 1000));
}
