// After a consent request began or moved on: its text or a reminder goes out, its workflow starts, or its waiting task is told.
import type { KnownTeam } from '../people/known-team.ts';
import { type ConsentRequest, consentRequestSchema, taskCallbackOf } from './consent-request.ts';
import type { ConsentOutbox } from './outbox-port.ts';
import { reminderEmail } from './reminders.ts';
import { consentRequestText } from './texts.ts';

export type OnConsentRequestChangedDeps = {
  outbox: ConsentOutbox;
  startRequestConsent(consentRequestId: string): Promise<void>;
  completeRequestConsent(taskToken: string): Promise<void>;
  readTeam(teamId: string): Promise<KnownTeam>;
  derivedId(prefix: 'out', ...parts: string[]): string;
  /** Where texts about consent come from, the brand put in front of them, and the agent's profile in the portal. */
  consentTexts: { leadAlertNumber: string; prefix: string; profileLink: string };
  now(): Date;
};

export async function onConsentRequestChanged(
  before: unknown,
  after: unknown,
  deps: OnConsentRequestChangedDeps,
): Promise<void> {
  const was = before === undefined ? undefined : consentRequestSchema.parse(before);
  const request = consentRequestSchema.parse(after);
  if (was === undefined) {
    await ask(request, deps);
    await deps.startRequestConsent(request.consentRequestId);
  }
  for (let reminder = (was?.reminders ?? 0) + 1; reminder <= request.reminders; reminder += 1) {
    await remind(request, reminder, deps);
  }
  const taskToken = taskCallbackOf(request);
  const isNews = taskToken !== (was && taskCallbackOf(was));
  if (taskToken !== undefined && isNews) await deps.completeRequestConsent(taskToken);
}

/** CO-1, CO-9, CO-11. */
async function ask(
  { consentRequestId, kind, program, phone }: ConsentRequest,
  deps: OnConsentRequestChangedDeps,
): Promise<void> {
  const { leadAlertNumber, prefix } = deps.consentTexts;
  await deps.outbox.create({
    outboxId: deps.derivedId('out', 'consent-request', consentRequestId),
    channel: 'text',
    needs: 'asked',
    program,
    to: phone,
    from: leadAlertNumber,
    zones: [],
    body: consentRequestText(kind, prefix),
    purpose: { kind: 'consent-request', consentRequestId },
    createdAt: deps.now().toISOString(),
  });
}

/** CO-3. */
async function remind(
  { consentRequestId, kind, owner }: ConsentRequest,
  reminder: number,
  deps: OnConsentRequestChangedDeps,
): Promise<void> {
  if (owner === undefined) return;
  const { agentOf } = await deps.readTeam(owner.teamId);
  const to = agentOf(owner.agentId)?.email;
  if (to === undefined) return;
  const { leadAlertNumber, profileLink } = deps.consentTexts;
  await deps.outbox.create({
    outboxId: deps.derivedId('out', 'reminder', consentRequestId, String(reminder)),
    channel: 'email',
    to,
    ...reminderEmail({ kind, isLast: reminder > 1 }, leadAlertNumber, profileLink),
    purpose: { kind: 'reminder', consentRequestId },
    createdAt: deps.now().toISOString(),
  });
}
