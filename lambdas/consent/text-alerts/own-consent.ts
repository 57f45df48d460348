// An agent's phone and what was agreed to on it: where every request about one's own text alerts begins.
import type { AgentProfile } from '../../people/team.ts';
import type { Agent } from '../../platform/principal.ts';
import type { Consent } from '../consent.ts';
import { leadAlerts } from '../program.ts';

export type OwnConsentDeps = {
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  consents: { read(program: typeof leadAlerts, phone: string): Promise<Consent | undefined> };
};

/** An agent without a phone has agreed to nothing. */
export type OwnConsent =
  | { phone: undefined; consent: undefined }
  | { phone: string; consent: Consent | undefined };

/** Undefined for an agent who is gone. */
export async function ownConsent(
  { teamId, agentId }: Agent,
  deps: OwnConsentDeps,
): Promise<OwnConsent | undefined> {
  const agent = await deps.people.readAgent(teamId, agentId);
  if (agent === undefined) return undefined;
  const { phone } = agent;
  if (phone === undefined) return { phone, consent: undefined };
  return { phone, consent: await deps.consents.read(leadAlerts, phone) };
}
