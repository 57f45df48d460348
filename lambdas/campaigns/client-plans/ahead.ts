// What decides when a client's next automated texts go out: the hours in which they may be texted, what their phone was given of late, what they
// may have asked for, and what keeps a step from being written (CP-5, CP-9, CO-16, TX-16).
import type { Details, Referral } from '../../claiming/referral.ts';
import { introductions } from '../../consent/program.ts';
import { type OpenQuestion, waitsUntil } from '../../consent/words/open-question.ts';
import { awakeFrom, type QuietHours } from '../../delivery/gate/quiet-hours.ts';
import type { ItemBrand } from '../../people/brand.ts';
import type { AgentProfile } from '../../people/team.ts';
import { zonesOfNumber } from '../../platform/time-zones/number-zones.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import type { RecentAutomated } from '../../texting/automated/cap.ts';
import type { AgentsMessage } from '../../texting/message.ts';
import { outboxIdOf } from '../../texting/outbox-id.ts';
import type { FieldName } from '../../texting/wording/fields.ts';
import type { Step } from '../plans/plan.ts';
import type { ClientPlan, HoldReason } from './client-plan.ts';
import type { ForecastFacts } from './forecast.ts';
import { type RenderedStepDeps, renderedStep } from './rendered-step.ts';

export type ClientAheadDeps = {
  cap: { read(phone: string): Promise<RecentAutomated | undefined> };
  openQuestions: {
    read(program: typeof introductions, phone: string, brand: ItemBrand): Promise<OpenQuestion | undefined>;
  };
  quietHours: QuietHours | null;
};

/** Of a client, on a plan or not. */
export type ClientAhead = Omit<ForecastFacts, 'start' | 'goesOn'>;

export type Obstacle = {
  reason: 'template-removed' | HoldReason;
  missing?: FieldName[] | undefined;
};
/** Of a client who is on a plan. `obstacles`: by step. */
export type Ahead = ClientAhead & {
  obstacles: ReadonlyMap<number, Obstacle>;
  outboxIdOf(message: Pick<AgentsMessage, 'referralId' | 'messageId'>): string;
};
export type AheadDeps = ClientAheadDeps &
  RenderedStepDeps & {
    /** Also one who has left. */
    people: { readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
    derivedId(prefix: 'out', ...parts: string[]): string;
  };

export async function readClientAhead(
  { race, details }: Pick<Referral, 'race' | 'details'>,
  now: Date,
  deps: ClientAheadDeps,
): Promise<ClientAhead> {
  const { phone } = details.client;
  const [recent, question] = await Promise.all([
    deps.cap.read(phone),
    deps.openQuestions.read(introductions, phone, race.brandId),
  ]);
  return {
    now,
    awakeFrom: awakeFor(details, deps.quietHours),
    recent,
    isAskedToStop: waitsUntil(question, now) !== undefined,
  };
}

function awakeFor({ client, area }: Details, quietHours: QuietHours | null): ForecastFacts['awakeFrom'] {
  if (quietHours === null) return (at) => at;
  const zones = { place: zonesOf(area.state), number: zonesOfNumber(client.phone) };
  return (at) => awakeFrom(at, quietHours, zones);
}

/** Undefined of a plan that sends no more. */
export async function readAhead(
  plan: ClientPlan,
  steps: readonly Step[],
  referral: Referral,
  now: Date,
  deps: AheadDeps,
): Promise<Ahead | undefined> {
  if (plan.state === 'stopped') return undefined;
  const [client, obstacles] = await Promise.all([
    readClientAhead(referral, now, deps),
    plan.state === 'running' ? obstaclesOf(plan, steps, plan.next.step, referral, deps) : [],
  ]);
  return {
    ...client,
    obstacles: new Map(obstacles),
    outboxIdOf: (message) => outboxIdOf(deps.derivedId, message),
  };
}

/** Of the steps from `next` on. */
async function obstaclesOf(
  plan: ClientPlan,
  steps: readonly Step[],
  next: number,
  referral: Referral,
  deps: AheadDeps,
): Promise<[number, Obstacle][]> {
  const agent = await deps.people.readAnyone(plan.teamId, plan.agentId);
  if (agent === undefined) return [];
  const found = await Promise.all(
    steps.slice(next - 1).map(async (step, index): Promise<[number, Obstacle][]> => {
      const text = await renderedStep(step, plan, { referral, agent }, deps);
      const obstacle = obstacleTo(text, referral.race.noNumberFree);
      return obstacle === undefined ? [] : [[next + index, obstacle]];
    }),
  );
  return found.flat();
}

function obstacleTo(
  text: Awaited<ReturnType<typeof renderedStep>>,
  noNumberFree: true | undefined,
): Obstacle | undefined {
  if (text === undefined) return { reason: 'template-removed' };
  if (text.kind === 'held') return { reason: 'missing-field', missing: text.missing };
  return noNumberFree && { reason: 'no-number-free' };
}
