// The owner or the lead puts a client on a plan (CP-3). One at a time; the same again changes nothing.
import { lostClaims } from '../../claiming/claim.ts';
import { type IsCoveredDeps, isCovered } from '../../claiming/client/is-covered.ts';
import { clientToChange, type OwnClient } from '../../clients/client-to-change.ts';
import { licenseLapsed } from '../../people/profile.ts';
import { standingOf } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Plan } from '../plans/plan.ts';
import { newClientPlan } from './begin.ts';
import { begun, type ClientPlan, runsOf, type Written } from './client-plan.ts';
import { asItStands, isOfReferral, type ReadClientPlanDeps, shownAhead } from './read-client-plan.ts';
import type { ShownClientPlan } from './shown-client-plan.ts';

export type PutOnPlanDeps = ReadClientPlanDeps &
  IsCoveredDeps & {
    clientPlans: { begin(plan: ClientPlan, before: ClientPlan | undefined): Promise<Written> };
    newId(prefix: 'run'): string;
  };

type Refused = Refusal<
  | 'not-claimed'
  | 'license-lapsed'
  | 'owner-license-lapsed'
  | 'unknown-plan'
  | 'on-another-plan'
  | 'automated-not-covered'
  | 'text-consent-missing'
  | 'client-opted-out'
  | 'invalid-request'
>;

const mostTries = 5;

/** `changedBy`: signed where the client is not the caller's own (PE-7). */
export async function putOnPlan(
  caller: Agent,
  wanted: { referralId: string; planId: string; fromStep?: number | undefined; changedBy: Act },
  now: Date,
  deps: PutOnPlanDeps,
): Promise<ShownClientPlan | Refused | NotFound> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const client = await clientToChange(caller, wanted.referralId, deps);
    if ('refused' in client) return client;
    const { referral, claim, isAnothers } = client;
    const [before, plan] = await Promise.all([
      deps.clientPlans.read(wanted.referralId),
      deps.plans.read(caller.teamId, wanted.planId),
    ]);
    const standing = before && (await asItStands(before, referral, now, deps));
    if (standing?.state === 'running' && isOfReferral(standing, referral)) {
      return standing.planId === wanted.planId
        ? shownAhead(standing, referral, now, deps)
        : onAnother(standing);
    }
    if (plan === undefined || plan.removed) return unknownPlan;
    const obstacle = wrongStep(plan, wanted.fromStep) ?? (await obstacleTo(client, deps));
    if (obstacle !== undefined) return obstacle;
    const facts = newClientPlan(
      plan,
      { ...referral, claim },
      {
        run: deps.newId('run'),
        since: now.toISOString(),
        startedBy: isAnothers ? 'lead' : 'owner',
        begunBy: caller.agentId,
        earlier: standing !== undefined && isOfReferral(standing, referral) ? runsOf(standing) : undefined,
        fromStep: wanted.fromStep,
        changedBy: isAnothers ? wanted.changedBy : undefined,
      },
    );
    const begins = begun(facts, plan.steps, before?.revision ?? 0, now);
    if ((await deps.clientPlans.begin(begins, before)) === 'written')
      return shownAhead(begins, referral, now, deps);
  }
  throw new Error('Too many changes of one client at once');
}

/** CO-20, PE-5: nothing is sent to whom didn’t agree to it, nor in the name of whom has no license. */
async function obstacleTo(
  { referral: { race, details }, ownerId, isAnothers }: OwnClient,
  deps: Pick<PutOnPlanDeps, 'people' | 'consents'>,
): Promise<Refused | undefined> {
  if (race.clientOptedOut) return { refused: 'client-opted-out', detail: lostClaims['client-opted-out'] };
  if (!race.textingPreferred) {
    return { refused: 'text-consent-missing', detail: lostClaims['text-consent-missing'] };
  }
  if (!(await isCovered(race, details, deps))) return notCovered;
  const owner = await deps.people.readAnyone(race.teamId, ownerId);
  const isActive = owner !== undefined && standingOf(owner) === 'active';
  if (isActive) return undefined;
  return isAnothers ? ownerLapsed(owner?.name ?? ownerId) : licenseLapsed;
}

function ownerLapsed(name: string): Refusal<'owner-license-lapsed'> {
  return {
    refused: 'owner-license-lapsed',
    detail: `A plan texts in the name of the client’s agent, and ${name} has no license now. Hand the client over first, or wait until the license is back.`,
  };
}

function onAnother({ name }: ClientPlan): Refusal<'on-another-plan'> {
  return {
    refused: 'on-another-plan',
    detail: `The client is on the plan “${name}”. Stop that one first.`,
  };
}

function wrongStep({ steps }: Plan, fromStep = 1): Refusal<'invalid-request'> | undefined {
  if (fromStep <= steps.length) return undefined;
  const detail = `The plan has ${steps.length} steps.`;
  return {
    refused: 'invalid-request',
    detail,
    errors: [{ path: '/fromStep', detail, code: 'too-large', limit: steps.length }],
  };
}

const unknownPlan: Refusal<'unknown-plan'> = {
  refused: 'unknown-plan',
  detail: 'The team has no such plan. Choose another.',
};

const notCovered: Refusal<'automated-not-covered'> = {
  refused: 'automated-not-covered',
  detail:
    'The client agreed to texts from an agent, not to automated ones. Only their own consent can change that.',
};
