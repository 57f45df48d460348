// PE-7: what was done in one team, read by its lead, who is told of it alone, and by administrators.
import { isLead, type Team } from '../../people/team.ts';
import type { Admin, Agent } from '../../platform/http/principal.ts';
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
  caller: Agent | Admin,
  { teamId, cursor }: { teamId: string; cursor?: string | undefined },
  deps: ReadTeamAuditDeps,
): Promise<{ events: AuditEvent[]; next: string | undefined } | NotFound> {
  const team = await deps.people.readTeam(teamId);
  if (caller.kind === 'admin' ? team === undefined : !isLead(caller, team)) return { refused: 'not-found' };
  const { events, next } = await deps.audit.readOfTeam(teamId, cursor);
  return { events: caller.kind === 'admin' ? events : events.map(asSeenByLead), next };
}
