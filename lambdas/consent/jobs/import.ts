// Bringing an existing list: each line on its own, what is wrong with it in words, the rest taken.
import type * as z from 'zod';
import type { ItemBrand } from '../../people/brand.ts';
import type { AgentProfile, Team } from '../../people/team.ts';
import { check } from '../../platform/faults.ts';
import { type Alerts, consentOf } from '../alerts.ts';
import type { Consent } from '../consent.ts';
import { faultOfEvidence } from '../ledger/evidence.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import { leadAlerts } from '../program.ts';

type Line = {
  teamId: string;
  agentId: string;
  phone: string;
  consentedAt: string;
  source: string;
  words: string;
};
type Fault = { path: string; detail: string };

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
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export type Imported = { imported: number; known: number; rejected: { line: number; faults: Fault[] }[] };

/** Sent twice, the same lines are imported once. Phones that are new are asked, at the job's pace. */
export async function importLines(lines: readonly unknown[], now: Date, deps: ImportDeps): Promise<Imported> {
  const result: Imported = { imported: 0, known: 0, rejected: [] };
  for (const [index, raw] of lines.entries()) {
    const outcome = await importLine(raw, now, deps);
    if (typeof outcome === 'string') result[outcome] += 1;
    else result.rejected.push({ line: index + 1, faults: outcome });
  }
  if (result.imported > 0) await deps.queueNext('ask');
  return result;
}

async function importLine(
  raw: unknown,
  now: Date,
  deps: ImportDeps,
): Promise<'imported' | 'known' | Fault[]> {
  const checked = check(deps.line, raw);
  if (checked.faults !== undefined) {
    return checked.faults.map((fault) => ({ ...fault, path: fault.path.join('/') }));
  }
  const { teamId, agentId, phone, source, words } = checked.data;
  const consentedAt = new Date(checked.data.consentedAt).toISOString();
  const faultOfTime = faultOfEvidence(checked.data.consentedAt, now);
  if (faultOfTime !== undefined) return [{ path: 'consentedAt', detail: faultOfTime }];
  const [team, agent] = await Promise.all([deps.readTeam(teamId), deps.readAgent(teamId, agentId)]);
  const brand = team?.brandId;
  if (agent === undefined) return [{ path: 'agentId', detail: 'there is no such agent in the team' }];
  if (agent.phone !== phone) return [{ path: 'phone', detail: 'is not the phone on the agent’s profile' }];
  const eventId = deps.derivedId('evt', 'imported', phone, teamId, agentId, consentedAt);
  const before = await deps.consents.readAlerts(leadAlerts, phone, brand);
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
  // An agent has what is known of them there; and against the phone's STOP nobody is asked.
  const isNew = consentOf(before, { teamId, agentId }) === undefined && consent?.changedBy === eventId;
  return isNew && before.stoppedAt === undefined ? 'imported' : 'known';
}
