// Reactions to a change of consent, from its consent requests, and from words that came in; each dispatched twice.
import { describe, expect, test } from '@jest/globals';
import { type Owner, openRequestOf } from '../../lambdas/consent/consent.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import type { TextContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import { receiveText } from '../../lambdas/texting/receive-text.ts';
import { NOW } from '../claiming/support/referrals.ts';
import {
  aReadyTeam,
  dependencies,
  dispatched,
  outbox,
  outboxMessages,
  stores,
  table,
  told,
} from '../stream/support/dependencies.ts';
import { receiveTextDeps } from '../texting/support/inbound-texts.ts';
import {
  alertNumber,
  askedAgain,
  enrolled,
  given,
  hoursLater,
  left,
  optedOut,
  texted,
  yearsLater,
} from './support/ledgers.ts';

const { consents, consentRequests, optOutNotices } = stores;

let count = 0;
const aPhone = () => {
  count += 1;
  return `+1206${5_590_000 + count}`;
};
const record = (event: LedgerEvent) =>
  dispatched(keys.consent(event.program, event.phone), () => consents.record(event));

/** A consent request of ada's phone, told up to its text in the outbox. */
async function asked() {
  const phone = aPhone();
  const owner = { teamId: await aReadyTeam(), agentId: 'ada' };
  const event = enrolled(hoursLater(0), { phone, ...owner, eventId: `evt_asks${phone}` });
  await record(event);
  const { eventId: consentRequestId } = event;
  const after = await table.get(keys.consentRequest(consentRequestId));
  for (let times = 0; times < 2; times += 1) await dispatch({ before: undefined, after }, dependencies());
  const [question] = outboxMessages().filter(({ to }) => to === phone);
  if (question?.channel !== 'text') throw new Error('Nothing was asked');
  return { phone, owner, consentRequestId, question };
}
const moves = (outboxId: string, act: () => Promise<unknown>) => dispatched(keys.outbox(outboxId), act);
const accept = async (send: TextContent, at: string, append = '') => {
  await moves(send.outboxId, () => outbox.claimForSending(send, 0, new Date(at), { append }));
  await moves(send.outboxId, () =>
    outbox.applyReceipt({ outboxId: send.outboxId, status: 'accepted', at, carrierId: 'carrier-1' }),
  );
};
const answers = (phone: string) =>
  outboxMessages().filter(({ to, purpose }) => to === phone && purpose.kind === 'answer');

