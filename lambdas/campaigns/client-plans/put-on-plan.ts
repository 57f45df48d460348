// The owner or the lead puts a client on a plan (CP-3). One at a time; the same again changes nothing.
import { lostClaims } from '../../claiming/claim.ts';
import type { Referral } from '../../claiming/referral.ts';
import { clientToChange } from '../../clients/client-to-change.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Plan } from '../plans/plan.ts';
import { type IsCoveredDeps, isCovered, newClientPlan } from './begin.ts';
import { begun, type ClientPlan, type Written } from './client-plan.ts';
import { asItStands, isOfReferral, type ReadClientPlanDeps, shown } from './read-client-plan.ts';
import type { ShownClientPlan } from './shown-client-plan.ts';

export type PutOnPlanDeps = ReadClientPlanDeps &
  IsCoveredDeps & {
    clientPlans: { begin(plan: ClientPlan, before: ClientPlan | undefined): Promise<Written> };
    newId(prefix: 'run'): string;
  };

type Refused = Refusal<
  | 'not-claimed'
  | 'license-lapsed'
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
    const { referral, ownerId, isAnothers } = client;
    const [before, plan] = await Promise.all([
      deps.clientPlans.read(wanted.referralId),
      deps.plans.read(caller.teamId, wanted.planId),
    ]);
    const standing = before && (await asItStands(before, referral, now, deps));
    if (standing?.state === 'running' && isOfReferral(standing, referral)) {
      return standing.planId === wanted.planId ? shown(standing, deps) : onAnother(standing);
    }
    if (plan === undefined || plan.removed) return unknownPlan;
    const obstacle = wrongStep(plan, wanted.fromStep) ?? (await obstacleTo(referral, deps));
    if (obstacle !== undefined) return obstacle;
    const facts = newClientPlan(
      plan,
      { ...referral, agentId: ownerId },
      {
        run: deps.newId('run'),
        since: now.toISOString(),
        startedBy: isAnothers ? 'lead' : 'owner',
        fromStep: wanted.fromStep,
        changedBy: isAnothers ? wanted.changedBy : undefined,
      },
    );
    const begins = begun(facts, plan.steps, before?.revision ?? 0, now);
    if ((await deps.clientPlans.begin(begins, before)) === 'written') return shown(begins, deps);
  }
  throw new Error('Too many changes of one client at once');
}

async function obstacleTo({ race, details }: Referral, deps: IsCoveredDeps): Promise<Refused | undefined> {
  if (race.clientOptedOut) return { refused: 'client-opted-out', detail: lostClaims['client-opted-out'] };
  if (!race.textingPreferred) {
    return { refused: 'text-consent-missing', detail: lostClaims['text-consent-missing'] };
  }
  return (await isCovered(race, details, deps)) ? undefined : notCovered;
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
