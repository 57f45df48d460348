// Puts a client on a plan (CP-3): what is written down of whom it is about, and whether they agreed to it (CO-20).
import { consentAhead } from '../../claiming/client/consent-ahead.ts';
import type { Details, Race } from '../../claiming/referral.ts';
import type { ReadConsent } from '../../consent/consent.ts';
import { coversAutomated } from '../../consent/coverage.ts';
import { introductions } from '../../consent/program.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import type { Plan } from '../plans/plan.ts';
import type { NewClientPlan } from './client-plan.ts';

export type IsCoveredDeps = { consents: { read: ReadConsent } };

/** Whether their consent covers automated texts. What the source has said of it counts also where it is not written down yet. */
export async function isCovered(
  { brandId }: Race,
  { client }: Details,
  deps: IsCoveredDeps,
): Promise<boolean> {
  const known = await deps.consents.read(introductions, client.phone, undefined, brandId);
  const consent = consentAhead(known, client);
  return consent?.status === 'on' && coversAutomated(consent);
}

/** `fromStep`: goes on from there, that step's day being that of `since`. */
export function newClientPlan(
  plan: Plan,
  { race, details, agentId }: { race: Race; details: Details; agentId: string },
  began: Pick<NewClientPlan, 'run' | 'since' | 'startedBy' | 'changedBy'> & { fromStep?: number | undefined },
): NewClientPlan {
  const { planId, version, name, steps } = plan;
  const { referralId, teamId, round, brandId } = race;
  const { fromStep, ...when } = began;
  // A state in several zones: the first is where most of it lives.
  const [zone = 'UTC'] = zonesOf(details.area.state);
  return {
    referralId,
    teamId,
    round,
    brandId,
    agentId,
    planId,
    version,
    name,
    ...when,
    zone,
    fromStep: fromStep ?? 1,
    firstDay: fromStep === undefined ? 0 : (steps[fromStep - 1]?.afterDays ?? 0),
  };
}
