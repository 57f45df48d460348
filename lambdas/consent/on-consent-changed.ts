// After a phone's consent changed: a consent request begins or ends, the word that changed it is answered (CO-5, CO-6), and a
// client's referrals hear of it (TX-7).
import * as z from 'zod';
import { type AnswerDeps, answer } from './answer.ts';
import { type Consent, consentSchema, openRequestOf } from './consent.ts';
import type { NewConsentRequest } from './consent-request.ts';
import { type Program, programSchema, programs } from './program.ts';
import { reply } from './texts.ts';

export type OnConsentChangedDeps = AnswerDeps & {
  consentRequests: {
    begin(request: NewConsentRequest, now: Date): Promise<void>;
    end(consentRequestId: string, revision: number): Promise<void>;
  };
  clientConsents: { tellReferrals(phone: string): Promise<void> };
  derivedId(prefix: 'out', ...parts: string[]): string;
};

const changedSchema = z.object({
  program: programSchema,
  phone: z.string(),
  revision: z.int().default(0),
});

/** A confirmation that comes later than this would itself be a text that nobody wants any more. */
const replyMs = 5 * 60_000;

export async function onConsentChanged(
  before: unknown,
  after: unknown,
  deps: OnConsentChangedDeps,
): Promise<void> {
  const { program, phone, revision } = changedSchema.parse(after);
  const was = before === undefined ? undefined : consentSchema.parse(before);
  const consent = consentSchema.parse(after);
  const ended = openRequestOf(was);
  const begun = openRequestOf(consent);
  if (ended !== undefined && ended.consentRequestId !== begun?.consentRequestId) {
    await deps.consentRequests.end(ended.consentRequestId, revision);
  }
  if (begun !== undefined && begun.consentRequestId !== ended?.consentRequestId) {
    const request = { ...begun, program, phone, owner: consent.owner, revision };
    await deps.consentRequests.begin(request, deps.now());
  }
  const isTurning = (consent.status === 'opted-out') !== (was?.status === 'opted-out');
  if (programs[program].audience === 'clients' && isTurning) await deps.clientConsents.tellReferrals(phone);
  if (consent.changedBy !== was?.changedBy) await answerWord(program, phone, consent, deps);
}

async function answerWord(
  program: Program,
  phone: string,
  consent: Consent,
  deps: OnConsentChangedDeps,
): Promise<void> {
  if (consent.reply === undefined || consent.changedBy === undefined) return;
  const { kind, from, language, at } = consent.reply;
  const text = {
    outboxId: deps.derivedId('out', 'answer', consent.changedBy),
    // A STOP that came since goes before the word that it is later than.
    needs: kind === 'stopped' ? ('nothing' as const) : ('on' as const),
    program,
    to: phone,
    from,
    body: reply(kind, language),
    ...(kind === 'stopped' && { staleAt: new Date(Date.parse(at) + replyMs).toISOString() }),
  };
  await answer(text, deps);
}
