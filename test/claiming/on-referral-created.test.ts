// What follows from a referral's creation: the client's consent goes into the ledger, an event for each program.
import { expect, test } from '@jest/globals';
import { onReferralCreated, recordConsent } from '../../lambdas/claiming/on-referral-created.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { anOpenRace, someDetails } from './support/referrals.ts';

const textConsent = { at: '2026-03-02T15:58:11+01:00', source: 'https://homes.example', words: 'I agree.' };

async function recorded(consent: object) {
  const details = someDetails(anOpenRace());
  const events: LedgerEvent[] = [];
  const consents = {
    record: async (event: LedgerEvent) => {
      events.push(event);
      return undefined;
    },
  };
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

test.each([
  { said: 'STOP', isKnown: false, told: 1 },
  { said: 'STOP', isKnown: true, told: 0 },
  { said: 'START', isKnown: true, told: 1 },
  { said: 'START', isKnown: false, told: 0 },
])(
  'TX-7 $said before it was created, which its race knows: $isKnown, is found by what recording answers',
  async ({ said, isKnown, told }) => {
    const race = { ...anOpenRace(), ...(isKnown && { clientOptedOut: true as const }) };
    const details = someDetails(race);
    const since = '2026-03-02T14:00:00.000Z';
    const toldOf: string[] = [];
    const created = { ...details, client: { ...details.client, textConsent } };
    await onReferralCreated(undefined, created, {
      consents: {
        record: async () =>
          said === 'STOP'
            ? { status: 'opted-out', reason: 'stop', since }
            : { status: 'on', since, confirmedAt: since },
        read: () => Promise.reject(new Error('It is known.')),
      },
      races: { read: async () => race },
      clientConsents: { tellReferrals: async (phone) => void toldOf.push(phone) },
      derivedId,
    });
    expect(toldOf).toHaveLength(told);
  },
);
