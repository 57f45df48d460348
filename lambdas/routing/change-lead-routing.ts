// The lead decides who is offered referrals (RT-3): settings that break a rule are refused as a whole, each rule named.
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import { changedMeanwhile, isMatch, VersionedAnswer } from '../platform/http/etag.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { brokenRules } from './broken-rules.ts';
import { type LeadRouting, withOwnPauses } from './lead-routing.ts';

export type ChangeLeadRoutingDeps = {
  readRoutedTeam(
    teamId: string,
  ): Promise<{ team: Team; agents: AgentProfile[]; routing: LeadRouting; version: number } | undefined>;
  /** Answers the new version; undefined when somebody saved since `version`. */
  saveLeadRouting(
    teamId: string,
    settings: LeadRouting,
    version: number,
    changedBy: Act | undefined,
  ): Promise<number | undefined>;
  /** All that the stage serves; undefined where it can't know them. */
  states?: readonly string[] | undefined;
};

/** Answers the settings as they were saved. `ifMatch`: the header, which ties the save to what the lead had read. */
export async function changeLeadRouting(
  caller: Agent,
  wanted: { teamId: string; settings: LeadRouting; ifMatch?: string | undefined; changedBy?: Act },
  now: Date,
  deps: ChangeLeadRoutingDeps,
): Promise<
  | VersionedAnswer<LeadRouting>
  | Refusal<'changed-meanwhile' | 'lead-routing-invalid' | 'license-lapsed'>
  | NotFound
> {
  const { teamId, settings: asked, ifMatch, changedBy } = wanted;
  const found = await deps.readRoutedTeam(teamId);
  if (found === undefined || !isLead(caller, found.team)) return { refused: 'not-found' };
  // PE-5: a lead whose license has lapsed reads the settings, and changes them no more.
  if (found.agents.some(({ agentId, licensed }) => agentId === caller.agentId && !licensed))
    return licenseLapsed;
  const isBlind = ifMatch === undefined || ifMatch === '*';
  const settings = withOwnPauses(asked, found.routing, isBlind);
  if (!isMatch(ifMatch, found.version)) {
    // The answer to the first try was lost: what it asked for is there.
    const isDone = JSON.stringify(found.routing) === JSON.stringify(settings);
    return isDone ? new VersionedAnswer(settings, found.version) : changedMeanwhile;
  }
  const broken = refuseSettings(settings, found, now, deps.states);
  if (broken !== undefined) return broken;
  const saved = await deps.saveLeadRouting(teamId, settings, found.version, changedBy);
  // Somebody was faster, an agent who paused themself for one, or the first try of this very request: it is looked at again.
  return saved === undefined
    ? changeLeadRouting(caller, wanted, now, deps)
    : new VersionedAnswer(settings, saved);
}

/** Undefined for settings that keep every rule. */
export function refuseSettings(
  settings: LeadRouting,
  { team, agents }: { team: Team; agents: readonly AgentProfile[] },
  now: Date,
  states: readonly string[] | undefined,
): Refusal<'lead-routing-invalid'> | undefined {
  const broken = brokenRules(settings, team, agents, now, states);
  if (broken.length === 0) return undefined;
  return {
    refused: 'lead-routing-invalid',
    detail: 'Nothing was saved; `errors` names each rule that it breaks.',
    errors: broken.map(({ rule, detail, ...fault }) => ({ ...fault, detail: `${detail} (${rule})` })),
  };
}
