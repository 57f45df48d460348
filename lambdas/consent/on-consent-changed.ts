// After a phone's consent changed: an asking begins or ends, the word that changed it is answered (CO-5, CO-6), and a client's
// referrals hear of it (TX-7).

import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { askingOf, type Consent, consentSchema, type Programme, programmeSchema } from './consent.ts';
import { reply } from './texts.ts';

/** A confirmation that comes later than this would itself be a text that nobody wants any more. */
const replyMs = 5 * 60_000;

export async function followConsent(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const programme = programmeSchema.parse(after.programme);
  const phone = String(after.phone);
  const was = before && consentSchema.parse(before);
  const consent = consentSchema.parse(after);
  const ended = askingOf(was);
  const begun = askingOf(consent);
  if (ended !== undefined && ended.episodeId !== begun?.episodeId) await cloud.episodes.end(ended.episodeId);
  if (begun !== undefined && begun.episodeId !== ended?.episodeId) {
    await cloud.episodes.create({ ...begun, programme, phone, owner: consent.owner });
  }
  const isTurning = (consent.status === 'opted-out') !== (was?.status === 'opted-out');
  if (programme === 'introductions' && isTurning) {
    await cloud.clientConsents.tellReferrals(phone);
  }
  if (consent.changedBy !== was?.changedBy) await answer(programme, phone, consent, cloud);
}

async function answer(programme: Programme, phone: string, consent: Consent, cloud: Cloud): Promise<void> {
  if (consent.reply === undefined || consent.changedBy === undefined) return;
  const { kind, from, language, at } = consent.reply;
  await cloud.sends.create({
    sendId: cloud.derivedId('snd', 'answer', consent.changedBy),
    channel: 'text',
    // A STOP that came since goes before the word that it is later than.
    needs: kind === 'stopped' ? 'nothing' : 'on',
    ...{ programme, to: phone, from, zones: [] },
    body: reply(kind, language),
    purpose: { kind: 'answer' },
    createdAt: cloud.now().toISOString(),
    ...(kind === 'stopped' && { staleAt: new Date(Date.parse(at) + replyMs).toISOString() }),
  });
}
