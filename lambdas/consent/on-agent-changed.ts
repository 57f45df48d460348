// After an agent's profile changed: consent to alerts on a phone that is theirs no longer is over (CO-18), and all of it once they left (PE-4).
import type { ItemBrand } from '../people/brand.ts';
import { type AgentProfile, agentSchema } from '../people/team.ts';
import { type Alerts, consentOf } from './alerts.ts';
import type { LedgerEvent } from './ledger/ledger.ts';
import { type AgentProgram, agentPrograms } from './program.ts';

export type OnAgentChangedDeps = {
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  consents: {
    readBrands(phone: string): Promise<ItemBrand[]>;
    readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts>;
    record(event: LedgerEvent): Promise<unknown>;
  };
  derivedId(prefix: 'evt', ...parts: string[]): string;
  now(): Date;
};

export async function onAgentChanged(
  before: unknown,
  after: unknown,
  deps: OnAgentChangedDeps,
): Promise<void> {
  if (before === undefined) return;
  const { phone } = agentSchema.parse(before);
  const { teamId, agentId } = agentSchema.parse(after);
  if (phone === undefined) return;
  // As it is now: told late, the phone may be theirs again.
  const agent = await deps.people.readAgent(teamId, agentId);
  if (agent?.phone === phone) return;
  for (const { program, brand } of await usesOf(phone, deps)) {
    const consent = consentOf(await deps.consents.readAlerts(program, phone, brand), { teamId, agentId });
    if (consent === undefined) continue;
    const facts = { program, brand, phone, at: deps.now().toISOString(), teamId, agentId } as const;
    const idOf = (act: string) => deps.derivedId('evt', act, phone, teamId, agentId, consent.changedBy ?? '');
    await deps.consents.record(
      agent === undefined
        ? { eventId: idOf('left-team'), act: 'left', source: 'left the team', ...facts }
        : { eventId: idOf('phone-changed'), act: 'phone-changed', ...facts },
    );
  }
}

/** PE-1: in whose name the phone was ever asked. */
async function usesOf(
  phone: string,
  { consents }: OnAgentChangedDeps,
): Promise<{ program: AgentProgram; brand: ItemBrand }[]> {
  const brands = await consents.readBrands(phone);
  return brands.flatMap((brand) => agentPrograms.map((program) => ({ program, brand })));
}
