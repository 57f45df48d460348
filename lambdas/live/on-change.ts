// After a change: everyone whose pages show it is told by their open portals, and nobody else (LI-2).
import * as z from 'zod';
import { type Bulk, bulkItemSchema } from '../campaigns/bulk/bulk.ts';
import { ownerOf, type Race, raceSchema } from '../claiming/referral.ts';
import { reminderSchema } from '../clients/reminders/reminder.ts';
import { type Alerts, alertsIn } from '../consent/alerts.ts';
import { type AgentProfile, agentSchema } from '../people/team.ts';
import { type EndChannelsDeps, endChannels } from './end-channels.ts';
import { type News, type TellPortalsDeps, tellPortals } from './tell-portals.ts';

export type OnChangeDeps = TellPortalsDeps &
  EndChannelsDeps & {
    /** Read once a batch. */
    readRace(referralId: string): Promise<Race | undefined>;
    leadOf(teamId: string): Promise<string | undefined>;
  };

const calledAgent = z.object({ teamId: z.string(), agentId: z.string(), referralId: z.string() });
const aboutReferral = z.object({ referralId: z.string() });
const found = z.object({ correctedAt: z.string().optional(), formerWords: z.array(z.string()).optional() });
const aboutMessage = aboutReferral.extend({ direction: z.string(), delivery: z.string() });

/** `type`: that of the item, as it is `after` the change. */
export async function onChange(
  type: string,
  before: unknown,
  after: unknown,
  deps: OnChangeDeps,
): Promise<void> {
  switch (type) {
    case 'race':
      return tellOfRace(
        raceSchema.parse(after),
        before === undefined ? undefined : raceSchema.parse(before),
        deps,
      );
    case 'details': {
      const isShown = before !== undefined && !areWordsGone(before, after);
      const race = isShown ? await deps.readRace(aboutReferral.parse(after).referralId) : undefined;
      return race === undefined ? undefined : tellOfRace(race, undefined, deps);
    }
    case 'call': {
      const { teamId, agentId, referralId } = calledAgent.parse(after);
      return tellPortals(teamId, async () => [agentId], { changed: 'call', referralId }, deps);
    }
    case 'agent':
      return tellOfAgent(agentSchema.parse(after), before, deps);
    case 'message': {
      const { referralId, direction, delivery } = aboutMessage.parse(after);
      // What an agent writes changes the conversation in the same write: that tells of it. What the carrier is just given has its answer next.
      const isTold = direction === 'outbound' && (before === undefined || delivery === 'sending');
      return isTold ? undefined : tellOfConversation(referralId, deps);
    }
    case 'client-plan':
    case 'conversation':
    case 'note':
      return tellOfConversation(aboutReferral.parse(after).referralId, deps);
    case 'reminder': {
      const { teamId, ownerId, referralId } = reminderSchema.parse(after);
      return tellPortals(teamId, async () => [ownerId], { changed: 'reminders', referralId }, deps);
    }
    case 'bulk': {
      const bulk = bulkItemSchema.parse(after);
      if (before !== undefined && isSameProgress(bulkItemSchema.parse(before), bulk)) return;
      return tellWithLead(bulk.teamId, [bulk.agentId], { changed: 'bulk-texts' }, deps);
    }
    case 'consent':
      return tellOfAlerts(alertsIn(before), alertsIn(after), deps);
  }
}

/** After each correction what follows the stream removes them: nobody sees it, and all were told of the correction. */
function areWordsGone(before: unknown, after: unknown): boolean {
  const [was, is] = [found.parse(before), found.parse(after)];
  return was.formerWords !== undefined && is.formerWords === undefined && was.correctedAt === is.correctedAt;
}

/** CP-7: a bulk text of two hundred pages is told of twenty times, and when it begins, pauses, goes on or ends: not at every look at it. */
const toldSteps = 20;

function isSameProgress(was: Bulk, bulk: Bulk): boolean {
  const stepOf = ({ nextPage, pages }: Bulk) => Math.floor((nextPage / pages) * toldSteps);
  return was.status === bulk.status && stepOf(was) === stepOf(bulk);
}

/** Each agent whose own consent has changed (CO-18). */
async function tellOfAlerts(was: Alerts, alerts: Alerts, deps: OnChangeDeps): Promise<void> {
  const all = { ...was.agents, ...alerts.agents };
  for (const [key, { owner }] of Object.entries(all)) {
    if (owner === undefined || was.agents[key]?.changedBy === alerts.agents[key]?.changedBy) continue;
    const { teamId, agentId } = owner;
    await tellPortals(teamId, async () => [agentId], { changed: 'text-alerts' }, deps);
  }
}

/** Their own pages show their license; what left is over. */
async function tellOfAgent(agent: AgentProfile, before: unknown, deps: OnChangeDeps): Promise<void> {
  if (before === undefined) return;
  const was = agentSchema.parse(before);
  const { teamId, agentId, left, licensed } = agent;
  if (left !== undefined && was.left === undefined) return endChannels(teamId, agentId, deps);
  if (licensed !== was.licensed) await tellWithLead(teamId, [agentId], { changed: 'profile' }, deps);
}

/** Whoever was offered it, has it or had it, and the lead. */
async function tellOfRace(race: Race, was: Race | undefined, deps: OnChangeDeps): Promise<void> {
  const owners = [ownerOf(race), was && ownerOf(was)].flatMap((agentId) => agentId ?? []);
  // PE-4, PE-5: also who is offered it no more.
  const isSameTeam = was?.teamId === race.teamId;
  const concerned = [...race.offered, ...(isSameTeam ? was.offered : []), ...owners];
  const news: News = { changed: 'referral', referralId: race.referralId };
  await tellWithLead(race.teamId, concerned, news, deps);
  // CL-15: offered to another team, it leaves this one's pages.
  if (was !== undefined && !isSameTeam) await tellWithLead(was.teamId, was.offered, news, deps);
}

async function tellOfConversation(referralId: string, deps: OnChangeDeps): Promise<void> {
  const race = await deps.readRace(referralId);
  const owner = race && ownerOf(race);
  // CP-8: before the claim it is the lead who reads what the client answers to a greeting.
  if (race === undefined || race.status === 'returned') return;
  await tellWithLead(
    race.teamId,
    owner === undefined ? [] : [owner],
    { changed: 'conversation', referralId },
    deps,
  );
}

async function tellWithLead(
  teamId: string,
  agentIds: readonly string[],
  news: News,
  deps: OnChangeDeps,
): Promise<void> {
  const withLead = async () => {
    const lead = await deps.leadOf(teamId);
    return lead === undefined ? agentIds : [...agentIds, lead];
  };
  await tellPortals(teamId, withLead, news, deps);
}
