// The lead decides who is offered referrals (RT-3): settings that break a rule are refused as a whole, each rule named.
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import { changedMeanwhile, isMatch, VersionedAnswer } from '../platform/http/etag.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import { brokenRules, type LeadRouting } from './lead-routing.ts';

export type ChangeLeadRoutingDeps = {
  readRoutedTeam(
    teamId: string,
  ): Promise<{ team: Team; agents: AgentProfile[]; routing: LeadRouting; version: number } | undefined>;
  /** Answers the new version; undefined when somebody saved since `version`, if one is named. */
  saveLeadRouting(
    teamId: string,
    settings: LeadRouting,
    version: number | undefined,
    changedBy: Act | undefined,
  ): Promise<number | undefined>;
};

/** Answers the settings as they were saved. `ifMatch`: the header, which ties the save to what the lead had read. */
export async function changeLeadRouting(
  caller: Agent,
  {
    teamId,
    settings,
    ifMatch,
    changedBy,
  }: { teamId: string; settings: LeadRouting; ifMatch?: string | undefined; changedBy?: Act },
  now: Date,
  deps: ChangeLeadRoutingDeps,
): Promise<
  | VersionedAnswer<LeadRouting>
  | Refusal<'changed-meanwhile' | 'lead-routing-invalid' | 'license-lapsed'>
  | NotFound
> {
  const found = await deps.readRoutedTeam(teamId);
  if (found === undefined || !isLead(caller, found.team)) return { refused: 'not-found' };
  // PE-5: a lead whose license has lapsed reads the settings, and changes them no more.
  if (found.agents.some(({ agentId, licensed }) => agentId === caller.agentId && !licensed))
    return licenseLapsed;
  if (!isMatch(ifMatch, found.version)) {
    // The answer to the first try was lost: what it asked for is there.
    const isDone = JSON.stringify(found.routing) === JSON.stringify(settings);
    return isDone ? new VersionedAnswer(settings, found.version) : changedMeanwhile;
  }
  const broken = brokenRules(settings, found.team, found.agents, now);
  if (broken.length > 0) {
    return {
      refused: 'lead-routing-invalid',
      detail: 'Nothing was saved; `errors` names each rule that it breaks.',
      errors: broken.map(({ path, rule, detail }) => ({ path, detail: `${detail} (${rule})` })),
    };
  }
  const saved = await deps.saveLeadRouting(
    teamId,
    settings,
    ifMatch === undefined ? undefined : found.version,
    changedBy,
  );
  return saved === undefined ? changedMeanwhile : new VersionedAnswer(settings, saved);
}
