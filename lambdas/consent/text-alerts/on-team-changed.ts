// After a team changed its brand (PE-1): its agents agreed to texts of the old one, so the new one asks them anew, as a changed phone is
// asked (CO-18). Until YES they hear of offers by email and push.
import type { ItemBrand } from '../../people/brand.ts';
import { type AgentProfile, type Team, teamSchema } from '../../people/team.ts';
import { type Alerts, consentOf } from '../alerts.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import { type AgentProgram, agentPrograms } from '../program.ts';

export type OnTeamChangedDeps = {
  people: { readTeamWithAgents(teamId: string): Promise<{ team: Team; agents: AgentProfile[] } | undefined> };
  consents: {
    readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts>;
    record(event: LedgerEvent): Promise<unknown>;
  };
  derivedId(prefix: 'evt', ...parts: string[]): string;
  now(): Date;
};

const source = 'the team changed its brand';

export async function onTeamChanged(before: unknown, after: unknown, deps: OnTeamChangedDeps): Promise<void> {
  if (before === undefined) return;
  const was = teamSchema.parse(before).brandId;
  const { teamId, brandId } = teamSchema.parse(after);
  if (was === brandId) return;
  // As it is now: told late, it may have its old brand again.
  const its = await deps.people.readTeamWithAgents(teamId);
  if (its === undefined || its.team.brandId === was) return;
  for (const agent of its.agents) await moveConsent(agent, was, its.team.brandId, deps);
}

/** The new request first: done half, it is begun again by what is still there. */
async function moveConsent(
  { teamId, agentId, phone, licensed }: AgentProfile,
  from: ItemBrand,
  to: ItemBrand,
  deps: OnTeamChangedDeps,
): Promise<void> {
  if (phone === undefined) return;
  for (const program of agentPrograms) {
    const consent = consentOf(await deps.consents.readAlerts(program, phone, from), { teamId, agentId });
    if (consent?.status !== 'on' && consent?.status !== 'pending') continue;
    const facts = { program, phone, source, at: deps.now().toISOString(), teamId, agentId } as const;
    const idOf = (act: string) =>
      deps.derivedId('evt', act, phone, teamId, agentId, from ?? '', to ?? '', consent.changedBy ?? '');
    // PE-5: nobody is asked to agree to alerts that don't go out.
    if (licensed)
      await deps.consents.record({ ...facts, eventId: idOf('brand-asks'), act: 'enrolled', brand: to });
    await deps.consents.record({ ...facts, eventId: idOf('brand-left'), act: 'left', brand: from });
  }
}
