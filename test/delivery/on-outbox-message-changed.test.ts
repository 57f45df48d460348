// Reactions to messages, their sends and the consent of a new referral.
import { describe, expect, test } from '@jest/globals';
import type { OutboxContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import {
  anAttempt,
  anOpenRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../claiming/support/referrals.ts';
import {
  aReadyTeam,
  created,
  dependencies,
  dispatched,
  offerOf,
  outbox,
  outboxMessages,
  races,
  referrals,
  stores,
  table,
  told,
} from '../stream/support/dependencies.ts';

describe('a message and its outbox message', () => {
  let clients = 0;
  async function texted() {
    clients += 1;
    const phone = `+1202555${7400 + clients}`;
    const race = await created({}, { client: { ...client, phone } });
    await races.claim(anAttempt(race));
    const message = {
      referralId: race.referralId,
      messageId: 'msg_1',
      direction: 'outbound',
      agentId: 'ada',
    } as const;
    const words = {
      body: 'Hi',
      at: NOW.toISOString(),
      delivery: 'queued',
      encoding: 'GSM-7',
      segments: 1,
    } as const;
    const key = keys.message(race.referralId, words.at, 'msg_1');
    await dispatched(key, () => stores.conversations.add({ ...message, ...words }, race.teamId));
    const [send] = outboxMessages();
    if (send === undefined) throw new Error('nothing was sent');
    return { race, send, phone };
  }

  test('an agent’s message becomes one text to the client, in the zones of the client’s state', async () => {
    const { send, phone } = await texted();
    expect(told.created.size).toBe(1);
    expect(send).toMatchObject({
      channel: 'text',
      program: 'introductions',
      to: phone,
      body: 'Hi',
      zones: ['America/Los_Angeles'],
    });
  });

  test('a new send is handed to its channel’s queue by its id', async () => {
    const { send } = await texted();
    const after = await table.get(keys.outbox(send.outboxId));
    await dispatch({ before: undefined, after }, dependencies());
    expect(told.queued).toEqual([`text ${send.outboxId}`]);
  });

  test('TX-10 what becomes of its outbox message is shown on its message', async () => {
    const { race, send } = await texted();
    const stateShown = async () =>
      (await stores.conversations.list(race.referralId, undefined)).messages.map(({ delivery }) => delivery);
    await dispatched(keys.outbox(send.outboxId), () => outbox.refuse(send.outboxId, 'opted-out', NOW));
    expect(await stateShown()).toEqual(['refused']);
    expect(told.queued).toEqual([]);
  });

  test('TX-10 CP-9 a text that is held once more says until when; of the looks of a pause nobody is told', async () => {
    const { race, send } = await texted();
    const heldUntil = async () =>
      (await stores.conversations.list(race.referralId, undefined)).messages.map((message) =>
        message.direction === 'outbound' ? message.heldUntil : undefined,
      );
    const holds = (reason: string, minutes: number) =>
      dispatched(keys.outbox(send.outboxId), () => outbox.hold(send.outboxId, reason, minutesLater(minutes)));
    await holds('quiet-hours', 60);
    await holds('automated-cap', 120);
    expect(await heldUntil()).toEqual([minutesLater(120).toISOString()]);
    await holds('bulk-paused', 180);
    expect(await heldUntil()).toEqual([minutesLater(120).toISOString()]);
  });

  test('TX-10 a text that fails and is delivered after all is an event each, the same however often it is told', async () => {
    const { race, send } = await texted();
    const key = keys.outbox(send.outboxId);
    await outbox.claimForSending(unasked(send), 0, NOW);
    await dispatched(key, settle(send.outboxId, 'failed', 'unreachable'));
    await dispatched(key, settle(send.outboxId, 'delivered'));
    const { referralId, teamId } = race;
    const about = { referralId, teamId, at: NOW.toISOString(), agentId: 'ada', messageId: 'msg_1' };
    const failed = { type: 'TextFailed', detail: { ...about, reason: 'unreachable' } };
    const delivered = { type: 'TextDelivered', detail: about };
    expect(told.published).toMatchObject([failed, failed, delivered, delivered]);
    const ids = told.published.map(({ detail }) => detail.eventId);
    expect(ids).toEqual([ids[0], ids[0], ids[2], ids[2]]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  test('TX-10 a text that is never sent is an event with the reason', async () => {
    const { send } = await texted();
    await dispatched(keys.outbox(send.outboxId), () => outbox.refuse(send.outboxId, 'opted-out', NOW));
    const refused = { type: 'TextFailed', detail: { reason: 'opted-out' } };
    expect(told.published).toMatchObject([refused, refused]);
  });

  test('TX-10 a text that its carrier took, or never told of, is no event', async () => {
    const { send } = await texted();
    const key = keys.outbox(send.outboxId);
    await outbox.claimForSending(unasked(send), 0, NOW);
    for (const status of ['unconfirmed', 'accepted'] as const)
      await dispatched(key, () =>
        outbox.applyReceipt({ outboxId: send.outboxId, status, at: NOW.toISOString() }),
      );
    expect(told.published).toEqual([]);
  });

  const settle = (outboxId: string, state: 'failed' | 'delivered', reason?: string) => () =>
    outbox.applyReceipt({ outboxId, status: state, at: NOW.toISOString(), ...(reason && { reason }) });
  /** To be claimed for sending without a look at consent. */
  const unasked = (send: OutboxContent): OutboxContent =>
    send.channel === 'text' ? { ...send, needs: 'nothing' } : send;
  const textsFail = async ({ referralId }: { referralId: string }) =>
    (await races.read(referralId))?.textsFail?.reason;

  test.each(['blocked', 'carrier-blocked', 'unreachable', 'invalid', 'protect-blocked', 'landline'])(
    'CL-12 a text that failed for good, %s: no text reaches the client; one that does after all takes that back',
    async (reason) => {
      const { race, send } = await texted();
      const key = keys.outbox(send.outboxId);
      await outbox.claimForSending(unasked(send), 0, NOW);
      await dispatched(key, settle(send.outboxId, 'failed', reason));
      expect(await textsFail(race)).toBe(reason);
      await dispatched(key, settle(send.outboxId, 'delivered'));
      expect(await textsFail(race)).toBeUndefined();
    },
  );

  test.each(['opted-out-at-carrier', 'country-not-served'])(
    'CL-12 a text that the carrier refused for good, %s, reaches nobody either',
    async (reason) => {
      const { race, send } = await texted();
      await dispatched(keys.outbox(send.outboxId), () => outbox.refuse(send.outboxId, reason, NOW));
      expect(await textsFail(race)).toBe(reason);
    },
  );

  test.each(['carrier-unreachable', 'ttl-expired', 'spam', 'invalid-message'])(
    'CL-12 a text that failed for now, or for its words, %s, says nothing of the next one',
    async (reason) => {
      const { race, send } = await texted();
      await dispatched(keys.outbox(send.outboxId), settle(send.outboxId, 'failed', reason));
      expect(await textsFail(race)).toBeUndefined();
    },
  );

  test('CL-12 a text that failed before one that reached the client, told late, cuts nobody off', async () => {
    const { race, send } = await texted();
    const later = { ...race, messageId: 'msg_2', agentId: 'ada', at: minutesLater(1).toISOString() };
    const words = { body: 'Hi again', encoding: 'GSM-7', segments: 1 } as const;
    await stores.conversations.add(
      {
        ...words,
        referralId: later.referralId,
        messageId: later.messageId,
        agentId: later.agentId,
        at: later.at,
        direction: 'outbound',
        delivery: 'queued',
      },
      race.teamId,
    );
    await stores.conversations.markDelivery(later, 'delivered', minutesLater(1));
    await dispatched(keys.outbox(send.outboxId), settle(send.outboxId, 'failed', 'unreachable'));
    expect(await textsFail(race)).toBeUndefined();
  });

  test('CO-13 a new referral’s consent goes into the ledger once; one without leaves none', async () => {
    const phone = '+12025557301';
    const textConsent = { at: '2026-03-02T10:00:00-05:00', source: 'web form', words: 'I agree to texts' };
    for (const details of [
      { client: { ...client, phone, textConsent } },
      { client: { ...client, phone: '+12025557302' } },
    ]) {
      const race = anOpenRace({ teamId: await aReadyTeam() });
      await dispatched(keys.details(race.referralId), () =>
        referrals.create(race, someDetails(race, details)),
      );
    }
    expect(await stores.consents.read('introductions', phone)).toMatchObject({
      status: 'on',
      since: '2026-03-02T15:00:00.000Z',
    });
    expect(await stores.consents.read('introductions', '+12025557302')).toBeUndefined();
    const ledger = await table.query({ pk: keys.ledgerEvent(phone, '', '').pk });
    expect(ledger.items).toMatchObject([{ words: 'I agree to texts', source: 'web form' }]);
  });

  test.each([
    ['accepted, then delivered', ['accepted', 'delivered'], minutesLater(1)],
    ['delivered before it was known to be accepted', ['delivered', 'accepted'], minutesLater(2)],
  ] as const)(
    'RT-9 an offer’s notice that is %s marks when its agent was notified',
    async (_order, statuses, notifiedAt) => {
      const race = await created();
      await dispatched(keys.offer(race.referralId, 'ada'), () =>
        stores.offers.open({ ...race, createdAt: NOW.toISOString() }, ['ada'], NOW),
      );
      const [email] = outboxMessages();
      if (email === undefined) throw new Error('nothing was sent');
      await outbox.claimForSending(email, 0, NOW);
      const times = { accepted: minutesLater(1), delivered: minutesLater(2) };
      for (const status of statuses) {
        const receipt = { outboxId: email.outboxId, status, at: times[status].toISOString() };
        await dispatched(keys.outbox(email.outboxId), () => outbox.applyReceipt(receipt));
      }
      expect(await offerOf(race, 'ada')).toMatchObject({ notifiedAt: notifiedAt.toISOString() });
    },
  );

  test('a removed item, and one that nothing follows from, are passed over', async () => {
    await dispatch({ before: { type: 'race' }, after: undefined }, dependencies());
    await dispatch({ before: undefined, after: { type: 'workflow' } }, dependencies());
    expect(told).toMatchObject({ published: [], queued: [], started: [] });
  });
});
