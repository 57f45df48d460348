// Consent requests and notices on a real table: each kept once, whatever is told late, twice or in any order.
import { describe, expect, test } from '@jest/globals';
import { optOutNoticeStore } from '../../../lambdas/consent/notices/opt-out-notice-store.ts';
import type { NewConsentRequest } from '../../../lambdas/consent/requests/consent-request.ts';
import { taskCallbackOf } from '../../../lambdas/consent/requests/consent-request.ts';
import { consentRequestStore } from '../../../lambdas/consent/requests/consent-request-store.ts';
import { dueShardOf, keys } from '../../../lambdas/platform/table/keys.ts';
import { unmatchedStore } from '../../../lambdas/texting/unmatched-store.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { fc } from '../../support/random-tests.ts';
import { anEventId, aPhone, hoursLater, NOW } from '../support/ledgers.ts';

const table = await engineTable();
const consentRequests = consentRequestStore(table);
const notices = optOutNoticeStore(table);

async function anConsentRequest() {
  const consentRequest: NewConsentRequest = {
    consentRequestId: anEventId(),
    kind: 'enrollment',
    program: 'lead-alerts',
    phone: aPhone(),
    owner: { teamId: 'north', agentId: 'ada' },
    revision: 1,
  };
  await consentRequests.begin(consentRequest, NOW);
  return consentRequest;
}

describe(onEngine('consentRequest store'), () => {
  test('CO-3 a consent request begins with nothing sent, nobody reminded, and is there once', async () => {
    const consentRequest = await anConsentRequest();
    await consentRequests.noteReminders(consentRequest.consentRequestId, 1);
    await consentRequests.begin(consentRequest, NOW);
    expect(await consentRequests.read(consentRequest.consentRequestId)).toEqual({
      ...consentRequest,
      reminders: 1,
      isOver: false,
      leftOut: 0,
    });
  });

  test('CO-3 the first send call counts, the earliest receipt counts, in any order', async () => {
    const hours = fc.shuffledSubarray([3, 4, 5, 6], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(hours, hours, async (sent, received) => {
        const { consentRequestId } = await anConsentRequest();
        for (const hour of sent) await consentRequests.noteSent(consentRequestId, hoursLater(hour));
        for (const hour of received) await consentRequests.noteReceived(consentRequestId, hoursLater(hour));
        expect(await consentRequests.read(consentRequestId)).toMatchObject({
          sentAt: hoursLater(sent[0] ?? 0),
          receivedAt: hoursLater(Math.min(...received)),
        });
      }),
      { numRuns: 25 },
    );
  });

  test('CO-14 it ends and begins again with the consent: the latest change counts, in whatever order they are told', async () => {
    const tellings = fc.shuffledSubarray([2, 3, 4, 5, 6, 7], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(tellings, async (revisions) => {
        const consentRequest = await anConsentRequest();
        for (const revision of [...revisions, ...revisions]) {
          // It ended with the even changes.
          if (revision % 2 === 0) await consentRequests.end(consentRequest.consentRequestId, revision);
          else await consentRequests.begin({ ...consentRequest, revision }, new Date(hoursLater(revision)));
        }
        const latest = Math.max(...revisions);
        const known = await consentRequests.read(consentRequest.consentRequestId);
        expect(known).toMatchObject({ revision: latest, isOver: latest % 2 === 0 });
        if (!known.isOver) expect(known.resumedAt).toBe(hoursLater(latest));
      }),
      { numRuns: 25 },
    );
  });

  test('CO-3 CO-14 beginning again keeps what is known of the question, and leaves out reminders whose hour is over', async () => {
    const consentRequest = await anConsentRequest();
    const { consentRequestId } = consentRequest;
    await consentRequests.noteSent(consentRequestId, hoursLater(0));
    await consentRequests.noteReceived(consentRequestId, hoursLater(1));
    await consentRequests.end(consentRequestId, 2);
    await consentRequests.begin({ ...consentRequest, revision: 3 }, new Date(hoursLater(8)));
    expect(await consentRequests.read(consentRequestId)).toEqual({
      ...consentRequest,
      revision: 3,
      isOver: false,
      reminders: 0,
      sentAt: hoursLater(0),
      receivedAt: hoursLater(1),
      resumedAt: hoursLater(8),
      leftOut: 1,
    });
  });

  test('CO-14 the last question that nobody was asked by counts, in any order', async () => {
    const { consentRequestId } = await anConsentRequest();
    for (const number of [1, 3, 2, 3]) await consentRequests.noteUnasked(consentRequestId, number);
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ unasked: 3 });
  });

  test('CO-2 whichever of token and end comes second, both are there then', async () => {
    const [one, other] = [await anConsentRequest(), await anConsentRequest()];
    await consentRequests.wait(one.consentRequestId, 'token');
    expect(taskCallbackOf(await consentRequests.read(one.consentRequestId))).toBeUndefined();
    await consentRequests.end(one.consentRequestId, 2);
    await consentRequests.end(other.consentRequestId, 2);
    await consentRequests.wait(other.consentRequestId, 'token');
    for (const { consentRequestId } of [one, other])
      expect(taskCallbackOf(await consentRequests.read(consentRequestId))).toBe('token');
  });

  test('what is told of a consent request that never began makes none', async () => {
    await consentRequests.noteSent('evt_unknown', hoursLater(0));
    await consentRequests.noteReceived('evt_unknown', hoursLater(0));
    await consentRequests.noteReminders('evt_unknown', 1);
    await consentRequests.wait('evt_unknown', 'token');
    await consentRequests.noteUnasked('evt_unknown', 1);
    await consentRequests.end('evt_unknown', 1);
    expect(await table.get(keys.consentRequest('evt_unknown'))).toBeUndefined();
    await expect(consentRequests.read('evt_unknown')).rejects.toThrow('evt_unknown');
  });
});

