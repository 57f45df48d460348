// The source offers a new client to a team: one referral for one Idempotency-Key, however often it is sent (CL-1).

import type { ReadConsent } from '../../consent/consent.ts';
import { introductions } from '../../consent/program.ts';
import type { Source } from '../../platform/http/principal.ts';
import type { Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { areTextsLive, type TextMarkets } from '../numbers/text-markets.ts';
import { optOutIn } from '../opt-out.ts';
import { type Placed, placed, untilPlaced } from '../placing/placing.ts';
import { firstOfReady, type ReadRoutedTeam } from '../placing/ready-teams.ts';
import type { ReturningClients } from '../placing/returning.ts';
import { type Details, type Referral, type ReferralStatus, statusForSource } from '../referral.ts';
import { refuseConsent } from './consent-not-past.ts';
import { newReferral, type OfferMinutes, type ReferralRequest } from './new-referral.ts';

export type CreateReferralDeps = {
  routing: { readRoutedTeam: ReadRoutedTeam };
  consents: {
    read: ReadConsent<typeof introductions>;
  };
  referrals: {
    /** All referrals of a client, and the team's last placing of one. */
    readHistory(phone: string, teamId: string): Promise<{ referrals: Referral[]; last: string | undefined }>;
    /** `overtaken`: what its place was decided on has changed. */
    create(
      placed: Placed,
      details: Details,
      now: Date,
      last: string | undefined,
    ): Promise<'created' | 'id-taken' | 'overtaken'>;
    read(referralId: string): Promise<Referral | undefined>;
  };
  returningClients: ReturningClients;
  textMarkets: TextMarkets;
  offerMinutes: OfferMinutes;
  newId(prefix: 'ref'): string;
  derivedId(prefix: 'ref' | 'act', ...parts: string[]): string;
  /** The same for the same request. */
  fingerprint(request: ReferralRequest): string;
  /** Uniform in [0, 1). */
  random(): number;
};

/** `returning`: an agent of the team had the client (CL-14). */
type Created = { referralId: string; status: ReferralStatus; returning?: true };

/** A file that a colleague brings along again creates nothing twice: people of the source have one space of keys. */
const peopleOfSource = 'people of the source';

function idBy({ clientId, isPerson }: Source, key: string, deps: Pick<CreateReferralDeps, 'derivedId'>) {
  return deps.derivedId('ref', isPerson ? peopleOfSource : clientId, key);
}

/** `key`: the same for retries of one request. */
export async function createReferral(
  source: Source,
  {
    request,
    key,
    changedBy,
  }: { request: ReferralRequest; key: string | undefined; changedBy?: Act | undefined },
  now: Date,
  deps: CreateReferralDeps,
): Promise<
  Created | Refusal<'unknown-team' | 'team-not-ready' | 'idempotency-key-reused' | 'consent-not-past'>
> {
  const notPast = refuseConsent(request.client, now);
  if (notPast !== undefined) return notPast;
  const { teamId, teamIds } = request;
  const teams = { teamIds: teamIds ?? [teamId], isChain: teamIds !== undefined };
  const ready = await firstOfReady(teams, request, now, deps);
  if ('refused' in ready) {
    // CL-1: a team may have lost its agents since the first time it was asked for.
    const created = key === undefined ? undefined : await createdBefore(source, key, request, deps);
    return created ?? ready;
  }
  const { routed } = ready;
  const { phone, textConsent } = request.client;
  const consent =
    textConsent && (await deps.consents.read(introductions, phone, undefined, routed.team.brandId));
  const { race, details } = newReferral({
    referralId: key === undefined ? deps.newId('ref') : idBy(source, key, deps),
    request,
    origin: { sourceClientId: source.clientId, fingerprint: deps.fingerprint(request), changedBy },
    ...routed,
    areTextsLive: areTextsLive(deps.textMarkets, request.area),
    optOut: optOutIn(consent),
    offerMinutes: deps.offerMinutes,
    now,
    random: deps.random,
  });
  const { referralId } = race;
  return untilPlaced(
    () => deps.referrals.readHistory(request.client.phone, teamId),
    async ({ referrals, last }) => {
      // Of a request that is repeated at the same moment, this one may be there by now.
      const others = referrals.filter((other) => other.race.referralId !== referralId);
      const known = { ...race, ...(others.length > 0 && { isKnown: true as const }) };
      const its = placed(known, request.kind, others, routed, now, deps);
      const outcome = await deps.referrals.create(its, details, now, last);
      switch (outcome) {
        case 'overtaken':
          return outcome;
        case 'id-taken':
          return existing(referralId, details.fingerprint, deps);
        case 'created':
          return { referralId, status: its.race.status, ...(its.isReturning && { returning: true }) };
      }
    },
  );
}

async function createdBefore(
  source: Source,
  key: string,
  request: ReferralRequest,
  deps: CreateReferralDeps,
): Promise<Created | Refusal<'idempotency-key-reused'> | undefined> {
  const referralId = idBy(source, key, deps);
  const found = await deps.referrals.read(referralId);
  return found && existing(referralId, deps.fingerprint(request), deps);
}

/** CL-1: the same request is answered what it created; another with its key is refused. */
async function existing(
  referralId: string,
  fingerprint: string,
  { referrals }: Pick<CreateReferralDeps, 'referrals'>,
): Promise<Created | Refusal<'idempotency-key-reused'>> {
  const found = await referrals.read(referralId);
  if (found?.details.fingerprint !== fingerprint) {
    return { refused: 'idempotency-key-reused', detail: 'Use a new key for another request.' };
  }
  const { race, details } = found;
  const status = statusForSource(race);
  return { referralId, status, ...(details.returning && { returning: true }) };
}
