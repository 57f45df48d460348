// PE-7: a lead reads what others did in their team.
import { isLead, type Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { type AuditEvent, asSeenByLead } from './audit.ts';

export type ReadTeamAuditDeps = {
  people: { readTeam(teamId: string): Promise<Team | undefined> };
  audit: {
    readOfTeam(
      teamId: string,
      after: string | undefined,
    ): Promise<{ events: AuditEvent[]; next: string | undefined }>;
  };
};

export async function readTeamAudit(
  caller: Agent,
  { teamId, cursor }: { teamId: string; cursor?: string | undefined },
  deps: ReadTeamAuditDeps,
): Promise<{ events: AuditEvent[]; next: string | undefined } | NotFound> {
  if (!isLead(caller, await deps.people.readTeam(teamId))) return { refused: 'not-found' };
  const { events, next } = await deps.audit.readOfTeam(teamId, cursor);
  return { events: events.map(asSeenByLead), next };
}
