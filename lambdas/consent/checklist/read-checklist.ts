// An agent's own checklist: read, put aside, and the phone confirmed as theirs.
import type { ItemBrand } from '../../people/brand.ts';
import { phoneMissing } from '../../people/profile.ts';
import type { AgentProfile, Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { type Alerts, consentOf } from '../alerts.ts';
import { type AgentProgram, leadAlerts } from '../program.ts';
import { type Checklist, checklistOf } from './checklist.ts';

export type ReadChecklistDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  consents: { readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts> };
  checklists: {
    /** Once: from then on the profile says so by itself. */
    finish(who: Agent, now: Date): Promise<void>;
  };
};

export async function readChecklist(
  caller: Agent,
  now: Date,
  deps: ReadChecklistDeps,
): Promise<Checklist | NotFound> {
  const { teamId, agentId } = caller;
  const [team, agent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  const alerts =
    agent.phone === undefined
      ? undefined
      : await deps.consents.readAlerts(leadAlerts, agent.phone, team?.brandId);
  const areAlertsOn = alerts !== undefined && consentOf(alerts, agent)?.status === 'on';
  const checklist = checklistOf(agent, areAlertsOn);
  if (checklist.state === 'done' && agent.checklistDoneAt === undefined)
    await deps.checklists.finish(caller, now);
  return checklist;
}

export type ChangeChecklistDeps = ReadChecklistDeps & {
  checklists: {
    /** False when the profile has another phone by now. */
    confirmPhone(who: Agent, phone: string): Promise<boolean>;
    putAside(who: Agent, isDismissed: boolean, now: Date): Promise<void>;
  };
};

type Change = { phone?: string | undefined; dismissed?: boolean | undefined };

export async function changeChecklist(
  caller: Agent,
  { phone, dismissed }: Change,
  now: Date,
  deps: ChangeChecklistDeps,
): Promise<Checklist | Refusal<'phone-missing' | 'changed-meanwhile'> | NotFound> {
  const agent = await deps.people.readAgent(caller.teamId, caller.agentId);
  if (agent === undefined) return { refused: 'not-found' };
  if (phone !== undefined) {
    if (agent.phone === undefined) return phoneMissing;
    if (!(await deps.checklists.confirmPhone(caller, phone))) {
      return {
        refused: 'changed-meanwhile',
        detail: 'Your profile has a different phone now. Read it again (GET /me) and confirm that one.',
      };
    }
  }
  if (dismissed !== undefined) await deps.checklists.putAside(caller, dismissed, now);
  return readChecklist(caller, now, deps);
}
