// After any change: the act that made it, if one did, goes into the audit trail (PE-7).
import { type AuditEvent, auditEventIn } from './audit.ts';

export type OnActDeps = {
  audit: { append(event: AuditEvent): Promise<void> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export async function onAct(before: unknown, after: unknown, deps: OnActDeps): Promise<void> {
  const event = auditEventIn(before, after, deps.derivedId);
  if (event !== undefined) await deps.audit.append(event);
}
