// The daily jobs (CO-10, CO-11, CO-12): what is due is dealt with page by page; what was dealt with leaves the index.
import type { ItemBrand } from '../../people/brand.ts';
import type { Alerts } from '../alerts.ts';
import type { Consent, Owner } from '../consent.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import type { OptOutNotice } from '../notices/opt-out-notice.ts';
import { type AgentProgram, isForClients, type Program } from '../program.ts';
import { dueOf, type Job } from './due.ts';

/** How many due phones one message deals with. */
export const pageSize = 50;

/** A phone that a job has to look at, for one program of one brand. */
export type Due = { program: Program; brand: ItemBrand; phone: string };

export type JobDeps = {
  /** What is due by `now`, at most a page, and whether there is more. */
  due(job: Job, now: Date): Promise<{ found: Due[]; hasMore: boolean }>;
  consents: {
    record(event: LedgerEvent): Promise<Consent | undefined>;
    readAlerts(program: AgentProgram, phone: string, brand: ItemBrand): Promise<Alerts>;
  };
  /** Whether it is the phone on the profile of an agent of that brand. */
  isPhoneOf(owner: Owner, phone: string, brand: ItemBrand): Promise<boolean>;
  notices: {
    read(program: Program, phone: string, brand: ItemBrand): Promise<OptOutNotice | undefined>;
    markDue(
      program: Program,
      phone: string,
      notice: OptOutNotice,
      now: Date,
      brand: ItemBrand,
    ): Promise<void>;
  };
  derivedId(prefix: 'evt', ...parts: string[]): string;
  /** Takes the next turn of a job, or answers how many seconds are left of another's. */
  takeTurn(job: Job, seconds: number, now: Date): Promise<number | undefined>;
  onFault(fault: unknown): void;
  /** Reports a phone that was texted although the notice was due. Never by its number. */
  report(textedWithoutAt: string): void;
  textsPerSecond: number;
};

/** Deals with one page; answers after how many seconds to go on with the next, undefined when the job is done. */
export async function runPage(job: Job, now: Date, deps: JobDeps): Promise<number | undefined> {
  // Each phone that is asked gets a text: a page waits until the carrier has taken the last one's.
  const isTexting = job !== 'notice';
  const seconds = Math.ceil(pageSize / deps.textsPerSecond);
  const othersTurn = isTexting ? await deps.takeTurn(job, seconds, now) : undefined;
  if (othersTurn !== undefined) return othersTurn;
  const { found, hasMore } = await deps.due(job, now);
  const ends = await Promise.allSettled(found.map((due) => dealWith(job, due, now, deps)));
  const faults = ends.filter((end) => end.status === 'rejected');
  for (const { reason } of faults) deps.onFault(reason);
  // One bad phone holds up no other; nothing but bad ones would go round for ever.
  if (!hasMore || faults.length === found.length) return undefined;
  return isTexting ? seconds : 0;
}

/** Doing it twice, a day late or after a crash has the same effect: each event's id is derived from its cause. */
async function dealWith(job: Job, { program, brand, phone }: Due, now: Date, deps: JobDeps): Promise<void> {
  if (job === 'notice') return markNotice({ program, brand, phone }, now, deps);
  // Clients are asked by nobody.
  if (isForClients(program)) return;
  // Not from the index, which lags a moment behind the table; and a run that crashed may have asked already.
  const alerts = await deps.consents.readAlerts(program, phone, brand);
  for (const consent of Object.values(alerts.agents)) {
    const due = dueOf(program, alerts, consent);
    if (due?.job !== job || due.at > now.toISOString() || consent.owner === undefined) continue;
    const asked = { ...consent, owner: consent.owner };
    await deps.consents.record(await eventFor(job, { program, brand, phone }, asked, now, deps));
  }
}

/** CO-18: nobody is asked on a phone that is the agent's no longer. */
async function eventFor(
  job: 'reconfirm' | 'ask',
  { program, brand, phone }: Due & { program: AgentProgram },
  { owner, changedBy = '' }: Consent & { owner: Owner },
  now: Date,
  deps: JobDeps,
): Promise<LedgerEvent> {
  const { teamId, agentId } = owner;
  // Of what it follows on: however often the job runs, it is one event.
  const eventId = (act: string) => deps.derivedId('evt', act, phone, teamId, agentId, changedBy);
  const common = { phone, program, brand, at: now.toISOString(), teamId, agentId } as const;
  if (!(await deps.isPhoneOf(owner, phone, brand))) {
    return { ...common, eventId: eventId('phone-changed'), act: 'phone-changed' };
  }
  if (job === 'ask') return { ...common, eventId: eventId('ask'), act: 'enrolled', source: 'import' };
  return { ...common, eventId: eventId('reconfirm'), act: 'asked-to-reconfirm' };
}

/** CO-10. Reported before it is marked: a crash in between reports it twice, never not at all. */
async function markNotice({ program, brand, phone }: Due, now: Date, deps: JobDeps): Promise<void> {
  const notice = await deps.notices.read(program, phone, brand);
  if (notice === undefined) return;
  const { textedWithoutAt, reportedAt } = notice;
  if (textedWithoutAt !== undefined && textedWithoutAt !== reportedAt) deps.report(textedWithoutAt);
  await deps.notices.markDue(program, phone, notice, now, brand);
}
