// All that is known of a phone's consent (CO-13): what it is in each program, its opt-out notice, and every change of it.
import type { Consent } from './consent.ts';
import type { LedgerEvent } from './ledger.ts';
import type { OptOutNotice } from './opt-out-notice.ts';
import { type Program, programSchema } from './program.ts';

export type ExportConsentDeps = {
  consents: {
    read(program: Program, phone: string): Promise<Consent | undefined>;
    readLedger(phone: string): Promise<LedgerEvent[]>;
  };
  notices: { read(phone: string): Promise<OptOutNotice | undefined> };
};

export type ConsentExport = {
  phone: string;
  /** Without the programs that never asked the phone. */
  programs: { [Name in Program]?: Consent };
  notice?: OptOutNotice;
  ledger: LedgerEvent[];
};

export async function exportConsent(phone: string, deps: ExportConsentDeps): Promise<ConsentExport> {
  const [ledger, notice, ...states] = await Promise.all([
    deps.consents.readLedger(phone),
    deps.notices.read(phone),
    ...programSchema.options.map(
      async (program) => [program, await deps.consents.read(program, phone)] as const,
    ),
  ]);
  const programs = Object.fromEntries(states.filter(([, consent]) => consent !== undefined));
  return { phone, programs, ...(notice && { notice }), ledger };
}
