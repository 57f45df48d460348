// CL-15: the source corrects a referral while it is offered: what it is about, and the client's name, email and consent. Who is offered
// it, and the client's phone, on which consent and numbers hang, stay.

import { changedMeanwhile, isMatch } from '../../platform/http/etag.ts';
import type { Source } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { isSameCity } from '../../platform/places/city-name.ts';
import type { Act } from '../../platform/table/act.ts';
import { areTextsLive, type TextMarkets } from '../numbers/text-markets.ts';
import {
  type Area,
  consentsOf,
  type Details,
  type Referral,
  type SourceConsents,
  statusForSource,
} from '../referral.ts';
import { refuseConsent } from './consent-not-past.ts';
import { correctionVersion, isOfSource } from './whose.ts';
import { notOffered } from './withdraw.ts';

/** What is left out stays as it is; what is null goes. */
export type Correction = {
  area?:
    | { city?: string | undefined; state?: string | undefined; postalCode?: string | null | undefined }
    | undefined;
  priceRange?: Details['priceRange'] | null;
  notes?: string | null | undefined;
  client?: (SourceConsents & { name?: string | undefined; email?: string | null | undefined }) | undefined;
};

export type CorrectDeps = {
  referrals: {
    read(referralId: string): Promise<Referral | undefined>;
    /** False when it is not offered any more, or was corrected otherwise since `referral` was read. */
    correct(referral: Referral, details: Details, textingPreferred: boolean): Promise<boolean>;
  };
  textMarkets: TextMarkets;
};

/** Corrections at the same moment are made one after another. */
const mostTries = 10;

type Corrected = { referralId: string; status: 'offered' };

export async function correct(
  source: Source,
  {
    referralId,
    correction,
    changedBy,
    ifMatch,
  }: {
    referralId: string;
    correction: Correction;
    changedBy?: Act | undefined;
    ifMatch?: string | undefined;
  },
  now: Date,
  deps: CorrectDeps,
): Promise<
  Corrected | Refusal<keyof typeof notOffered | 'consent-not-past' | 'changed-meanwhile'> | NotFound
> {
  const notPast = refuseConsent(correction.client, now);
  if (notPast !== undefined) return notPast;
  for (let tried = 0; tried < mostTries; tried += 1) {
    const referral = await deps.referrals.read(referralId);
    if (referral === undefined || !isOfSource(source, referral.details)) return { refused: 'not-found' };
    const status = statusForSource(referral.race);
    if (status !== 'offered') {
      const refused = status === 'claimed' ? 'already-claimed' : 'referral-returned';
      return { refused, detail: notOffered[refused] };
    }
    const corrected = correctedDetails(referral.details, correction, now);
    if (corrected === undefined) return { referralId, status };
    if (!isMatch(ifMatch, correctionVersion(referral.details))) return changedMeanwhile;
    const details = { ...corrected, changedBy };
    const texts = details.client.textConsent !== undefined && areTextsLive(deps.textMarkets, details.area);
    if (await deps.referrals.correct(referral, details, texts)) return { referralId, status };
  }
  throw new Error('Too many corrections of one referral at once');
}

/** Undefined when all of `correction` is there already: sent again, it is no news. */
function correctedDetails(
  details: Details,
  { area, priceRange, notes, client }: Correction,
  now: Date,
): Details | undefined {
  const corrected: Details = {
    ...details,
    area: correctedArea(details.area, area),
    ...(priceRange !== undefined && { priceRange: priceRange ?? undefined }),
    ...(notes !== undefined && { notes: notes ?? undefined }),
    client: {
      ...details.client,
      ...(client?.name !== undefined && { name: client.name }),
      ...(client?.email !== undefined && { email: client.email ?? undefined }),
      ...Object.fromEntries(consentsOf(client ?? {}).map(({ field, consent }) => [field, consent])),
    },
  };
  if (isSame(corrected, details)) return undefined;
  const isConsentNew = !isSame(consentsOf(corrected.client), consentsOf(details.client));
  const correctedAt = momentBehind(details.correctedAt, now);
  return { ...corrected, correctedAt, ...(isConsentNew && { consentCorrection: correctedAt }) };
}

/** Each has a moment of its own, by which it is told from the one before: two of the same millisecond would be one. */
function momentBehind(last: string | undefined, now: Date): string {
  return new Date(Math.max(now.getTime(), last === undefined ? 0 : Date.parse(last) + 1)).toISOString();
}

/** A postal code of before is none of another city or state. */
function correctedArea(before: Area, correction: Correction['area']): Area {
  const city = correction?.city ?? before.city;
  const state = correction?.state ?? before.state;
  const isMoved = !isSameCity(city, before.city) || state !== before.state;
  const kept = isMoved ? undefined : before.postalCode;
  const postalCode = correction?.postalCode === undefined ? kept : (correction.postalCode ?? undefined);
  return { city, state, ...(postalCode !== undefined && { postalCode }) };
}

/** Members of one object may come from the table in another order. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