describe('reactions to consent', () => {
  test('CO-1 CO-9 an enrollment sends one verification text and starts one workflow', async () => {
    const { phone, consentRequestId, question } = await asked();
    expect(question).toMatchObject({
      needs: 'asked',
      program: 'lead-alerts',
      from: alertNumber,
      purpose: { kind: 'consent-request', consentRequestId },
      body: 'To complete SMS notification signup, please reply with YES. Reply STOP to unsubscribe, or reply HELP for additional information.',
    });
    expect(outboxMessages().filter(({ to }) => to === phone)).toHaveLength(1);
    expect(new Set(told.asked)).toEqual(new Set([consentRequestId]));
  });

  test('CO-11 being asked again sends the reconfirmation text to a phone that is on', async () => {
    const { phone, owner } = await asked();
    await record(texted('YES', hoursLater(1), { phone }));
    const again = askedAgain(yearsLater(), { phone, ...owner, eventId: `evt_again${phone}` });
    told.created.clear();
    await record(again);
    await dispatched(keys.consentRequest(again.eventId), async () => {});
    await dispatch(
      { before: undefined, after: await table.get(keys.consentRequest(again.eventId)) },
      dependencies(),
    );
    expect(outboxMessages()).toMatchObject([
      { needs: 'asked', body: expect.stringMatching(/^In order to continue/) },
    ]);
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({ status: 'on' });
  });

  test.each([
    ['YES', (phone: string) => texted('YES', hoursLater(1), { phone })],
    ['STOP', (phone: string) => texted('STOP', hoursLater(1), { phone })],
    ['leaving', (phone: string, owner: Owner) => left(hoursLater(1), { phone, ...owner })],
    ['silence', (phone: string) => optedOut(hoursLater(36), `evt_asks${phone}`, { phone })],
  ])('CO-2 CO-3 %s ends the consent request and completes its task', async (_way, eventFor) => {
    const { phone, owner, consentRequestId } = await asked();
    await dispatched(keys.consentRequest(consentRequestId), () =>
      consentRequests.wait(consentRequestId, `token ${phone}`),
    );
    expect(told.completedRequests).toEqual([]);
    await record(eventFor(phone, owner));
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ isOver: true });
    await dispatch(
      {
        before: { ...(await table.get(keys.consentRequest(consentRequestId))), isOver: false },
        after: await table.get(keys.consentRequest(consentRequestId)),
      },
      dependencies(),
    );
    expect(told.completedRequests).toEqual([`token ${phone}`]);
  });

  test('CO-2 a token that comes after the answer completes its task at once', async () => {
    const { phone, consentRequestId } = await asked();
    await record(texted('YES', hoursLater(1), { phone }));
    await dispatched(keys.consentRequest(consentRequestId), () =>
      consentRequests.wait(consentRequestId, 'late token'),
    );
    expect(new Set(told.completedRequests)).toEqual(new Set(['late token']));
  });

  test('CO-5 STOP is confirmed once, exactly, from the number that was texted, within five minutes or never', async () => {
    const { phone } = await asked();
    await record(texted('STOP', hoursLater(1), { phone, to: '+12065550199' }));
    await record(texted('STOP', hoursLater(2), { phone }));
    expect(answers(phone)).toMatchObject([
      {
        needs: 'nothing',
        from: '+12065550199',
        program: 'lead-alerts',
        body: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
        staleAt: new Date(Date.parse(hoursLater(1)) + 300_000).toISOString(),
      },
    ]);
  });

  test('CO-6 START after STOP is answered, exactly; a second START is not', async () => {
    const { phone } = await asked();
    await record(texted('STOP', hoursLater(1), { phone }));
    await record(texted('START', hoursLater(2), { phone }));
    await record(texted('START', hoursLater(3), { phone }));
    const bodies = answers(phone).map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(
      'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    );
  });

  test('CO-8 YES to the question is not answered', async () => {
    const { phone } = await asked();
    await record(texted('YES', hoursLater(1), { phone }));
    expect(answers(phone)).toEqual([]);
  });

  test('CO-5 a client’s consent asks nobody and answers nobody', async () => {
    const phone = aPhone();
    await record(given(hoursLater(0), { phone }));
    expect(outboxMessages()).toEqual([]);
    expect(told.asked).toEqual([]);
    expect(openRequestOf(await consents.read('introductions', phone))).toBeUndefined();
  });

  test('CO-7 HELP is answered from the number that was texted, with brand and contact, also after STOP', async () => {
    const phone = aPhone();
    await record(texted('STOP', hoursLater(0), { phone }));
    told.created.clear();
    const text = { from: phone, to: alertNumber, body: 'HELP', carrierId: `in-${phone}`, at: hoursLater(1) };
    await receiveText(text, { ...receiveTextDeps(table, () => NOW), outbox: dependencies().outbox });
    expect(outboxMessages()).toMatchObject([
      { needs: 'nothing', to: phone, from: alertNumber, program: 'lead-alerts' },
    ]);
    for (const part of ['Dibs', 'help@dibs.example', 'STOP'])
      expect(outboxMessages()[0]?.body).toContain(part);
    told.created.clear();
    await receiveText(
      { ...text, carrierId: 'in-talk', body: 'Hello' },
      { ...receiveTextDeps(table, () => NOW), outbox: dependencies().outbox },
    );
    expect(outboxMessages()).toEqual([]);
  });
});

