// After any change: the act that made it, if one did, goes into the audit trail (PE-7), with the names of what it speaks of.
import { type AuditEvent, auditEventIn, referredToIn } from './audit.ts';

/** Also of what was removed. */
type ReadNamed = (teamId: string, id: string) => Promise<{ name: string } | undefined>;

export type OnActDeps = {
  audit: { append(event: AuditEvent): Promise<void> };
  plans: { read: ReadNamed };
  templates: { read: ReadNamed };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export async function onAct(before: unknown, after: unknown, deps: OnActDeps): Promise<void> {
  const event = auditEventIn(before, after, deps.derivedId);
  if (event !== undefined) await deps.audit.append({ ...event, ...(await namesFor(event, deps)) });
}

/** Whoever reads the event later may find nothing under those ids. */
async function namesFor(
  event: AuditEvent,
  { plans, templates }: OnActDeps,
): Promise<Pick<AuditEvent, 'names'>> {
  const { teamId } = event;
  if (teamId === undefined) return {};
  const { planIds, templateIds } = referredToIn(event);
  const found = await Promise.all([
    ...planIds.map(async (id) => [id, await plans.read(teamId, id)] as const),
    ...templateIds.map(async (id) => [id, await templates.read(teamId, id)] as const),
  ]);
  const names = found.flatMap(([id, its]) => (its === undefined ? [] : [[id, its.name] as const]));
  return names.length === 0 ? {} : { names: Object.fromEntries(names) };
}
