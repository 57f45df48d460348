// A referral as each reader may see it: CL-9, TX-3, and who may read it at all.

import { etagOf } from '../../platform/http/etag.ts';
import { zonesOfNumber } from '../../platform/time-zones/number-zones.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import { chainStates } from '../chain/chain.ts';
import { clientVersion, isUnread, lastContactAt, stageOf, tagsOf } from '../client/client-state.ts';
import {
  doTextsFail,
  howWon,
  isTextable,
  lacksNumber,
  ownerOf,
  ownerRules,
  prefersTexts,
  type Race,
  type Referral,
  type ReferralStatus,
  type ReturnedRace,
  statusForSource,
} from '../referral.ts';
import { correctionVersion, isOfSource } from '../source/whose.ts';

/** Who reads. Whether an agent leads the referral's team is looked up, never claimed. */
export type Reader =
  | { kind: 'source'; clientId: string; isPerson?: true }
  | { kind: 'agent'; agentId: string; teamId: string; isLead: boolean }
  /** Who is in the team no more: nothing is theirs to see (PE-4). */
  | { kind: 'gone' };

/** The referral as `reader` sees it; undefined when it is not theirs to see. */
export function referralAsSeenBy(reader: Reader, referral: Referral, nameOf: (agentId: string) => string) {
  if (!mayRead(reader, referral)) return undefined;
  const { race, details } = referral;
  const { referralId, teamId, offerUntil } = race;
  const status = reader.kind === 'source' ? statusForSource(race) : race.status;
  const { side, kind, area, priceRange, notes, createdAt } = details;
  const client = clientAsSeenBy(reader, referral);
  const isReached = mayReach(reader, race);
  return {
    referralId,
    teamId,
    status,
    side,
    kind,
    area,
    priceRange,
    notes,
    textingPreferred: isReached ? prefersTexts(race) : race.textingPreferred,
    createdAt,
    offerUntil,
    ...(isReached && race.clientOptedOut && { clientOptedOut: true }),
    ...optOutAsSeenBy(reader, race, nameOf),
    ...(isReached && lacksNumber(race) && { noNumberFree: true }),
    ...(isOwnerOrLead(reader, race) && doTextsFail(race) && { textsFail: true }),
    ...(details.returning && { returning: true }),
    ...(race.status === 'offered' && race.waits && { waitsFor: race.waits.for }),
    ...(client && { client }),
    ...(reader.kind === 'agent' && hasAnsweredGreeting(race) && { answeredGreeting: true }),
    ...(isOwnerOrLead(reader, race) && {
      repliedAt: race.repliedAt,
      unread: isUnread(referral),
      stage: stageOf(referral),
      tags: [...tagsOf(referral)],
      lastContactAt: lastContactAt(referral),
      etag: etagOf(clientVersion(referral)),
    }),
    ...(race.status === 'claimed' && {
      claim: {
        agentId: race.claim.agentId,
        name: nameOf(race.claim.agentId),
        by: race.claim.by,
        at: race.claim.at,
      },
    }),
    ...(race.offeredAgain && !isInChain(reader, referral) && { offeredAgainAt: race.offeredAgain.at }),
    ...(race.status === 'returned' && status === 'returned' && { returned: returnAsSeenBy(reader, race) }),
    ...(reader.kind === 'source' && details.chain && { chain: chainStates(referral) }),
    ...(reader.kind === 'source' && { etag: etagOf(correctionVersion(details)) }),
    ...(reader.kind === 'agent' && {
      offeredToMe: race.offered.includes(reader.agentId),
      declinedByMe: race.declined.has(reader.agentId),
    }),
  };
}

/** RT-10: no agent is told that another team was offered it before theirs. */
function isInChain(reader: Reader, { details }: Referral): boolean {
  return reader.kind === 'agent' && details.chain !== undefined;
}

