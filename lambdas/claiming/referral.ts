// A referral: the race that one agent wins, and the details that are kept apart from it.
import * as z from 'zod';
import { coverageSchema } from '../consent/coverage.ts';
import { type ClientProgram, type Program, programSchema } from '../consent/program.ts';
import { recordedWay } from '../consent/way-to-opt-out.ts';
import { itemBrand } from '../people/brand.ts';
import { instant, instantWithOffset } from '../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../platform/lazily.ts';
import { postalCodeSchema } from '../platform/places/postal-code.ts';
import { actSchema } from '../platform/table/act.ts';
import { oneLine } from '../platform/text.ts';
import { clientStateSchema } from './client/stage.ts';
import { areTextsWelcome } from './numbers/texts-welcome.ts';

/** Ids that Dibs gave; anything else is simply not found. */
export const referralIdSchema = z
  .string()
  .max(100)
  .meta({ id: 'ReferralId', examples: ['ref_5Jx2QmV8aK3nR7tW1zYb'] });
export const referralParameters = z.object({ referralId: referralIdSchema });

export const statusSchema = z.enum(['offered', 'claimed', 'returned']).meta({ id: 'ReferralStatus' });
export const sideSchema = z.enum(['buyer', 'seller']).meta({ id: 'Side' });
export const kindSchema = z
  .enum(['standard', 'warm-transfer'])
  .meta({ id: 'ReferralKind', description: '`warm-transfer`: the client is on the line and waits.' });

/** The acts by which an agent wins a referral (CL-3). */
export const wayToClaim = z.enum(['text', 'call', 'pin']);
export type WayToClaim = z.infer<typeof wayToClaim>;

/** How a referral was won, or that it was handed over. */
export const claimedBy = z.enum([...wayToClaim.options, 'assignment', 'returning']).meta({
  id: 'ClaimedBy',
  description: '`returning`: the client came back to the agent who has them.',
});

/** What follows for whoever has a referral so. */
type OwnerRules = {
  /** They talk to the client: the phone is no secret, whatever the client agreed to (TX-3). */
  revealsPhone: boolean;
  /** When the client's details are emailed to them (CA-7). */
  emailsDetails: 'never' | 'at-once' | 'after-the-call';
};

type WayRules = OwnerRules & {
  /** What the race must say for the act to win, beside being open to the agent; undefined for nothing more. */
  needs: { condition: string; values?: Record<string, unknown> } | undefined;
  /** CL-15: an act on the referral as it stands now, or one that counts only in the round in which it was asked for. */
  counts: 'now' | 'in-its-round';
};

/** A way that lacks an answer does not compile. */
export const waysToClaim = {
  text: { needs: areTextsWelcome, counts: 'now', revealsPhone: false, emailsDetails: 'never' },
  call: { needs: undefined, counts: 'in-its-round', revealsPhone: true, emailsDetails: 'after-the-call' },
  pin: { needs: undefined, counts: 'in-its-round', revealsPhone: true, emailsDetails: 'at-once' },
} as const satisfies Record<WayToClaim, WayRules>;

export const ownerRules: Record<z.infer<typeof claimedBy>, OwnerRules> = {
  ...waysToClaim,
  assignment: { revealsPhone: false, emailsDetails: 'never' },
  returning: { revealsPhone: false, emailsDetails: 'never' },
};

/** The winning act. `actId` tells a repetition of the act from another; `text` is the first message, committed with it. */
export const claimSchema = lazily(() =>
  z.object({
    agentId: z.string(),
    by: claimedBy,
    at: instant,
    actId: z.string(),
    text: z.string().optional(),
    /** The owner before, and how the referral was won, when it was reassigned. */
    from: z.string().optional(),
    wonBy: claimedBy.optional(),
    /** CT-2: when that was, of an act that is a word with the client. */
    wonAt: instant.optional(),
    /** PE-4: handed over with all that an agent who left had owned; its new owner is told of all at once. */
    because: z.literal('owner-left').optional(),
  }),
);
export type Claim = z.infer<ReturnType<typeof claimSchema>>;

export const returnReason = z
  .enum(['expired', 'declined-by-lead', 'given-back', 'withdrawn', 'nobody-left'])
  .meta({ id: 'ReturnReason' });
