// The agents of a team see what a plan comes to, saved or not (CP-2): for a client of whom nothing is known, or for one of theirs.
import { ownerOf } from '../../claiming/referral.ts';
import { type OwnedReferralDeps, ownedReferral } from '../../claiming/view/owned-race.ts';
import { awakeFrom, type QuietHours } from '../../delivery/gate/quiet-hours.ts';
import type { ItemBrand } from '../../people/brand.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import { conversationOf, type FooterState, type Pair } from '../../texting/footer/footer.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { type ClientAhead, type ClientAheadDeps, readClientAhead } from '../client-plans/ahead.ts';
import { firstDayOf } from '../client-plans/begin.ts';
import { memberOf, type TeamAccessDeps } from '../team-access.ts';
import { type Plan, type PlanRefusal, refuseSteps, type Step } from './plan.ts';
import { type PreviewedClient, type PreviewedStep, previewOf } from './preview.ts';

export type PreviewPlanDeps = TeamAccessDeps &
  OwnedReferralDeps &
  ClientAheadDeps & {
    plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
    templates: { list(teamId: string): Promise<{ templateId: string; body: string }[]> };
    /** Also one who has left. */
    people: { readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
    footers: { read(pair: Pair): Promise<FooterState | undefined> };
    wordingOf: WordingOf;
    blocked: BlockedContent;
    quietHours: QuietHours | null;
  };

/** Of a client of whom nothing is known. */
const usualZone = 'America/New_York';

/** `steps`: of what isn't saved. `referralId`: of a client. `timeZones`: of one of whom nothing is known, the one of their home first. */
type Wanted = {
  teamId: string;
  planId: string;
  steps: readonly Step[] | undefined;
  fromStep?: number | undefined;
  referralId?: string | undefined;
  timeZones?: readonly string[] | undefined;
};

export async function previewPlan(
  caller: Agent,
  wanted: Wanted,
  now: Date,
  deps: PreviewPlanDeps,
): Promise<{ steps: PreviewedStep[]; optOutInstructions: string } | PlanRefusal | NotFound> {
  const { teamId, planId, steps, fromStep } = wanted;
  const member = await memberOf(caller, teamId, deps);
  if (member === undefined) return { refused: 'not-found' };
  const saved = steps === undefined ? await deps.plans.read(teamId, planId) : undefined;
  if (steps === undefined && (saved === undefined || saved.removed)) return { refused: 'not-found' };
  const shown = steps ?? saved?.steps ?? [];
  const usesTemplates = shown.some(({ templateId }) => templateId !== undefined);
  const templates = usesTemplates ? await deps.templates.list(teamId) : [];
  const bodies = new Map(templates.map(({ templateId, body }) => [templateId, body]));
  const { name: brand } = deps.wordingOf(member.team.brandId);
  const facts = { brand, blocked: deps.blocked, templateIds: new Set(bodies.keys()) };
  const refusal = steps === undefined ? undefined : refuseSteps(steps, facts);
  if (refusal !== undefined) return refusal;
  const whom =
    wanted.referralId === undefined
      ? anyone(wanted, { agentName: member.agent.name, brandId: member.team.brandId, now }, deps)
      : await ofClient(caller, wanted.referralId, now, deps);
  if (whom === undefined) return { refused: 'not-found' };
  const withTexts = shown.map((step) => ({
    ...step,
    text: step.body ?? (step.templateId === undefined ? undefined : bodies.get(step.templateId)),
  }));
  const { agentName, brandId, zone, client, ahead } = whom;
  const wording = deps.wordingOf(brandId);
  return {
    steps: previewOf(withTexts, {
      names: { agentName, brand: wording.name },
      instructions: wording.optOutInstructions,
      fromStep: fromStep ?? 1,
      client,
      start: { since: now.toISOString(), zone, firstDay: firstDayOf(shown, fromStep) },
      ...ahead,
    }),
    optOutInstructions: wording.optOutInstructions,
  };
}

/** Who gets it, in whose name, and by which clock. */
type Whom = {
  agentName: string;
  brandId: ItemBrand;
  zone: string;
  client?: PreviewedClient;
  ahead: ClientAhead;
};

/** CP-9: one who gets no other automated texts. */
function anyone(
  { timeZones: [zone = usualZone, ...others] = [] }: Wanted,
  { now, ...names }: { agentName: string; brandId: ItemBrand; now: Date },
  { quietHours }: PreviewPlanDeps,
): Whom {
  const zones = { place: [zone], number: others };
  return {
    ...names,
    zone,
    ahead: { now, awakeFrom: (at) => (quietHours === null ? at : awakeFrom(at, quietHours, zones)) },
  };
}

/** In the owner’s name, also for the lead. */
async function ofClient(
  caller: Agent,
  referralId: string,
  now: Date,
  deps: PreviewPlanDeps,
): Promise<Whom | undefined> {
  const owned = await ownedReferral(caller, referralId, deps);
  const agentId = owned && ownerOf(owned.referral.race);
  if (owned === undefined || agentId === undefined) return undefined;
  const { race, details } = owned.referral;
  const { teamId, brandId, round, noNumberFree } = race;
  const { client, area } = details;
  const sender = { teamId, agentId, brand: brandId };
  const [agent, had, ahead] = await Promise.all([
    deps.people.readAnyone(teamId, agentId),
    deps.footers.read({ phone: client.phone, sender }),
    readClientAhead(owned.referral, now, deps),
  ]);
  const conversation = conversationOf(referralId, round);
  const [zone = 'UTC'] = zonesOf(area.state);
  return {
    agentName: agent?.name ?? agentId,
    brandId,
    zone,
    client: { clientName: client.name, city: area.city, conversation, had, noNumberFree },
    ahead,
  };
}
