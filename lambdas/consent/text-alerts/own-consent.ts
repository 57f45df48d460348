// An agent's phone and what they agreed to on it: where every request about one's own text alerts begins.
import type { ItemBrand } from '../../people/brand.ts';
import type { AgentProfile, Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import { type Alerts, consentOf, noAlerts } from '../alerts.ts';
import type { Consent } from '../consent.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import type { AgentProgram } from '../program.ts';

export type OwnConsentDeps = {
  /** Whose texts they are. */
  program: AgentProgram;
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  consents: { readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts> };
};

/** `alerts` are those of everyone on the phone; an agent without a phone has agreed to nothing. */
export type OwnConsent = {
  /** Of the agent's team. */
  brand: ItemBrand;
  phone: string | undefined;
  licensed: boolean;
  alerts: Alerts;
  consent: Consent | undefined;
};

/** Undefined for an agent who is gone. */
export async function ownConsent(
  { teamId, agentId }: Agent,
  deps: OwnConsentDeps,
): Promise<OwnConsent | undefined> {
  const [team, agent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return undefined;
  const { phone, licensed } = agent;
  const brand = team?.brandId;
  const alerts = phone === undefined ? noAlerts : await deps.consents.readAlerts(deps.program, phone, brand);
  return { brand, phone, licensed, alerts, consent: consentOf(alerts, { teamId, agentId }) };
}

export type RecordOwnDeps = {
  program: AgentProgram;
  consents: { record(event: LedgerEvent): Promise<Consent | undefined> };
  newId(prefix: 'evt'): string;
};

/** Puts what the agent did in the portal into the ledger; answers what their consent is then. */
export function recordOwn(
  act: 'enrolled' | 'left',
  {
    caller: { teamId, agentId },
    phone,
    brand,
    words,
  }: { caller: Agent; phone: string; brand: ItemBrand; words?: string | undefined },
  now: Date,
  deps: RecordOwnDeps,
): Promise<Consent | undefined> {
  return deps.consents.record({
    eventId: deps.newId('evt'),
    act,
    program: deps.program,
    brand,
    source: 'portal',
    at: now.toISOString(),
    phone,
    teamId,
    agentId,
    ...(words !== undefined && { words }),
  });
}