export type ReturnReason = z.infer<typeof returnReason>;

/** CL-13, CL-15: why it went back, in somebody's words, for the source and the lead. */
export const reasonInWords = lazily(() =>
  oneLine(500).meta({ examples: ['The client is moving to another state.'] }),
);

export const returnedSchema = lazily(() =>
  z
    .object({
      reason: returnReason,
      at: instant,
      note: reasonInWords()
        .optional()
        .meta({ description: 'Why, in their words. For the source and the lead.' }),
    })
    .meta({ id: 'Return', description: 'Why and when the referral went back to the source.' }),
);

/** How a client opted out: by a text, marked by an agent, or as an administrator booked it. */
export const optOutWay = lazily(() => z.enum(['stop', 'marked', ...recordedWay.options]));

/** How a round ended without a claim, or after one. */
const roundReturnSchema = lazily(() =>
  returnedSchema().extend({
    /** The agent who gave it back (CL-13). */
    by: z.string().optional(),
    /** RT-10: taken back between two teams: how it had ended for the first. */
    passedOn: returnedSchema().optional(),
  }),
);

/** CL-15, RT-10: a round before the last one, as the next found it. */
const earlierRoundSchema = lazily(() =>
  z.object({
    teamId: z.string(),
    round: z.int().optional(),
    /** When it began, from the second on. */
    since: instant.optional(),
    returned: roundReturnSchema(),
    /** RT-10: the next team's turn followed. */
    passedOn: z.literal(true).optional(),
    claim: claimSchema().optional(),
  }),
);
export type EarlierRound = z.infer<ReturnType<typeof earlierRoundSchema>>;

/** A retry comes within minutes, not rounds; a source that has offered one so often reads the newest of them. */
const mostRoundsKept = 50;

/** The rounds before the one that follows `race`. */
export function withEarlierRound(earlier: readonly EarlierRound[] | undefined, race: Race): EarlierRound[] {
  if (race.status !== 'returned') return [...(earlier ?? [])];
  const { teamId, round, returned, claim, offeredAgain } = race;
  const its = { teamId, round, since: offeredAgain?.at, returned, claim };
  const ended = { ...its, ...(passesOn(race) && { passedOn: true as const }) };
  return [...(earlier ?? []), ended].slice(-mostRoundsKept);
}

/** RT-10: the teams that are offered it, one after another, each for so many minutes. */
const chainSchema = lazily(() =>
  z.object({
    teamIds: z.array(z.string()),
    minutes: z.number(),
    /** Whose turn came, after that round, when nobody of them could be offered it. */
    skipped: z.array(z.object({ teamId: z.string(), at: instant, round: z.int() })).optional(),
  }),
);
export type Chain = z.infer<ReturnType<typeof chainSchema>>;

export const optOutSchema = lazily(() =>
  z.object({
    how: optOutWay(),
    /** Items of before have none. */
    at: instant.optional(),
    by: z.object({ teamId: z.string(), agentId: z.string() }).optional(),
  }),
);
export type OptOut = z.infer<ReturnType<typeof optOutSchema>>;

const entrants = () => ({
  referralId: z.string(),
  teamId: z.string(),
  /** In the order in which they are told. */
  offered: z.array(z.string()),
  declined: z.set(z.string()).default(new Set()),
  offerUntil: instant,
  /** The client consented to texts in a market where introductions by text are live (TX-1, TX-13). */
  textingPreferred: z.boolean(),
  /** The client said STOP, or was marked (TX-7, TX-14): the consent of this revision. */
  clientOptedOut: z.literal(true).optional(),
  /** How they opted out, and which agent marked them. */
  optOut: optOutSchema().optional(),
  consentRevision: z.int().optional(),
  /** CL-12: all our numbers were in use with this client; texts go once one is free. */
  noNumberFree: z.literal(true).optional(),
  /** CL-12: the text of that time did not reach the client, and no other will, as far as is known. */
  textsFail: z.object({ at: instant, reason: z.string() }).optional(),
  /** CL-15: how often it was offered, from the second time on, since when, and by which act of the source. */
  round: z.int().min(2).optional(),
  offeredAgain: z.object({ at: instant, actId: z.string() }).optional(),
  /** PE-1: whose name, numbers and consent its texts have, whatever brand its team has by now: a conversation keeps its number (TX-12). */
  brandId: itemBrand,
  /** The client had a referral before: an agent may have texted them (TX-18). */
  isKnown: z.literal(true).optional(),
  /** RT-10: more teams of its chain come after this one. */
  goesOn: z.literal(true).optional(),
  /** When the client first answered a text (TX-3). */
  repliedAt: instant.optional(),
  /** CP-8: when the team's greeting went out in this round. */
  greetedAt: instant.optional(),
});

