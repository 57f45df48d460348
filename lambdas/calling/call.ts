// An agent's calls about one referral: at most two, then the PIN. One item holds their state.
import * as z from 'zod';
import { isLaterRound, ownerOf, type Race, type ReturnReason, undecidedIn } from '../claiming/referral.ts';
import type { Standing } from '../people/team.ts';
import { instant } from '../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../platform/lazily.ts';

/** Whose calls about which referral, and in which round of it (CL-15): the first has none. */
export type CallId = { referralId: string; agentId: string; round?: number | undefined };

/** What is known when an agent asks to be called. */
export type CallRequest = CallId & { teamId: string; offerUntil: string; phone: string };

/** How long a call rings before it is missed (CA-2). */
export const ringSeconds = 20;

/** First and second call; there is no third (CA-3). */
export const attemptSchema = z.union([z.literal(1), z.literal(2)]);
export type Attempt = z.infer<typeof attemptSchema>;
export const attempts: readonly Attempt[] = [1, 2];

/** What each attempt leaves behind, whatever became of it. */
const trace = lazily(() =>
  z.object({
    /** Who placed the call: there at most once, written before the carrier is called. */
    dialedBy: z.string().optional(),
    /** When the carrier said that the call was over. */
    endedAt: instant.optional(),
    /** Answered, but the referral was no longer available; why. */
    inVain: z.string().optional(),
  }),
);

/** What the workflow waits for, and the token that completes its task. */
const waitSchema = lazily(() =>
  z.object({
    taskToken: z.string(),
    for: z.enum(['answer', 'call-again', 'end']),
    attempt: attemptSchema,
  }),
);

const common = () => ({
  referralId: z.string(),
  teamId: z.string(),
  agentId: z.string(),
  round: z.int().optional(),
  requestedAt: instant,
  offerUntil: instant,
  attempt: attemptSchema,
  /** The phone that rings, or rang. */
  phone: z.string().optional(),
  attempts: z.object({ '1': trace(), '2': trace() }),
  wait: waitSchema().optional(),
  pinId: z.string().optional(),
});

export const callSchema = itemSchema(() =>
  z.discriminatedUnion('state', [
    z.object({ ...common(), state: z.literal('ringing'), ringsUntil: instant }),
    z.object({ ...common(), state: z.literal('missed'), reason: z.string(), mayCallAgain: z.boolean() }),
    z.object({
      ...common(),
      state: z.literal('pin'),
      pinId: z.string(),
      pinIssuedAt: instant,
      /** CA-12: after wrong tries from the agent's own phone. */
      pinReplacedAt: instant.optional(),
    }),
    z.object({ ...common(), state: z.literal('claimed') }),
    z.object({ ...common(), state: z.literal('lost') }),
    z.object({ ...common(), state: z.literal('ended'), reason: z.string().optional() }),
  ]),
);
export type Call = ItemOf<typeof callSchema>;
export type CallState = Call['state'];
/** Final states. */
export type CallEnd = 'claimed' | 'lost' | 'ended';

/** States that may end. */
export const openStates: readonly CallState[] = ['ringing', 'missed', 'pin'];

/** True when the agent may be called a second time: also when the ringing is over and nobody has noted it yet. */
export function mayRingAgain(call: Call, now: Date): boolean {
  if (call.attempt !== 1) return false;
  if (call.state === 'missed') return call.mayCallAgain;
  return call.state === 'ringing' && Date.parse(call.ringsUntil) <= now.getTime();
}

/** How the race ended an agent's calls; undefined while they may still win. */
export function endFor(
  { agentId, round }: Pick<CallId, 'agentId' | 'round'>,
  race: Race,
  now: Date,
): CallEnd | undefined {
  if (isLaterRound(race.round, round)) return 'ended';
  // Told late, the end of an earlier round ends nothing of this one.
  if (isLaterRound(round, race.round)) return undefined;
  if (race.status === 'claimed') return ownerOf(race) === agentId ? 'claimed' : 'lost';
  // PE-4, PE-5: whose offer was taken from them is not among the offered any more.
  if (race.status === 'returned' || !undecidedIn(race).includes(agentId)) return 'ended';
  return Date.parse(race.offerUntil) <= now.getTime() ? 'ended' : undefined;
}

/** Why an agent's calls ended, for `ended` alone. The race doesn't say why an agent is not offered it any more: their standing does. */
export function endReason(
  { agentId, round }: Pick<CallId, 'agentId' | 'round'>,
  race: Race,
  standing: Standing,
): EndReason | undefined {
  if (isLaterRound(race.round, round)) return 'offered-again';
  if (race.status === 'claimed') return undefined;
  if (race.declined.has(agentId)) return 'declined';
  if (race.status === 'returned') return race.returned.reason;
  if (race.offered.includes(agentId)) return 'expired';
  return withoutOffer[standing];
}

export type EndReason =
  | ReturnReason
  | 'declined'
  | 'offered-again'
  | 'license-lapsed'
  | 'left-team'
  | 'not-offered'
  | 'no-pin-line';

export const withoutOffer = {
  unlicensed: 'license-lapsed',
  left: 'left-team',
  active: 'not-offered',
} as const satisfies Record<Standing, EndReason>;