describe('a consent request that late words end and begin again', () => {
  /** Told of last, in turn: STOP before the enrollment, which then never counted; START after it, which takes that back. */
  const late = (phone: string) => ({
    stop: texted('STOP', hoursLater(-3), { phone }),
    start: texted('START', hoursLater(-2), { phone }),
  });
  /** What is recorded, and what follows from it for the consent request, twice. */
  const recordFor = (consentRequestId: string, event: LedgerEvent) =>
    dispatched(keys.consentRequest(consentRequestId), () => record(event));
  const questions = (phone: string) =>
    outboxMessages().filter(({ to, purpose }) => to === phone && purpose.kind === 'consent-request');
  const revisionOf = async (phone: string) =>
    (await consents.readRequest({ program: 'lead-alerts', phone, consentRequestId: '' })).revision;

  test('CO-3 CO-14 another workflow waits for the same question, under a name that is not taken', async () => {
    const { phone, owner, consentRequestId } = await asked();
    const { stop, start } = late(phone);
    await recordFor(consentRequestId, stop);
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ isOver: true });
    await recordFor(consentRequestId, start);
    expect(await consents.read('lead-alerts', phone, owner)).toMatchObject({
      status: 'pending',
      openRequest: { consentRequestId },
    });
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ isOver: false });
    expect(new Set(told.asked)).toEqual(
      new Set([consentRequestId, `${consentRequestId}-${await revisionOf(phone)}`]),
    );
    expect(questions(phone)).toHaveLength(1);
  });

  test('CO-14 told late, that it had ended ends it no more', async () => {
    const { phone, consentRequestId } = await asked();
    const { stop, start } = late(phone);
    const key = keys.consent('lead-alerts', phone);
    const before = await table.get(key);
    await record(stop);
    const ended = { before, after: await table.get(key) };
    await record(start);
    await dispatch(ended, dependencies());
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ isOver: false });
  });

  test('CO-3 CO-14 a beginning that another has followed starts nothing: the later one does', async () => {
    const { phone, consentRequestId } = await asked();
    const after = await table.get(keys.consentRequest(consentRequestId));
    const { stop, start } = late(phone);
    for (const event of [stop, start]) await recordFor(consentRequestId, event);
    told.asked.length = 0;
    await dispatch({ before: undefined, after }, dependencies());
    expect(told.asked).toEqual([]);
  });

  test.each(['before', 'after'])(
    'CO-1 CO-3 a question that was refused while it had ended is asked anew, once: refused %s it began again',
    async (order) => {
      const { phone, consentRequestId, question } = await asked();
      const { stop, start } = late(phone);
      const refuse = () =>
        dispatched(keys.consentRequest(consentRequestId), () =>
          moves(question.outboxId, () => outbox.refuse(question.outboxId, 'stale', new Date(hoursLater(1)))),
        );
      await recordFor(consentRequestId, stop);
      if (order === 'before') await refuse();
      await recordFor(consentRequestId, start);
      if (order === 'after') await refuse();
      expect((await consentRequests.read(consentRequestId)).sentAt).toBeUndefined();
      const [, again, ...more] = questions(phone);
      expect(more).toEqual([]);
      expect(again).toMatchObject({
        body: question.body,
        purpose: { kind: 'consent-request', consentRequestId, number: 2 },
      });
      if (again?.channel !== 'text') throw new Error('Nothing was asked');
      await accept(again, hoursLater(2));
      expect(await consentRequests.read(consentRequestId)).toMatchObject({ sentAt: hoursLater(2) });
    },
  );

  test('CO-3 a question that was refused once it had ended for good is not asked anew', async () => {
    const { phone, consentRequestId, question } = await asked();
    await recordFor(consentRequestId, texted('STOP', hoursLater(1), { phone }));
    await dispatched(keys.consentRequest(consentRequestId), () =>
      moves(question.outboxId, () => outbox.refuse(question.outboxId, 'opted-out', new Date(hoursLater(2)))),
    );
    expect(questions(phone)).toHaveLength(1);
  });

  test('CO-3 a question that can’t be sent at all counts from its refusal: the consent request comes to its end', async () => {
    const { consentRequestId, question } = await asked();
    await moves(question.outboxId, () =>
      outbox.refuse(question.outboxId, 'country-not-served', new Date(hoursLater(1))),
    );
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ sentAt: hoursLater(1) });
  });

  test('CO-3 reminders that were left out are not sent with the next one', async () => {
    const { phone, consentRequestId, question } = await asked();
    const { stop, start } = late(phone);
    await accept(question, hoursLater(0));
    await recordFor(consentRequestId, stop);
    const later = new Date(hoursLater(7));
    await dispatched(keys.consent('lead-alerts', phone), () => consents.record(start), later);
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ isOver: false, leftOut: 1 });
    told.created.clear();
    await dispatched(
      keys.consentRequest(consentRequestId),
      () => consentRequests.noteReminders(consentRequestId, 2),
      later,
    );
    await dispatch(
      { before: undefined, after: await table.get(keys.consentRequest(consentRequestId)) },
      dependencies(later),
    );
    const emails = outboxMessages().filter(({ channel }) => channel === 'email');
    expect(emails).toMatchObject([{ subject: expect.stringMatching(/^Last/) }]);
  });
});