/**
 * CL-14: nobody is offered it while an earlier referral of the same client to the same team is undecided. Then it is offered to
 * these, for so many minutes.
 */
const waitSchema = lazily(() =>
  z.object({
    for: z.string(),
    /** Which round of that one (CL-15). */
    round: z.int().optional(),
    offered: z.array(z.string()),
    minutes: z.number(),
  }),
);

/** The item that alone decides: kept under 1 KB, so that a claim costs one write unit. */
export const raceSchema = itemSchema(() =>
  z.discriminatedUnion('status', [
    z.object({ ...entrants(), status: z.literal('offered'), waits: waitSchema().optional() }),
    z.object({ ...entrants(), status: z.literal('claimed'), claim: claimSchema() }),
    z.object({
      ...entrants(),
      status: z.literal('returned'),
      returned: roundReturnSchema(),
      /** Of one that was given back: who had it last. */
      claim: claimSchema().optional(),
    }),
  ]),
);
export type Race = ItemOf<typeof raceSchema>;
export type ReturnedRace = Extract<Race, { status: 'returned' }>;
export type ClaimedRace = Extract<Race, { status: 'claimed' }>;
export type OpenRace = Extract<Race, { status: 'offered' }>;
export type WaitingRace = OpenRace & { waits: z.infer<ReturnType<typeof waitSchema>> };
export type ReferralStatus = Race['status'];

export const areaSchema = lazily(() =>
  z
    .object({
      city: oneLine(100).meta({ examples: ['Seattle'] }),
      state: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z]{2}$/, 'must be a two-letter state or province')
        .meta({ examples: ['WA'] }),
      postalCode: postalCodeSchema.optional(),
    })
    .meta({ id: 'Area' }),
);
export type Area = z.infer<ReturnType<typeof areaSchema>>;

const priceRange = lazily(() => {
  const dollars = z.number().int().min(0).max(10_000_000_000);
  return z.union([
    oneLine(100),
    z.object({ min: dollars.optional(), max: dollars.optional() }).meta({ id: 'PriceBounds' }),
  ]);
});
const aboutPriceRange = {
  description: 'In words, as the source has them, or bounds in whole dollars.',
  examples: [{ min: 550_000, max: 700_000 }],
};
export const priceRangeSchema = lazily(() => priceRange().meta({ id: 'PriceRange', ...aboutPriceRange }));

/** The same as the source sends it. */
export const newPriceRange = lazily(() =>
  priceRange()
    .refine(
      (range) =>
        typeof range === 'string' ||
        range.min === undefined ||
        range.max === undefined ||
        range.min <= range.max,
      { path: ['max'], error: 'must not be less than `min`', params: { fault: 'price-backward' } },
    )
    .meta({ id: 'NewPriceRange', ...aboutPriceRange }),
);

/** The client's consent to texts as the source recorded it: when, where, and the words that were shown. */
export const textConsentSchema = lazily(() =>
  z
    .object({
      at: instantWithOffset,
      source: oneLine(200),
      words: z.string().trim().min(1).max(2000),
      covers: z
        .array(coverageSchema)
        .max(10)
        .optional()
        .meta({ description: 'What the client agreed to; by default a conversation alone.' }),
    })
    .meta({
      id: 'TextConsent',
      description: 'When and where the client agreed to texts, and the exact words that they were shown.',
      examples: [
        {
          at: '2026-03-02T14:58:11Z',
          source: 'https://homes.example.com/contact',
          words: 'By submitting this form I agree to receive texts from an agent about my inquiry.',
        },
      ],
    }),
);

