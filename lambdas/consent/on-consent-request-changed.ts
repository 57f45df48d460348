// After a consent request began or moved on: its text or a reminder goes out, its workflow starts, or its waiting task is told.
import type { ItemBrand } from '../people/brand.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { languageOf } from '../people/language.ts';
import type { ConsentOutbox } from './outbox-port.ts';
import { type AgentProgram, isForClients } from './program.ts';
import { type ConsentRequest, consentRequestSchema, taskCallbackOf } from './requests/consent-request.ts';
import { reminderEmail } from './requests/reminders.ts';
import { consentRequestText } from './texts.ts';

export type OnConsentRequestChangedDeps = {
  outbox: ConsentOutbox;
  consents: { readRequest(request: ConsentRequest): Promise<{ isOpen: boolean }> };
  consentRequests: { read(consentRequestId: string): Promise<ConsentRequest> };
  startRequestConsent(request: ConsentRequest): Promise<void>;
  completeRequestConsent(taskToken: string): Promise<void>;
  readTeam(teamId: string): Promise<KnownTeam>;
  derivedId(prefix: 'out', ...parts: string[]): string;
  /** Where a program's texts about consent come from, the name that the brand puts in front of them, and the agent's profile in the portal. */
  consentTexts: {
    numberOf(program: AgentProgram, brand: ItemBrand): string;
    prefixOf(brand: ItemBrand): string;
    profileLink: string;
  };
  now(): Date;
};

export async function onConsentRequestChanged(
  before: unknown,
  after: unknown,
  deps: OnConsentRequestChangedDeps,
): Promise<void> {
  const was = before === undefined ? undefined : consentRequestSchema.parse(before);
  const request = consentRequestSchema.parse(after);
  const hasBegun = was === undefined || (!request.isOver && was.revision !== request.revision);
  if (was === undefined) await ask(request, deps);
  else if (hasBegun || was.unasked !== request.unasked) await askInstead(request, deps);
  if (hasBegun && (await isCurrent(request, deps))) await deps.startRequestConsent(request);
  const behind = Math.max(was?.reminders ?? 0, request.leftOut);
  for (let reminder = behind + 1; reminder <= request.reminders; reminder += 1) {
    await remind(request, reminder, deps);
  }
  const taskToken = taskCallbackOf(request);
  const isNews = taskToken !== (was && taskCallbackOf(was));
  if (taskToken !== undefined && isNews) await deps.completeRequestConsent(taskToken);
}

/** It may have ended and begun again since: then a later change starts the workflow, and this one would start a second. */
async function isCurrent(
  { consentRequestId, revision }: ConsentRequest,
  deps: OnConsentRequestChangedDeps,
): Promise<boolean> {
  return (await deps.consentRequests.read(consentRequestId)).revision === revision;
}

/**
 * The text may have had its turn while a late word had ended the request, and have been refused. If the request is open all
 * the same, it is sent anew: the refusal or the new beginning, whichever is told last, comes here. It is the consent that
 * is asked, or a refusal would be answered by a text that is refused again.
 */
async function askInstead(request: ConsentRequest, deps: OnConsentRequestChangedDeps): Promise<void> {
  if (request.unasked === undefined) return;
  if ((await deps.consents.readRequest(request)).isOpen) await ask(request, deps);
}

/** CO-1, CO-9, CO-11. */
async function ask(
  { consentRequestId, kind, program, brand, phone, owner, unasked = 0 }: ConsentRequest,
  deps: OnConsentRequestChangedDeps,
): Promise<void> {
  const { numberOf, prefixOf } = deps.consentTexts;
  if (isForClients(program)) return;
  const isFirst = unasked === 0;
  const number = unasked + 1;
  await deps.outbox.create({
    outboxId: deps.derivedId(
      'out',
      'consent-request',
      consentRequestId,
      ...(isFirst ? [] : [String(number)]),
    ),
    channel: 'text',
    needs: 'asked',
    program,
    brand,
    to: phone,
    owner,
    from: numberOf(program, brand),
    zones: [],
    body: consentRequestText(kind, prefixOf(brand)),
    purpose: { kind: 'consent-request', consentRequestId, ...(!isFirst && { number }) },
    createdAt: deps.now().toISOString(),
  });
}

/** CO-3. */
async function remind(
  { consentRequestId, kind, program, brand, owner }: ConsentRequest,
  reminder: number,
  deps: OnConsentRequestChangedDeps,
): Promise<void> {
  if (owner === undefined || isForClients(program)) return;
  const { agentOf } = await deps.readTeam(owner.teamId);
  const agent = agentOf(owner.agentId);
  const to = agent?.email;
  if (to === undefined) return;
  const { numberOf, profileLink } = deps.consentTexts;
  const about = { kind, isLast: reminder > 1 };
  await deps.outbox.create({
    outboxId: deps.derivedId('out', 'reminder', consentRequestId, String(reminder)),
    channel: 'email',
    brand,
    to,
    ...reminderEmail(about, numberOf(program, brand), profileLink, languageOf(agent)),
    purpose: { kind: 'reminder', consentRequestId },
    createdAt: deps.now().toISOString(),
  });
}
