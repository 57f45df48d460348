// All that is known of a phone's consent (CO-13): what it is in each program, its opt-out notice, and every change of it.
import * as z from 'zod';
import type { BrandId, ItemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import type { Alerts } from '../alerts.ts';
import { type Consent, consentSchema, consentStatus, type ReadConsent } from '../consent.ts';
import type { OptOutNotice } from '../notices/opt-out-notice.ts';
import {
  type AgentProgram,
  agentPrograms,
  type ClientProgram,
  clientPrograms,
  leadAlerts,
  type Program,
} from '../program.ts';
import { brandsIn, type LedgerEvent } from './ledger.ts';

export type ExportConsentDeps = {
  consents: {
    read: ReadConsent<ClientProgram>;
    readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts>;
    readLedger(phone: string): Promise<LedgerEvent[]>;
  };
  notices: {
    read(program: typeof leadAlerts, phone: string, brand: ItemBrand): Promise<OptOutNotice | undefined>;
  };
  /** Of the stage's first brand, which items don't name. */
  firstBrand: BrandId;
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

/** A phone's consent in the name of a brand, without the programs that never asked it. */
type BrandsConsent = {
  brand: BrandId;
  programs: Partial<Record<AgentProgram, PhoneAlerts> & Record<ClientProgram, Consent>>;
  notice?: OptOutNotice;
};

/** Of the stage's first brand, and of the others that ever asked the phone or that it stopped (PE-1). */
export type PhonesConsent = { phone: string } & BrandsConsent & { otherBrands: BrandsConsent[] };

export type ConsentExport = PhonesConsent & { ledger: LedgerEvent[] };

export async function exportConsent(phone: string, deps: ExportConsentDeps): Promise<ConsentExport> {
  const events = await deps.consents.readLedger(phone);
  const ledger = events.map((event) => ({ ...event, brand: event.brand ?? deps.firstBrand }));
  return { ...(await consentOfPhone(phone, events, deps)), ledger };
}

/** What is known of it in each brand that `ledger` has anything of. */
export async function consentOfPhone(
  phone: string,
  ledger: readonly LedgerEvent[],
  deps: ExportConsentDeps,
): Promise<PhonesConsent> {
  const others = brandsIn(ledger).filter((brand) => brand !== undefined);
  const [first, ...otherBrands] = await Promise.all([
    consentInBrand(phone, undefined, deps),
    ...others.map((brand) => consentInBrand(phone, brand, deps)),
  ]);
  return { phone, ...first, otherBrands };
}

async function consentInBrand(
  phone: string,
  brand: ItemBrand,
  deps: ExportConsentDeps,
): Promise<BrandsConsent> {
  const [notice, programs] = await Promise.all([
    deps.notices.read(leadAlerts, phone, brand),
    readPrograms(phone, brand, deps),
  ]);
  return { brand: brand ?? deps.firstBrand, programs, ...(notice && { notice }) };
}

async function readPrograms(
  phone: string,
  brand: ItemBrand,
  { consents }: ExportConsentDeps,
): Promise<BrandsConsent['programs']> {
  const alerts = async (program: AgentProgram) =>
    phoneAlertsOf(await consents.readAlerts(program, phone, brand));
  const [ofAgents, ofClients] = await Promise.all([
    byProgram(agentPrograms, alerts),
    byProgram(clientPrograms, (program) => consents.read(program, phone, undefined, brand)),
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