type TextConsent = z.infer<ReturnType<typeof textConsentSchema>>;

/** The field of a client in which the source sends their consent to a program. */
const consentFields = { introductions: 'textConsent' } as const satisfies Record<ClientProgram, string>;

type ConsentField = (typeof consentFields)[ClientProgram];

/** What the source has of the client's consent. */
export const sourceConsents = lazily(
  () =>
    ({ textConsent: textConsentSchema().optional() }) satisfies Record<
      ConsentField,
      z.ZodType<TextConsent | undefined>
    >,
);
export type SourceConsents = { [F in ConsentField]?: TextConsent | undefined };

/** CL-15: a request with a key that has offered a referral again, and a fingerprint of what it asked for. */
const offerActSchema = lazily(() => z.object({ actId: z.string(), fingerprint: z.string() }));
export type OfferAct = z.infer<ReturnType<typeof offerActSchema>>;

/** Requests of this many rounds are remembered: a retry comes within minutes, not rounds. */
const mostOfferActs = 50;

/** `act` with those before it. */
export function withOfferAct(acts: readonly OfferAct[] | undefined, act: OfferAct): OfferAct[] {
  return [...(acts ?? []), act].slice(-mostOfferActs);
}

export const detailsSchema = itemSchema(() =>
  z.object({
    referralId: z.string(),
    teamId: z.string(),
    /** The machine client that created it, and a fingerprint of its request. */
    sourceClientId: z.string(),
    fingerprint: z.string(),
    side: sideSchema,
    kind: kindSchema,
    area: areaSchema(),
    priceRange: priceRangeSchema().optional(),
    notes: z.string().optional(),
    client: z.object({
      name: z.string(),
      phone: z.string(),
      email: z.string().optional(),
      ...sourceConsents(),
    }),
    /** CL-14: an agent of the team had the client when it was created. */
    returning: z.literal(true).optional(),
    createdAt: instant,
    /** CL-15: when the source last corrected it, and when its consent, which is an event of its own then. */
    correctedAt: instant.optional(),
    consentCorrection: instant.optional(),
    /** By which it was found before it was corrected, until what follows the stream has removed them. */
    formerWords: z.array(z.string()).optional(),
    /** CL-15: what has offered it again, in the order of the rounds: here, because the race is to stay small. */
    offerActs: z.array(offerActSchema()).optional(),
    /** RT-10: where it stands in it is where the race's team does. */
    chain: chainSchema().optional(),
    /** CL-15: the rounds before the last one, oldest first. */
    earlier: z.array(earlierRoundSchema()).optional(),
    /** PE-7: who last created, corrected or offered it. */
    changedBy: actSchema().optional(),
  }),
);
export type Details = ItemOf<typeof detailsSchema>;

/** What the client agreed to with the source, by program, and the field in which the source sent it. */
export function consentsOf(
  client: SourceConsents,
): { program: Program; field: ConsentField; consent: TextConsent }[] {
  return Object.entries(consentFields).flatMap(([program, field]) => {
    const consent = client[field];
    return consent === undefined ? [] : [{ program: programSchema.parse(program), field, consent }];
  });
}

/** What a referral's page tells of its conversation. */
export const talkSchema = lazily(() =>
  z.object({
    /** When an agent last wrote. */
    lastSentAt: instant.optional(),
    /** When the client last wrote, and when that last arrived: the carrier's time and ours. */
    lastReplyAt: instant.optional(),
    lastLandedAt: instant.optional(),
    /** The owner has seen all that was written up to `readUntil`, as it was at `readAt`. */
    readUntil: instant.optional(),
    readAt: instant.optional(),
    /** CT-1: on this item, which whoever reads a referral reads along. */
    client: clientStateSchema().optional(),
  }),
);
export type Talk = z.infer<ReturnType<typeof talkSchema>>;

/** A referral as it is read: the race, what it is about, and the state of its conversation. */
export type Referral = { race: Race; details: Details; talk?: Talk };

/** What the workflow is told of a referral. */
export type Outcome = Exclude<ReferralStatus, 'offered'>;

