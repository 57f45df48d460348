// After a change: everyone whose pages show it gets a new change token, so that these are reloaded.
import * as z from 'zod';
import { ownerOf, type Race, raceSchema } from '../claiming/referral.ts';
import { type Alerts, alertsIn } from '../consent/alerts.ts';
import { type AgentProfile, agentSchema } from '../people/team.ts';

export type OnChangeDeps = {
  changeTokens: {
    renew(teamId: string, agentId: string): Promise<void>;
    setGone(teamId: string, agentId: string, isGone: boolean): Promise<void>;
  };
  /** Read once a batch. */
  readRace(referralId: string): Promise<Race | undefined>;
  leadOf(teamId: string): Promise<string | undefined>;
};

const calledAgent = z.object({ teamId: z.string(), agentId: z.string() });
const aboutReferral = z.object({ referralId: z.string() });

/** `type`: that of the item, as it is `after` the change. */
export async function onChange(
  type: string,
  before: unknown,
  after: unknown,
  deps: OnChangeDeps,
): Promise<void> {
  switch (type) {
    case 'race':
      return renewForRace(
        raceSchema.parse(after),
        before === undefined ? undefined : raceSchema.parse(before),
        deps,
      );
    case 'details': {
      const race =
        before === undefined ? undefined : await deps.readRace(aboutReferral.parse(after).referralId);
      return race === undefined ? undefined : renewForRace(race, undefined, deps);
    }
    case 'call': {
      const { teamId, agentId } = calledAgent.parse(after);
      return deps.changeTokens.renew(teamId, agentId);
    }
    case 'agent':
      return renewForAgent(agentSchema.parse(after), before, deps);
    case 'message':
    case 'conversation':
      return renewForConversation(aboutReferral.parse(after).referralId, deps);
    case 'consent': {
      return renewForAlerts(alertsIn(before), alertsIn(after), deps);
    }
  }
}

/** Each agent whose own consent has changed (CO-18). */
async function renewForAlerts(was: Alerts, alerts: Alerts, deps: OnChangeDeps): Promise<void> {
  const all = { ...was.agents, ...alerts.agents };
  for (const [key, { owner }] of Object.entries(all)) {
    if (owner === undefined || was.agents[key]?.changedBy === alerts.agents[key]?.changedBy) continue;
    await deps.changeTokens.renew(owner.teamId, owner.agentId);
  }
}

/** Their own pages show their license; what left is over. */
async function renewForAgent(agent: AgentProfile, before: unknown, deps: OnChangeDeps): Promise<void> {
  if (before === undefined) return;
  const was = agentSchema.parse(before);
  const { teamId, agentId, left, licensed } = agent;
  const isGone = left !== undefined;
  if (isGone !== (was.left !== undefined)) return deps.changeTokens.setGone(teamId, agentId, isGone);
  if (licensed !== was.licensed) await renewAll(teamId, [agentId], deps);
}

/** Whoever was offered it, has it or had it, and the lead. */
async function renewForRace(race: Race, was: Race | undefined, deps: OnChangeDeps): Promise<void> {
  const owners = [ownerOf(race), was && ownerOf(was)].flatMap((agentId) => agentId ?? []);
  // PE-4, PE-5: also who is offered it no more.
  const isSameTeam = was?.teamId === race.teamId;
  await renewAll(race.teamId, [...race.offered, ...(isSameTeam ? was.offered : []), ...owners], deps);
  // CL-15: offered to another team, it leaves this one's pages.
  if (was !== undefined && !isSameTeam) await renewAll(was.teamId, was.offered, deps);
}

async function renewForConversation(referralId: string, deps: OnChangeDeps): Promise<void> {
  const race = await deps.readRace(referralId);
  const owner = race && ownerOf(race);
  if (race !== undefined && owner !== undefined) await renewAll(race.teamId, [owner], deps);
}

async function renewAll(teamId: string, agentIds: readonly string[], deps: OnChangeDeps): Promise<void> {
  const lead = await deps.leadOf(teamId);
  const all = new Set([...agentIds, ...(lead === undefined ? [] : [lead])]);
  await Promise.all([...all].map((agentId) => deps.changeTokens.renew(teamId, agentId)));
}
