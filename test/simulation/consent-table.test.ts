// The model of the table answers every call of consent's stores as the real table does, in every state that random steps lead to.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { dueStore } from '../../lambdas/consent/jobs/due-store.ts';
import { pageSize } from '../../lambdas/consent/jobs/job.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { optOutNoticeStore } from '../../lambdas/consent/notices/opt-out-notice-store.ts';
import { consentRequestStore } from '../../lambdas/consent/requests/consent-request-store.ts';
import type { TextContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../lambdas/delivery/outbox/outbox-store.ts';
import { dueShards, keys } from '../../lambdas/platform/table/keys.ts';
import type { Table } from '../../lambdas/platform/table/table.ts';
import {
  anEventId,
  aPhone,
  askedAgain,
  enrolled,
  hoursLater,
  imported,
  left,
  texted,
} from '../consent/support/ledgers.ts';
import { aText } from '../delivery/support/outbox-messages.ts';
import { dueIndex, engineTable } from '../support/engine.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { consentTable } from './support/consent-table.ts';
import { replay } from './support/replay.ts';

function storesOn(table: Table) {
  return {
    table,
    consents: consentStore(table),
    consentRequests: consentRequestStore(table),
    notices: optOutNoticeStore(table),
    outbox: outboxStore(table),
    due: dueStore(table, dueIndex),
  };
}
type Stores = ReturnType<typeof storesOn>;
const real = storesOn(await engineTable());

/** What a step is about: the same on both tables, and other than in every other run. */
type About = {
  phone: string;
  consentRequestId: string;
  text: TextContent;
  at: string;
  number: number;
  event: LedgerEvent;
};

const steps: Record<string, (stores: Stores, about: About) => Promise<unknown>> = {
  record: ({ consents }, { event }) => consents.record(event),
  read: ({ consents }, { phone }) => consents.readAlerts('lead-alerts', phone),
  refresh: ({ consents }, { phone }) => consents.readItems(phone),
  readLedger: ({ consents }, { phone }) => consents.readLedger(phone),
  beginConsentRequest: ({ consentRequests }, { consentRequestId, phone, at, number: revision }) =>
    consentRequests.begin(
      { consentRequestId, kind: 'enrollment', program: 'lead-alerts', phone, revision },
      new Date(at),
    ),
  noteSent: ({ consentRequests }, { consentRequestId, at }) => consentRequests.noteSent(consentRequestId, at),
  noteReceived: ({ consentRequests }, { consentRequestId, at }) =>
    consentRequests.noteReceived(consentRequestId, at),
  noteReminders: ({ consentRequests }, { consentRequestId, number }) =>
    consentRequests.noteReminders(consentRequestId, number),
  wait: ({ consentRequests }, { consentRequestId, at }) => consentRequests.wait(consentRequestId, at),
  noteUnasked: ({ consentRequests }, { consentRequestId, number }) =>
    consentRequests.noteUnasked(consentRequestId, number),
  end: ({ consentRequests }, { consentRequestId, number }) => consentRequests.end(consentRequestId, number),
  readConsentRequest: ({ consentRequests }, { consentRequestId }) => consentRequests.read(consentRequestId),
  noteAccepted: ({ notices }, { phone, at }) => notices.noteAccepted('lead-alerts', phone, at),
  noteWithout: ({ notices }, { phone, at }) => notices.noteWithout('lead-alerts', phone, at),
  markDue: ({ notices }, { phone, at }) =>
    notices.markDue('lead-alerts', phone, { acceptedAt: at }, new Date(at)),
  readNotice: ({ notices }, { phone }) => notices.read('lead-alerts', phone),
  createSend: ({ outbox }, { text }) => outbox.create(text),
  begin: ({ outbox }, { text, at, number }) =>
    outbox.claimForSending(text, number, new Date(at), { append: '\nnotice' }),
  requeue: ({ outbox }, { text, number }) => outbox.requeue(text, number),
  hold: ({ outbox }, { text, at }) => outbox.hold(text.outboxId, 'quiet-hours', new Date(at)),
  refuse: ({ outbox }, { text, at }) => outbox.refuse(text.outboxId, 'opted-out', new Date(at)),
  endRefused: ({ outbox }, { text, at, number }) =>
    outbox.endRefused(text.outboxId, number, 'no', new Date(at)),
  settle: ({ outbox }, { text: { outboxId }, at }) =>
    outbox.applyReceipt({ outboxId, status: 'delivered', at }),
  recordHandover: ({ outbox }, { text, at }) => outbox.recordHandover(text.outboxId, at),
  readSend: ({ outbox }, { text }) => outbox.read(text.outboxId),
};

const step = fc.record({
  name: fc.constantFrom(...Object.keys(steps), 'record', 'record', 'record', 'begin'),
  act: fc.constantFrom('enrolled', 'left', 'imported', 'asked', 'STOP', 'START'),
  hour: fc.integer({ min: 0, max: 8 }),
  number: fc.integer({ min: 0, max: 2 }),
});

function eventBy(act: string, at: string, phone: string, eventId: string): LedgerEvent {
  if (act === 'enrolled') return enrolled(at, { phone, eventId });
  if (act === 'left') return left(at, { phone, eventId });
  if (act === 'imported') return imported(at, { phone, eventId });
  if (act === 'asked') return askedAgain(`2029${at.slice(4)}`, { phone, eventId });
  return texted(act, at, { phone, eventId });
}

describe('the model in memory', () => {
  test('answers every step of consent’s stores and of texts as the real table does, and leaves the same items', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 50, size: 'max' }), async (planned) => {
        const both = [real, storesOn(consentTable().table)];
        const [phone, consentRequestId] = [aPhone(), anEventId()];
        const needs = planned.length % 2 === 0 ? 'on' : 'asked';
        const text = aText({ to: phone, program: 'lead-alerts', needs, outboxId: anEventId() });
        for (const { name, act, hour, number } of planned) {
          const at = hoursLater(hour);
          const about = {
            phone,
            consentRequestId,
            text,
            at,
            number,
            event: eventBy(act, at, phone, anEventId()),
          };
          const [ofReal, ofModel] = await Promise.all(
            both.map((stores) => steps[name]?.(stores, about).catch(String)),
          );
          expect({ name, answer: ofModel }).toEqual({ name, answer: ofReal });
        }
        const partitions = [
          keys.consent('lead-alerts', phone).pk,
          keys.ledger(phone),
          keys.consentRequest(consentRequestId).pk,
          keys.outbox(text.outboxId).pk,
        ];
        for (const pk of partitions) {
          const [items, inModel] = await Promise.all(both.map(({ table }) => table.queryAll({ pk })));
          const comparable = (all: unknown) =>
            JSON.parse(JSON.stringify(all, (key, value) => (key === 'startedBy' ? '' : value)));
          expect(comparable(inModel)).toEqual(comparable(items));
        }
      }),
      { numRuns: runs(15, 400), ...replay },
    );
  }, 60_000);

  test('its index lists what is due as the real one does: oldest first, page by page', async () => {
    // Before all that the other test leaves in the table: some of it is in the same shard and due later.
    const era = (hour: number) => hoursLater(hour - 1000);
    const phones = Array.from({ length: 53 }, (_, index) => `+1999556${String(index).padStart(3, '0')}7`);
    const both = [real, storesOn(consentTable().table)];
    for (const [index, phone] of phones.entries()) {
      for (const { consents } of both) {
        await consents.record(imported(era(53 - index), { phone, eventId: `evt_${phone}` }));
      }
    }
    for (const hour of [0, 1, 10, 49, 50, 51, 60]) {
      const [ofReal, ofModel] = await Promise.all(
        both.map(({ due }) => due.list('ask', new Date(era(hour)))),
      );
      expect(ofModel).toEqual(ofReal);
      const share = pageSize / dueShards.length;
      const expected = phones.toReversed().slice(0, Math.min(share, hour));
      expect(ofModel?.found.map(({ phone }) => phone)).toEqual(expected);
    }
  });
});
