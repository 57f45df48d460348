// Bringing an existing list: each line on its own, what is wrong with it in words, the rest taken.
import type * as z from 'zod';
import type { ItemBrand } from '../../people/brand.ts';
import type { AgentProfile, Team } from '../../people/team.ts';
import { check } from '../../platform/faults/faults.ts';
import type { Fault } from '../../platform/http/problem.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type Alerts, consentOf } from '../alerts.ts';
import type { Consent } from '../consent.ts';
import { faultOfEvidence } from '../ledger/evidence.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import { leadAlerts } from '../program.ts';
import { begun, type ImportReport, reportView, withLine } from './import-report.ts';

type Line = {
  teamId: string;
  agentId: string;
  phone: string;
  consentedAt: string;
  source: string;
  words: string;
};

export type ImportDeps = {
  line: z.ZodType<Line>;
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  readTeam(teamId: string): Promise<Team | undefined>;
  consents: {
    readAlerts(program: typeof leadAlerts, phone: string, brand: ItemBrand): Promise<Alerts>;
    record(event: LedgerEvent): Promise<Consent | undefined>;
  };
  /** Starts the job that asks imported phones. */
  queueNext(job: 'ask'): Promise<void>;
  derivedId(prefix: 'evt' | 'imp', ...parts: string[]): string;
  newId(prefix: 'try'): string;
  fingerprint(lines: readonly unknown[]): string;
  reports: {
    read(importId: string): Promise<ImportReport | undefined>;
    begin(report: ImportReport): Promise<void>;
    save(report: ImportReport): Promise<void>;
  };
};

/** So many lines, at most, are gone through once more when the function dies. */
const linesPerSave = 10;

export type Imported = {
  importId: string;
  imported: number;
  known: number;
  rejected: { line: number; faults: Fault[] }[];
};

/**
 * Sent twice, the same lines are imported once. Phones that are new are asked, at the job's pace. The answer is of this run, with what one
 * that ended halfway had done before; the report is of all.
 */
export async function importLines(
  lines: readonly unknown[],
  now: Date,
  deps: ImportDeps,
  changedBy?: Act,
): Promise<Imported> {
  const importId = deps.derivedId('imp', deps.fingerprint(lines));
  const kept = await deps.reports.read(importId);
  const goesOn = kept?.status === 'running';
  const startedAt = now.toISOString();
  const run = { importId, runId: deps.newId('try'), startedAt, lines: lines.length, changedBy };
  let report = begun(kept, run);
  await deps.reports.begin(report);
  let [imported, known] = goesOn ? [report.imported.length, report.known.length] : [0, 0];
  for (const raw of lines.slice(report.done)) {
    const outcome = await importLine(raw, now, deps);
    report = withLine(report, outcome);
    if (outcome === 'imported') imported += 1;
    if (outcome === 'known') known += 1;
    if (report.done % linesPerSave === 0) await deps.reports.save(report);
  }
  // Who died halfway had asked for nothing yet.
  if (imported > 0 || goesOn) await deps.queueNext('ask');
  await deps.reports.save({ ...report, status: 'done' });
  return { importId, imported, known, rejected: report.rejected };
}

/** What became of a list, as far as it is known. */
export async function readReport(importId: string, now: Date, { reports }: Pick<ImportDeps, 'reports'>) {
  const report = await reports.read(importId);
  return report === undefined ? ({ refused: 'not-found' } satisfies NotFound) : reportView(report, now);
}

/** A line that can be taken, with what was known of its phone before. */
export type TakenLine = Line & { brand: ItemBrand; before: Alerts };

/** What is wrong with a line, or all that its import begins with. */
export async function checkLine(
  raw: unknown,
  now: Date,
  deps: Pick<ImportDeps, 'line' | 'readAgent' | 'readTeam'> & {
    consents: Pick<ImportDeps['consents'], 'readAlerts'>;
  },
): Promise<TakenLine | { faults: Fault[] }> {
  const checked = check(deps.line, raw);
  if (checked.faults !== undefined) {
    return { faults: checked.faults.map((fault) => ({ ...fault, path: fault.path.join('/') })) };
  }
  const { teamId, agentId, phone } = checked.data;
  const consentedAt = new Date(checked.data.consentedAt).toISOString();
  const faultOfTime = faultOfEvidence(checked.data.consentedAt, now);
  if (faultOfTime !== undefined) return { faults: [{ path: 'consentedAt', ...faultOfTime }] };
  const [team, agent] = await Promise.all([deps.readTeam(teamId), deps.readAgent(teamId, agentId)]);
  if (team === undefined) {
    return { faults: [{ path: 'teamId', detail: 'there is no such team', code: 'no-such-team' }] };
  }
  const brand = team.brandId;
  if (agent === undefined) {
    return {
      faults: [{ path: 'agentId', detail: 'there is no such agent in the team', code: 'no-such-agent' }],
    };
  }
  if (agent.phone !== phone) {
    return {
      faults: [{ path: 'phone', detail: 'is not the phone on the agent’s profile', code: 'not-their-phone' }],
    };
  }
  const before = await deps.consents.readAlerts(leadAlerts, phone, brand);
  return { ...checked.data, consentedAt, brand, before };
}

/** An agent has what is known of them there; and against the phone's STOP nobody is asked. */
export function isToBeAsked({ before, teamId, agentId }: TakenLine): boolean {
  return consentOf(before, { teamId, agentId }) === undefined && before.stoppedAt === undefined;
}

async function importLine(
  raw: unknown,
  now: Date,
  deps: ImportDeps,
): Promise<'imported' | 'known' | Fault[]> {
  const line = await checkLine(raw, now, deps);
  if ('faults' in line) return line.faults;
  const { teamId, agentId, phone, consentedAt, source, words, brand } = line;
  const eventId = deps.derivedId('evt', 'imported', phone, teamId, agentId, consentedAt);
  // Stamped now, not then: a word that came before it was about something else, and nothing is confirmed by it.
  const consent = await deps.consents.record({
    act: 'imported',
    program: leadAlerts,
    brand,
    at: now.toISOString(),
    eventId,
    teamId,
    agentId,
    phone,
    consentedAt,
    source,
    words,
  });
  return isToBeAsked(line) && consent?.changedBy === eventId ? 'imported' : 'known';
}
