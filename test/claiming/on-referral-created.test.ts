// What follows from a referral's creation: the client's consent goes into the ledger, an event for each program.
import { expect, test } from '@jest/globals';
import { recordConsent } from '../../lambdas/claiming/on-referral-created.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { anOpenRace, someDetails } from './support/referrals.ts';

const textConsent = { at: '2026-03-02T15:58:11+01:00', source: 'https://homes.example', words: 'I agree.' };

async function recorded(consent: object) {
  const details = someDetails(anOpenRace());
  const events: LedgerEvent[] = [];
  const consents = { record: async (event: LedgerEvent) => events.push(event) };
  const client = { ...details.client, ...consent };
  for (let times = 0; times < 2; times += 1) {
    await recordConsent({ ...details, client }, undefined, { consents, derivedId });
  }
  return { events, referralId: details.referralId, client };
}

test('TX-1 consent that the source has is recorded with its words, by an id that says of which referral and program', async () => {
  const { events, referralId, client } = await recorded({ textConsent });
  const [first, again] = events;
  expect(first).toEqual({
    act: 'consent-given-to-source',
    covers: ['conversation'],
    eventId: derivedId('evt', referralId, 'consent-given-to-source', 'introductions'),
    program: 'introductions',
    phone: client.phone,
    at: '2026-03-02T14:58:11.000Z',
    source: textConsent.source,
    words: textConsent.words,
    referralId,
  });
  expect(again).toEqual(first);
});

test('TX-1 nothing is recorded of a client who agreed to nothing', async () => {
  expect((await recorded({ textConsent: undefined })).events).toEqual([]);
});