describe(onEngine('notice store'), () => {
  test('CO-10 the latest that a carrier accepted counts, in any order, and is due 30 days later', async () => {
    const phone = aPhone();
    for (const hour of [5, 9, 7, 9]) await notices.noteAccepted('lead-alerts', phone, hoursLater(hour));
    expect(await notices.read('lead-alerts', phone)).toEqual({ acceptedAt: hoursLater(9) });
    expect(await table.get(keys.optOutNotice('lead-alerts', phone))).toMatchObject({
      duePk: `notice#${dueShardOf(phone)}`,
      dueSk: `${hoursLater(9 + 30 * 24)}#lead-alerts#${phone}`,
    });
  });

  test('CO-10 an alert without it is remembered when it was due by then, else not', async () => {
    const phone = aPhone();
    await notices.noteAccepted('lead-alerts', phone, hoursLater(0));
    await notices.noteWithout('lead-alerts', phone, hoursLater(30 * 24 - 1));
    expect(await notices.read('lead-alerts', phone)).toEqual({ acceptedAt: hoursLater(0) });
    await notices.noteWithout('lead-alerts', phone, hoursLater(30 * 24));
    expect(await notices.read('lead-alerts', phone)).toMatchObject({ textedWithoutAt: hoursLater(30 * 24) });
  });

  test('CO-10 a mark that a newer notice has overtaken is not made', async () => {
    const phone = aPhone();
    await notices.noteAccepted('lead-alerts', phone, hoursLater(0));
    await notices.noteAccepted('lead-alerts', phone, hoursLater(1));
    await notices.markDue('lead-alerts', phone, { acceptedAt: hoursLater(0) }, new Date(hoursLater(721)));
    expect(await notices.read('lead-alerts', phone)).toEqual({ acceptedAt: hoursLater(1) });
    expect(await table.get(keys.optOutNotice('lead-alerts', phone))).toHaveProperty('duePk');
    await notices.markDue('lead-alerts', phone, { acceptedAt: hoursLater(1) }, new Date(hoursLater(721)));
    expect(await table.get(keys.optOutNotice('lead-alerts', phone))).not.toHaveProperty('duePk');
  });

  test('CO-10 a phone without a notice has none', async () => {
    expect(await notices.read('lead-alerts', aPhone())).toBeUndefined();
  });
});

describe(onEngine('unmatched store'), () => {
  test('CO-14 a text is kept once, as it first came', async () => {
    const texts = unmatchedStore(table);
    const text = {
      from: aPhone(),
      to: '+12065550100',
      body: 'Hello',
      carrierId: anEventId(),
      at: hoursLater(0),
      program: 'lead-alerts',
    } as const;
    await texts.keep(text);
    await texts.keep({ ...text, body: 'other words' });
    await texts.keep({ ...text, at: hoursLater(1) });
    expect((await texts.list(text.from, undefined)).texts).toEqual([text]);
  });
});
