// After a phone's consent changed: a consent request begins or ends, the word that changed it is answered (CO-5, CO-6), and a
// client's referrals hear of it (TX-7).

import * as z from 'zod';
import { type ItemBrand, itemBrand } from '../people/brand.ts';
import { laterBy } from '../platform/instant.ts';
import { type Alerts, alertsIn, isWaitedFor, openRequestsIn } from './alerts.ts';
import { type AnswerDeps, answer } from './answer.ts';
import { type Consent, consentSchema, replySchema } from './consent.ts';
import { isForClients, programSchema } from './program.ts';
import type { NewConsentRequest } from './requests/consent-request.ts';
import { reply as replyText } from './texts.ts';

export type OnConsentChangedDeps = AnswerDeps & {
  /** Ends a message that no carrier was given; answers whether it is so. */
  outbox: { refuse(outboxId: string, reason: string, at: Date): Promise<boolean> };
  consentRequests: {
    begin(request: NewConsentRequest, now: Date): Promise<void>;
    end(consentRequestId: string, revision: number): Promise<void>;
  };
  /** CP-7: whether it follows an automated text. */
  noteCampaignOptOut(optOut: { phone: string; brand: ItemBrand; at: string }): Promise<void>;
  clientConsents: {
    tellReferrals(
      phone: string,
      brand: ItemBrand,
      told: { consent: Consent; revision: number } | undefined,
    ): Promise<void>;
  };
  derivedId(prefix: 'out', ...parts: string[]): string;
};

const changedSchema = z.object({
  program: programSchema,
  brand: itemBrand,
  phone: z.string(),
  revision: z.int().default(0),
  /** A client's. */
  status: z.string().optional(),
  since: z.string().optional(),
  changedBy: z.string().optional(),
  reply: replySchema.optional(),
});
type Changed = z.infer<typeof changedSchema>;

/** A confirmation that comes later than this would itself be a text that nobody wants any more. */
const replyMs = 5 * 60_000;

export async function onConsentChanged(
  before: unknown,
  after: unknown,
  deps: OnConsentChangedDeps,
): Promise<void> {
  const was = before === undefined ? undefined : changedSchema.parse(before);
  const changed = changedSchema.parse(after);
  if (!isForClients(changed.program)) await moveRequests(alertsIn(before), alertsIn(after), changed, deps);
  else if (hasOptedOut(changed) !== hasOptedOut(was)) await followOptOut(changed, after, deps);
  if (changed.changedBy !== was?.changedBy) await answerWord(changed, deps);
}

/** Each agent has a consent request of their own. */
async function moveRequests(
  was: Alerts,
  alerts: Alerts,
  { program, brand, phone, revision }: Changed,
  deps: OnConsentChangedDeps,
): Promise<void> {
  for (const { consentRequestId } of openRequestsIn(was)) {
    if (!isWaitedFor(alerts, consentRequestId)) await deps.consentRequests.end(consentRequestId, revision);
  }
  for (const openRequest of openRequestsIn(alerts)) {
    if (isWaitedFor(was, openRequest.consentRequestId)) continue;
    await deps.consentRequests.begin({ ...openRequest, program, brand, phone, revision }, deps.now());
  }
}

/** A client opted out, or in again: their referrals hear of both, also where a START came before the stream told of the STOP (CP-4). */
async function followOptOut(changed: Changed, after: unknown, deps: OnConsentChangedDeps): Promise<void> {
  const { phone, brand, since, revision } = changed;
  const consent = consentSchema.safeParse(after).data;
  await deps.clientConsents.tellReferrals(phone, brand, consent && { consent, revision });
  if (hasOptedOut(changed) && since !== undefined) {
    await deps.noteCampaignOptOut({ phone, brand, at: since });
  }
}

function hasOptedOut(changed: Changed | undefined): boolean {
  return changed?.status === 'opted-out';
}

async function answerWord(
  { program, brand, phone, revision, changedBy, reply }: Changed,
  deps: OnConsentChangedDeps,
): Promise<void> {
  if (reply === undefined || changedBy === undefined) return;
  const { kind, from, language, at } = reply;
  const text = {
    outboxId: deps.derivedId('out', 'answer', changedBy),
    // A STOP that came since goes before the word that it is later than.
    needs: kind === 'stopped' ? ('nothing' as const) : ('on' as const),
    program,
    brand,
    to: phone,
    from,
    body: replyText(kind, language),
    ...(kind === 'stopped' && { staleAt: laterBy(replyMs, at) }),
  };
  const withdraw = (outboxId: string) => deps.outbox.refuse(outboxId, 'superseded', deps.now());
  await answer(text, deps, { program, brand, revision, withdraw });
}
