// All that is known of a phone's consent (CO-13): what it is in each program, its opt-out notice, and every change of it.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import type { Alerts } from '../alerts.ts';
import { type Consent, consentSchema, consentStatus } from '../consent.ts';
import type { OptOutNotice } from '../notices/opt-out-notice.ts';
import {
  type AgentProgram,
  agentPrograms,
  type ClientProgram,
  clientPrograms,
  leadAlerts,
  type Program,
} from '../program.ts';
import type { LedgerEvent } from './ledger.ts';

export type ExportConsentDeps = {
  consents: {
    read(program: ClientProgram, phone: string): Promise<Consent | undefined>;
    readAlerts(program: AgentProgram, phone: string): Promise<Alerts>;
    readLedger(phone: string): Promise<LedgerEvent[]>;
  };
  notices: { read(program: typeof leadAlerts, phone: string): Promise<OptOutNotice | undefined> };
};

/** CO-18. */
export const phoneAlertsSchema = z
  .object({
    status: consentStatus.meta({
      description: '`opted-out` after STOP; otherwise that of the agent who is furthest.',
    }),
    since: instant,
    reason: z.string().optional(),
    agents: z
      .array(consentSchema)
      .meta({ description: 'Of each agent whose phone it is, as far as it was asked.' }),
  })
  .meta({ id: 'PhoneAlerts' });
type PhoneAlerts = z.infer<typeof phoneAlertsSchema>;

export type ConsentExport = {
  phone: string;
  /** Without the programs that never asked the phone. */
  programs: Partial<Record<AgentProgram, PhoneAlerts> & Record<ClientProgram, Consent>>;
  notice?: OptOutNotice;
  ledger: LedgerEvent[];
};

export async function exportConsent(phone: string, deps: ExportConsentDeps): Promise<ConsentExport> {
  const [ledger, notice, programs] = await Promise.all([
    deps.consents.readLedger(phone),
    deps.notices.read(leadAlerts, phone),
    readPrograms(phone, deps),
  ]);
  return { phone, programs, ...(notice && { notice }), ledger };
}

/** The phone's consent in each program that ever asked it. */
export async function readPrograms(
  phone: string,
  { consents }: { consents: Pick<ExportConsentDeps['consents'], 'read' | 'readAlerts'> },
): Promise<ConsentExport['programs']> {
  const alerts = async (program: AgentProgram) => phoneAlertsOf(await consents.readAlerts(program, phone));
  const [ofAgents, ofClients] = await Promise.all([
    byProgram(agentPrograms, alerts),
    byProgram(clientPrograms, (program) => consents.read(program, phone)),
  ]);
  return { ...ofAgents, ...ofClients };
}

/** Of those that `read` finds something of. */
async function byProgram<P extends Program, C>(
  programs: readonly P[],
  read: (program: P) => Promise<C | undefined>,
): Promise<Partial<Record<P, C>>> {
  const found: Partial<Record<P, C>> = {};
  const consents = await Promise.all(programs.map(read));
  for (const [index, program] of programs.entries()) {
    const consent = consents[index];
    if (consent !== undefined) found[program] = consent;
  }
  return found;
}

const furthestFirst: readonly Consent['status'][] = ['on', 'pending', 'opted-out', 'off'];

function phoneAlertsOf({ stoppedAt, agents }: Alerts): PhoneAlerts | undefined {
  const all = Object.values(agents);
  if (stoppedAt !== undefined) return { status: 'opted-out', reason: 'stop', since: stoppedAt, agents: all };
  const furthest = furthestFirst.flatMap((status) => all.filter((each) => each.status === status))[0];
  if (furthest === undefined) return undefined;
  const { status, since } = furthest;
  return { status, since, ...('reason' in furthest && { reason: furthest.reason }), agents: all };
}
