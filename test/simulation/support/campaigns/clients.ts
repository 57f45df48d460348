// The team of a history and its clients: who they are, the plans and greetings that there are, and how they come in.
import type { ConciergeSettings } from '../../../../lambdas/campaigns/concierge/concierge.ts';
import type { Details, OpenRace } from '../../../../lambdas/claiming/referral.ts';
import { actOf } from '../../../../lambdas/platform/table/act.ts';
import { keys } from '../../../../lambdas/platform/table/keys.ts';
import { anOpenRace, NOW, someDetails } from '../../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../../people/support/teams.ts';
import { storesOn } from '../../../stream/support/base-dependencies.ts';
import { type AgentId, agents, type History, type PlanName } from './history.ts';
import { crowdPlacesOf, type Place, placesOf } from './homes.ts';
import { greetingAfterMs } from './judging.ts';
import { dayMs, minuteMs } from './local-clocks.ts';
import type { Runtime } from './runtime.ts';

export const teamId = 'north';

export type Client = { race: OpenRace; details: Details; place: Place };
type PlanStep = { afterDays: number; at?: string; body: string };

export function planSteps({ dailyAt }: Pick<History, 'dailyAt'>): Readonly<Record<PlanName, PlanStep[]>> {
  return {
    drip: [0, 15, 45, 180, 270, 360].map((afterDays) => ({ afterDays, body: 'Hi {ClientFirstName|there}.' })),
    daily: [0, 1, 2, 3, 4, 5].map((afterDays) => ({ afterDays, at: dailyAt, body: 'Good morning.' })),
    named: [
      { afterDays: 0, body: '{ClientFirstName}, hello.' },
      { afterDays: 2, at: '20:30', body: 'Still looking?' },
    ],
  };
}

export const agentItem = (agentId: AgentId, licensed = true) => ({
  ...keys.agent(teamId, agentId),
  type: 'agent',
  ...anAgent(agentId, { licensed }),
});

/** The team with its plans and greetings, before anything happens. */
export async function setUp({ sound, newId }: Runtime, history: History): Promise<void> {
  if (history.greeting !== undefined) {
    const settings = greetings(history.greeting, history.greetingPlan);
    const saved = { teamId, settings, updatedAt: NOW.toISOString(), version: 1 };
    await sound.put({ ...keys.concierge(teamId), type: 'concierge', ...saved });
  }
  await sound.put({ ...keys.team(teamId), type: 'team', ...aTeam() });
  for (const agentId of agents) await sound.put(agentItem(agentId));
  const { plans } = storesOn(sound);
  for (const [planId, steps] of Object.entries(planSteps(history))) {
    const starts = planId === history.startsWithClaim ? ('with-claim' as const) : ('by-hand' as const);
    const plan = { teamId, planId, name: planId, starts, steps, updatedAt: NOW.toISOString(), version: 1 };
    await plans.save(plan, undefined, actOf(asAgent('lena'), 'save-plan', NOW, newId('act')));
  }
}

export function clientsOf(history: History): Client[] {
  const { beginsAt, crowd } = history;
  const consents = [...history.consents, ...crowd.map((member) => member.consent)];
  return [...placesOf(history), ...crowdPlacesOf(crowd)].map((place, index) => {
    const covers = consents[index];
    const race = anOpenRace({
      referralId: `ref_${index}`,
      offerUntil: new Date(beginsAt + 400 * dayMs).toISOString(),
      textingPreferred: covers !== 'none',
    });
    const details = someDetails(race, {
      area: { city: 'Springfield', state: place.state },
      createdAt: new Date(beginsAt + index * minuteMs).toISOString(),
      client: {
        name: place.name === '' ? '1' : place.name,
        phone: place.phone,
        ...(covers !== 'none' && { textConsent: textConsent(covers === 'automated') }),
      },
    });
    return { race, details, place };
  });
}

const textConsent = (isAutomated: boolean) => ({
  at: NOW.toISOString(),
  source: 'web form',
  words: 'I agree to texts.',
  covers: isAutomated
    ? (['conversation', 'automated'] as const).slice()
    : (['conversation'] as const).slice(),
});

function greetings(
  when: NonNullable<History['greeting']>,
  planId: History['greetingPlan'],
): ConciergeSettings {
  const always = { enabled: true, greetings: {}, planId };
  return when === 'created'
    ? { ...always, when }
    : { ...always, when, afterMinutes: greetingAfterMs / minuteMs };
}
