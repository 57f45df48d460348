// After a referral was created or corrected (CL-15): it is found by its words, its consent goes into the ledger, and offered agents are told of
// what they see anew.

import { type AgentsNotification, correctedNotification } from './notifications.ts';
import { type OnReferralCreatedDeps, onReferralCreated, recordConsent } from './on-referral-created.ts';
import { type Details, detailsSchema, undecidedIn } from './referral.ts';
import { listedText } from './search/words.ts';
import { isSame } from './source/correct.ts';

export type OnDetailsChangedDeps = OnReferralCreatedDeps & {
  notifyAgents(notification: AgentsNotification): Promise<void>;
  /** A referral's page in the portal. */
  linkTo(referralId: string): string;
  /** What the back office finds it by. */
  referralWords: {
    note(details: Details): Promise<void>;
    /** `was`: as it was told. */
    noteCorrected(referralId: string, was: readonly Details[]): Promise<void>;
  };
};

export async function onDetailsChanged(
  before: unknown,
  after: unknown,
  deps: OnDetailsChangedDeps,
): Promise<void> {
  const details = detailsSchema.parse(after);
  if (before === undefined) {
    await Promise.all([onReferralCreated(before, after, deps), noteReplayed(details, deps)]);
    return;
  }
  const was = detailsSchema.parse(before);
  if (details.correctedAt === was.correctedAt) return;
  await Promise.all([
    ...(listedText(details) === listedText(was)
      ? []
      : [deps.referralWords.noteCorrected(details.referralId, [was, details])]),
    ...(details.consentCorrection === was.consentCorrection ? [] : [recordCorrected(details, deps)]),
    ...(isSame(shownToOffered(was), shownToOffered(details)) ? [] : [tellOffered(details, deps)]),
  ]);
}

/** A replay tells of a corrected one as if it were new. */
async function noteReplayed(
  details: Details,
  { referralWords }: Pick<OnDetailsChangedDeps, 'referralWords'>,
): Promise<void> {
  return details.correctedAt === undefined
    ? referralWords.note(details)
    : referralWords.noteCorrected(details.referralId, [details]);
}

async function recordCorrected(details: Details, deps: OnDetailsChangedDeps): Promise<void> {
  const race = await deps.races.read(details.referralId);
  await recordConsent(details, race?.brandId, deps);
}

/** CL-9: what agents see before the claim. */
function shownToOffered({ area, priceRange, notes }: Details) {
  return { area, priceRange, notes };
}

/** By email and push: whoever had a text of the offer sees the correction when they open it. */
async function tellOffered(details: Details, deps: OnDetailsChangedDeps): Promise<void> {
  const race = await deps.races.read(details.referralId);
  if (race?.status !== 'offered') return;
  const { teamId, round, offerUntil: staleAt } = race;
  const notification = correctedNotification(details, deps.linkTo(details.referralId));
  const about = { details: { ...details, teamId }, notification, round, staleAt, isSilent: true };
  const occasion = details.correctedAt ?? '';
  await deps.notifyAgents({ agentIds: undecidedIn(race), ...about, occasion });
}