/** RT-10: it ended for this team, and the next one's turn follows: nobody has taken it back, and nobody has had it. */
export function passesOn(race: Race | undefined): race is ReturnedRace {
  if (race?.status !== 'returned' || !race.goesOn) return false;
  return !(['given-back', 'withdrawn'] as readonly ReturnReason[]).includes(race.returned.reason);
}

/** RT-10: to whoever sent it, it is offered until its last team had its turn. */
export function statusForSource(race: Race): ReferralStatus {
  return passesOn(race) ? 'offered' : race.status;
}

/** The agent who has it, if anyone. */
export function ownerOf(race: Race): string | undefined {
  return race.status === 'claimed' ? race.claim.agentId : undefined;
}

export function isOwnedBy(race: Race, { teamId, agentId }: { teamId: string; agentId: string }): boolean {
  return race.teamId === teamId && ownerOf(race) === agentId;
}

/** TX-1, TX-7: the client agreed to texts where they are live, and has not opted out since. */
export function prefersTexts({ textingPreferred, clientOptedOut }: Race): boolean {
  return textingPreferred && !clientOptedOut;
}

/** CL-12: they can be texted at all: there is a number to text them from as well. */
export function isTextable(race: Race): boolean {
  return prefersTexts(race) && !race.noNumberFree;
}

/** CL-12: nothing but a number is missing to text the client. */
export function lacksNumber(race: Race): boolean {
  return race.status !== 'returned' && prefersTexts(race) && race.noNumberFree === true;
}

/** CL-12: texts don't reach a client who never answered one. */
export function doTextsFail({ textsFail, repliedAt }: Race): boolean {
  return textsFail !== undefined && repliedAt === undefined;
}

/** CL-12, CT-2: texts may go to the client, and arrive as far as is known. */
export function isReachedByTexts(race: Race): boolean {
  return isTextable(race) && !doTextsFail(race);
}

/** CL-12: somebody has it, and can't reach the client by texts who never answered one. */
export function isCutOff(race: Race): boolean {
  const isReached = isReachedByTexts(race);
  return race.status === 'claimed' && race.textingPreferred && !isReached && race.repliedAt === undefined;
}

/** By what act it was won, also when it was handed over since. */
export function howWon(race: Race): Claim['by'] | undefined {
  return race.status === 'claimed' ? (race.claim.wonBy ?? race.claim.by) : undefined;
}

/** CT-2: when a claim reached the client: by a text, or by a call, which is put through to them. */
export function wonAt(race: Race): string | undefined {
  if (race.status !== 'claimed') return undefined;
  const { from, by, at, wonAt: before } = race.claim;
  return from === undefined ? (wayToClaim.safeParse(by).success ? at : undefined) : before;
}

/** Whose it is, or was when it was returned. */
export function claimIn(race: Race): Claim | undefined {
  return race.status === 'offered' ? undefined : race.claim;
}

/** CL-14: it is decided without ever having been offered. */
export function wasGiven(race: Race): boolean {
  const claim = claimIn(race);
  return (claim?.wonBy ?? claim?.by) === 'returning';
}

/** True when every offered agent declined and the lead is not one of them (CL-8): the lead is to be offered it. */
export function isLeftToLead(race: Race, leadAgentId: string): boolean {
  return (
    race.status === 'offered' &&
    race.waits === undefined &&
    !race.offered.includes(leadAgentId) &&
    race.offered.every((agentId) => race.declined.has(agentId))
  );
}

/** Who was offered it and has not declined, in the order in which they are told. */
export function undecidedIn({ offered, declined }: Race): string[] {
  return offered.filter((agentId) => !declined.has(agentId));
}

/** CL-15: what names an item or an act of one round: nothing in the first. */
export function roundParts(round: number | undefined): string[] {
  return round === undefined ? [] : [`round ${round}`];
}

/** The round in a workflow's input: the first has none, or null. */
export const roundInput = z
  .int()
  .min(2)
  .nullish()
  .transform((round) => round ?? undefined);

/** CL-15: of two rounds of a referral, the first has no number. */
export function isLaterRound(round: number | undefined, than: number | undefined): boolean {
  return (round ?? 1) > (than ?? 1);
}
