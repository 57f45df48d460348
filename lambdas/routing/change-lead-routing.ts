// The lead decides who is offered referrals (RT-3): settings that break a rule are refused as a whole, each rule named.
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Agent } from '../platform/principal.ts';
import { brokenRules, type LeadRouting } from './lead-routing.ts';

export type ChangeLeadRoutingDeps = {
  readRoutedTeam(teamId: string): Promise<{ team: Team; agents: AgentProfile[] } | undefined>;
  saveLeadRouting(teamId: string, settings: LeadRouting): Promise<void>;
};

/** Answers the settings as they were saved. */
export async function changeLeadRouting(
  caller: Agent,
  { teamId, settings }: { teamId: string; settings: LeadRouting },
  now: Date,
  deps: ChangeLeadRoutingDeps,
): Promise<LeadRouting | Refusal<'lead-routing-invalid'> | NotFound> {
  const found = await deps.readRoutedTeam(teamId);
  if (found === undefined || !isLead(caller, found.team)) return { refused: 'not-found' };
  const broken = brokenRules(settings, found.team, found.agents, now);
  if (broken.length > 0) {
    return {
      refused: 'lead-routing-invalid',
      detail: 'Nothing was saved; `errors` names each rule that it breaks.',
      errors: broken.map(({ path, rule, detail }) => ({ path, detail: `${detail} (${rule})` })),
    };
  }
  await deps.saveLeadRouting(teamId, settings);
  return settings;
}