describe('reactions to a consent request', () => {
  test('CO-3 CO-13 accepted, its hours count from the send call and the ledger has its exact words', async () => {
    const { phone, consentRequestId, question } = await asked();
    await accept(question, hoursLater(1));
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ sentAt: hoursLater(1) });
    const ledger = await consents.readLedger(phone);
    expect(ledger.filter(({ act }) => act === 'consent-request-sent')).toMatchObject([
      {
        at: hoursLater(1),
        consentRequestId,
        words: question.body,
        from: alertNumber,
        outboxId: question.outboxId,
        carrierId: 'carrier-1',
      },
    ]);
    await moves(question.outboxId, () =>
      outbox.applyReceipt({ outboxId: question.outboxId, status: 'delivered', at: hoursLater(2) }),
    );
    expect(await consents.readLedger(phone)).toEqual(ledger);
  });

  test('CO-3 a try that the carrier did not take does not start the hours', async () => {
    const { consentRequestId, question } = await asked();
    await moves(question.outboxId, () => outbox.claimForSending(question, 0, new Date(hoursLater(1))));
    await moves(question.outboxId, () => outbox.requeue(question, 1));
    expect((await consentRequests.read(consentRequestId)).sentAt).toBeUndefined();
    await moves(question.outboxId, () => outbox.claimForSending(question, 1, new Date(hoursLater(9))));
    await moves(question.outboxId, () =>
      outbox.applyReceipt({ outboxId: question.outboxId, status: 'accepted', at: hoursLater(9) }),
    );
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ sentAt: hoursLater(9) });
  });

  test('CO-3 a consent request without an answer of the carrier counts from its send call', async () => {
    const { consentRequestId, question } = await asked();
    await moves(question.outboxId, () => outbox.claimForSending(question, 0, new Date(hoursLater(1))));
    await moves(question.outboxId, () =>
      outbox.applyReceipt({ outboxId: question.outboxId, status: 'unconfirmed', at: hoursLater(2) }),
    );
    expect(await consentRequests.read(consentRequestId)).toMatchObject({ sentAt: hoursLater(1) });
  });

  test('CO-3 the receipt moves the hours', async () => {
    const { consentRequestId, question } = await asked();
    await accept(question, hoursLater(1));
    await moves(question.outboxId, () => outbox.recordHandover(question.outboxId, hoursLater(5)));
    expect(await consentRequests.read(consentRequestId)).toMatchObject({
      sentAt: hoursLater(1),
      receivedAt: hoursLater(5),
    });
  });

  test('CO-3 reminders are emails to the agent, one each, the second as the last', async () => {
    const { consentRequestId } = await asked();
    told.created.clear();
    await dispatched(keys.consentRequest(consentRequestId), () =>
      consentRequests.noteReminders(consentRequestId, 1),
    );
    expect(outboxMessages()).toMatchObject([
      { channel: 'email', to: 'ada@team.example', subject: expect.stringMatching(/^Reply/) },
    ]);
    await dispatched(keys.consentRequest(consentRequestId), () =>
      consentRequests.noteReminders(consentRequestId, 2),
    );
    expect(outboxMessages().map((send) => 'subject' in send && send.subject.split(' ')[0])).toEqual([
      'Reply',
      'Last',
    ]);
  });
});

describe('reactions to an alert', () => {
  const anAlert = async (append?: string) => {
    const { phone, question } = await asked();
    await record(texted('YES', hoursLater(1), { phone }));
    const purpose = {
      kind: 'notification',
      notification: 'referral-claimed',
      referralId: 'ref_1',
      agentId: 'ada',
    } as const;
    const alert: TextContent = {
      ...question,
      outboxId: `out_alert${phone}`,
      needs: 'on',
      body: 'Alert',
      purpose,
    };
    await outbox.create(alert);
    await accept(alert, hoursLater(2), append);
    return { phone, alert };
  };

  test('CO-10 with the notice counts from when the phone’s carrier had it', async () => {
    const { phone, alert } = await anAlert('\nReply STOP to unsubscribe.');
    expect(await optOutNotices.read('lead-alerts', phone)).toBeUndefined();
    await moves(alert.outboxId, () => outbox.recordHandover(alert.outboxId, hoursLater(3)));
    expect(await optOutNotices.read('lead-alerts', phone)).toEqual({ acceptedAt: hoursLater(3) });
  });

  test('CO-10 without it, when it was due, is remembered', async () => {
    const { phone, alert } = await anAlert();
    expect(await optOutNotices.read('lead-alerts', phone)).toEqual({ textedWithoutAt: hoursLater(2) });
    await moves(alert.outboxId, () => outbox.recordHandover(alert.outboxId, hoursLater(3)));
    expect(await optOutNotices.read('lead-alerts', phone)).toEqual({ textedWithoutAt: hoursLater(2) });
  });
});
