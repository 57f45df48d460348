// Response times of a team and its agents over a period, each agent measured from their own notification: RT-9.
import * as z from 'zod';
import { agentIdSchema } from '../../people/team.ts';
import { instant } from '../../platform/instant.ts';

/** The period that response times look back on unless another is asked for, and the longest: each offer in it is read. */
export const responsePeriodDays = 30;
export const longestPeriodDays = 92;

const toClaim = 'From notification to claim. Absent without a measured claim.';

/** How many claims took how long: up to so many seconds, and longer than the last. */
const spreadSeconds = [60, 300, 900, 3600];

const responseSchema = z.object({
  offers: z.int().meta({
    description: 'All of them: claims, declines, misses, withdrawn and open together.',
    examples: [14],
  }),
  claims: z.int().meta({ examples: [5] }),
  declines: z.int().meta({ examples: [2] }),
  misses: z.int().meta({
    description:
      'Offers that ended without any response from the agent: a teammate claimed, or the time was up.',
    examples: [4],
  }),
  withdrawn: z.int().meta({
    description:
      'Offers that were over before the agent responded, and not by time: the lead declined for the team, the source took the referral back, or the agent may not claim anymore.',
    examples: [2],
  }),
  open: z.int().meta({ description: 'Offers that can still be claimed.', examples: [1] }),
  medianSeconds: z
    .number()
    .optional()
    .meta({ description: toClaim, examples: [48] }),
  p90Seconds: z
    .number()
    .optional()
    .meta({ description: toClaim, examples: [210.5] }),
  claimTimes: z
    .array(z.object({ upToSeconds: z.int().optional(), claims: z.int() }).meta({ id: 'ClaimTime' }))
    .meta({
      description:
        'How many claims took how long, each measured from the notification; the last took longer.',
      examples: [
        [
          { upToSeconds: 60, claims: 3 },
          { upToSeconds: 300, claims: 1 },
          { upToSeconds: 900, claims: 1 },
          { upToSeconds: 3600, claims: 0 },
          { claims: 0 },
        ],
      ],
    }),
});

export const teamResponseSchema = z
  .object({
    from: instant.meta({ examples: ['2026-01-31T15:00:00.000Z'] }),
    to: instant.meta({ examples: ['2026-03-02T15:00:00.000Z'] }),
    team: responseSchema.meta({ id: 'TeamResponse' }),
    agents: z.array(
      responseSchema
        .extend({ agentId: agentIdSchema, name: z.string().meta({ examples: ['Agent Four'] }) })
        .meta({ id: 'AgentResponse' }),
    ),
  })
  .meta({ id: 'ResponseTimes' });
export type Response = z.infer<typeof responseSchema>;

/** What is known of one offer: `notifiedAt` is when the first of the agent's own notifications went out. */
export type MeasuredOffer = {
  agentId: string;
  notifiedAt?: string | undefined;
  outcome?: 'claimed' | 'declined' | 'missed' | 'withdrawn' | undefined;
  outcomeAt?: string | undefined;
};

/** Counts and quantiles of `offers`. */
export function responseOf(offers: readonly MeasuredOffer[]): Response {
  const count = (outcome: MeasuredOffer['outcome']) =>
    offers.filter((offer) => offer.outcome === outcome).length;
  const seconds = offers.flatMap(claimSeconds).sort((a, b) => a - b);
  return {
    offers: offers.length,
    claims: count('claimed'),
    declines: count('declined'),
    misses: count('missed'),
    withdrawn: count('withdrawn'),
    open: count(undefined),
    ...(seconds.length > 0 && {
      medianSeconds: medianOf(seconds),
      p90Seconds: ninetieth(seconds),
    }),
    claimTimes: spreadOf(seconds),
  };
}

function spreadOf(seconds: readonly number[]): Response['claimTimes'] {
  const within = (from: number, to: number) => seconds.filter((each) => each > from && each <= to).length;
  const last = spreadSeconds.at(-1) ?? 0;
  return [
    ...spreadSeconds.map((upToSeconds, index) => ({
      upToSeconds,
      claims: within(spreadSeconds[index - 1] ?? -1, upToSeconds),
    })),
    { claims: within(last, Number.POSITIVE_INFINITY) },
  ];
}

/** The team's response and each agent's, in the order of `agents`. */
export function teamResponse(
  agents: readonly { agentId: string; name: string }[],
  offers: readonly MeasuredOffer[],
) {
  return {
    team: responseOf(offers),
    agents: agents.map(({ agentId, name }) => ({
      agentId,
      name,
      ...responseOf(offers.filter((offer) => offer.agentId === agentId)),
    })),
  };
}

/** A claim before the notification went out (the agent had the portal open) took no time at all. */
function claimSeconds({ outcome, outcomeAt, notifiedAt }: MeasuredOffer): number[] {
  if (outcome !== 'claimed' || outcomeAt === undefined || notifiedAt === undefined) return [];
  return [Math.max(0, Date.parse(outcomeAt) - Date.parse(notifiedAt)) / 1000];
}

/** Of an even count the mean of the two in the middle. */
function medianOf(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  const below = sorted[Math.floor(middle)] ?? 0;
  return (below + (sorted[Math.ceil(middle)] ?? below)) / 2;
}

/** The time that at least nine of ten took at most: of five, the longest. */
function ninetieth(sorted: readonly number[]): number {
  return sorted[Math.ceil((sorted.length * 9) / 10) - 1] ?? 0;
}