/** Its note may name the client: it is for the source and the lead (CL-9, CL-13). */
function returnAsSeenBy(reader: Reader, { returned }: ReturnedRace) {
  const { reason, at, note } = returned;
  const isForReader = reader.kind === 'source' || (reader.kind === 'agent' && reader.isLead);
  return { reason, at, ...(isForReader && { note }) };
}

/** Those of `referrals` that `reader` may see, as they see them. */
export function listedFor(
  reader: Reader,
  referrals: readonly Referral[],
  nameOf: (agentId: string) => string,
) {
  return referrals.flatMap((referral) => referralAsSeenBy(reader, referral, nameOf) ?? []);
}

/** True when `race` belongs into a list of that status; in an agent's own list only what they have is `claimed`. */
export function isListedAs(status: ReferralStatus | undefined, race: Race, agentId?: string): boolean {
  if (status === undefined) return true;
  const isAnothers = agentId !== undefined && race.status === 'claimed' && ownerOf(race) !== agentId;
  return race.status === status && !isAnothers;
}

/** True for an offer that the agent can claim at `now`: nothing that waits, that they declined, or whose time is up. */
export function isClaimable(race: Race, agentId: string, now: Date): boolean {
  if (race.status !== 'offered' || race.waits !== undefined) return false;
  const isOffered = race.offered.includes(agentId) && !race.declined.has(agentId);
  return isOffered && Date.parse(race.offerUntil) > now.getTime();
}

function mayRead(reader: Reader, { race, details }: Referral): boolean {
  if (reader.kind === 'source') return isOfSource(reader, details);
  if (reader.kind === 'gone' || race.teamId !== reader.teamId) return false;
  return reader.isLead || ownerOf(race) === reader.agentId || race.offered.includes(reader.agentId);
}

/** True for the owner of a claimed referral and the team's lead. */
export function isOwnerOrLead(reader: Reader, race: Referral['race']): boolean {
  if (reader.kind !== 'agent' || race.teamId !== reader.teamId || race.status !== 'claimed') return false;
  return reader.isLead || ownerOf(race) === reader.agentId;
}

/** CP-8: who is offered the client knows that they have answered, and nothing of what (CL-9). */
function hasAnsweredGreeting({ status, greetedAt, repliedAt }: Race): boolean {
  return status === 'offered' && greetedAt !== undefined && repliedAt !== undefined;
}

/** CL-9: how the client can be reached is for whoever may claim it or has it, and the source; a teammate's client is not theirs. */
function mayReach(reader: Reader, race: Race): boolean {
  if (reader.kind !== 'agent' || reader.isLead || race.status === 'offered') return true;
  return ownerOf(race) === reader.agentId;
}

/** CL-12: the owner and the lead read who stopped the texts; another team's agent has no name here. */
function optOutAsSeenBy(reader: Reader, race: Race, nameOf: (agentId: string) => string) {
  const { optOut, teamId } = race;
  if (!race.clientOptedOut || optOut === undefined || !isOwnerOrLead(reader, race)) return {};
  const { how, at, by } = optOut;
  return { optOut: { how, ...(at && { at }), ...(by?.teamId === teamId && { by: nameOf(by.agentId) }) } };
}

/** Nothing before the claim (CL-9); then all but the phone of a client who can be texted and has not replied (TX-3). */
function clientAsSeenBy(reader: Reader, { race, details }: Referral) {
  const { name, phone, email } = details.client;
  if (reader.kind === 'source') return { name, phone, email };
  if (!isOwnerOrLead(reader, race)) return undefined;
  // As quiet hours have it (TX-16).
  const timeZones = [...new Set([...zonesOf(details.area.state), ...zonesOfNumber(phone)])];
  return { name, email, ...(isPhoneKnown(race) && { phone }), timeZones };
}

/** Who won it by phone has talked to the client. CL-12: who can't text them has to call. */
export function isPhoneKnown(race: Race): boolean {
  if (!isTextable(race) || doTextsFail(race) || race.repliedAt !== undefined) return true;
  const wonBy = howWon(race);
  return wonBy !== undefined && ownerRules[wonBy].revealsPhone;
}
