// What follows from each change, on a real table; every change told twice, as the stream may tell it.
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { BusEvent } from '../../lambdas/claiming/bus-events.ts';
import { offerStore } from '../../lambdas/claiming/offer-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { Details, OpenRace } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { workflowStore } from '../../lambdas/claiming/workflow-store.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { SendContent } from '../../lambdas/delivery/send.ts';
import { sendStore } from '../../lambdas/delivery/send-store.ts';
import type { Cloud } from '../../lambdas/following/cloud.ts';
import { follow } from '../../lambdas/following/follow.ts';
import { readingOnce } from '../../lambdas/following/reading-once.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { type Key, keys } from '../../lambdas/platform/keys.ts';
import { routingStore } from '../../lambdas/routing/routing-store.ts';
import { conversationStore } from '../../lambdas/texting/conversation-store.ts';
import {
  anAttempt,
  anId,
  anOpenRace,
  client,
  minutesLater,
  NOW,
  someDetails,
} from '../claiming/referrals.ts';
import { engineTable } from '../engine.ts';
import { anAgent, aTeam } from '../routing/teams.ts';

const table = await engineTable();
const routing = routingStore(table);
const referrals = referralStore(table);
const races = raceStore(table);
const stores = {
  races,
  offers: offerStore(table),
  workflows: workflowStore(table),
  consents: consentStore(table),
  conversations: conversationStore(table),
};
const sends = sendStore(table);

/** What the followers did outside the table, and which sends they put into the outbox. */
let told: {
  published: BusEvent[];
  started: string[];
  woken: string[];
  queued: string[];
  created: Map<string, SendContent>;
};
beforeEach(() => {
  told = { published: [], started: [], woken: [], queued: [], created: new Map() };
});

const cloud = (): Cloud => ({
  ...stores,
  ...readingOnce(routing, referrals),
  sends: {
    ...sends,
    create: async (send) => {
      told.created.set(send.sendId, send);
      return sends.create(send);
    },
  },
  startOfferReferral: async (referralId) => void told.started.push(referralId),
  wakeWith: async (token, outcome) => void told.woken.push(`${token} ${outcome}`),
  publish: async (event) => void told.published.push(event),
  queue: async (channel, sendId) => void told.queued.push(`${channel} ${sendId}`),
  derivedId,
  linkTo: (referralId) => `https://portal.dibs.example/referrals/${referralId}`,
  brand: 'Dibs',
  now: () => NOW,
});

/** Does something to one item and follows the change, twice. */
async function followed<T>(key: Key, act: () => Promise<T>): Promise<T> {
  const before = await table.get(key);
  const result = await act();
  const after = await table.get(key);
  for (let times = 0; times < 2; times += 1) await follow({ before, after }, cloud());
  return result;
}

async function aReadyTeam() {
  const teamId = anId('team');
  await routing.saveTeam(aTeam({ teamId }));
  for (const name of ['ada', 'ben', 'lena']) {
    const { devices, ...agent } = anAgent(name, { teamId });
    await routing.saveAgent(agent);
  }
  return teamId;
}

/** A referral that is in the table, nothing of it followed yet. */
async function created(race: Partial<OpenRace> = {}, details: Partial<Details> = {}) {
  const open = anOpenRace({ teamId: await aReadyTeam(), ...race });
  await referrals.create(open, someDetails(open, details));
  return open;
}

const offerOf = (race: OpenRace, agentId: string) => table.get(keys.offer(race.referralId, agentId));
const outbox = () => [...told.created.values()];
/** Who was told what by which channel, in words that compare. */
const notices = () =>
  outbox()
    .map((send) =>
      send.purpose.kind === 'notice' ? `${send.purpose.notice} ${send.purpose.agentId} ${send.channel}` : '',
    )
    .toSorted();
const eventTypes = () =>
  [...new Set(told.published.map(({ type, detail }) => `${type} ${detail.eventId}`))].map(
    (each) => each.split(' ')[0],
  );

describe('following a race', () => {
  test('CL-11 a new referral starts its workflow and is an event', async () => {
    const race = anOpenRace({ teamId: await aReadyTeam() });
    await followed(keys.race(race.referralId), () => referrals.create(race, someDetails(race)));
    expect(new Set(told.started)).toEqual(new Set([race.referralId]));
    expect(eventTypes()).toEqual(['ReferralOffered']);
  });

  test('CL-4 a claim tells every other offered agent who has not declined, once, and not the winner', async () => {
    const race = await created();
    await races.decline(race.referralId, 'lena');
    await followed(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(notices()).toEqual(['referral-claimed ben email']);
    expect(outbox()[0]).toMatchObject({ body: expect.stringContaining('ada Example has claimed') });
    expect(eventTypes()).toEqual(['ReferralClaimed']);
  });

  test('CL-3 a claim ends the offers: claimed for the winner, missed for the others', async () => {
    const race = await created();
    await followed(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(await offerOf(race, 'ada')).toMatchObject({ outcome: 'claimed', outcomeAt: NOW.toISOString() });
    expect(await offerOf(race, 'ben')).toMatchObject({ outcome: 'missed' });
  });

  test('a claim wakes the workflow that waits, with what it came to', async () => {
    const race = await created();
    await stores.workflows.awaitOutcome(race.referralId, 'token-1');
    await followed(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(new Set(told.woken)).toEqual(new Set(['token-1 claimed']));
  });

  test('TX-2 TX-8 the text that claimed goes into the conversation once, with the agent’s name and the brand', async () => {
    const race = await created();
    const attempt = anAttempt(race, { by: 'text', text: 'Hi Clara', actId: 'msg_1' });
    await followed(keys.race(race.referralId), () => races.claim(attempt));
    const { messages } = await stores.conversations.list(race.referralId, undefined);
    expect(messages).toMatchObject([
      { messageId: 'msg_1', body: 'ada Example, Dibs: Hi Clara', at: NOW.toISOString() },
    ]);
  });

  test('CL-5 a decline is an event and ends one offer; nobody is told', async () => {
    const race = await created();
    await followed(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'));
    expect(eventTypes()).toEqual(['ReferralDeclined']);
    expect(notices()).toEqual([]);
    expect(await offerOf(race, 'ada')).toMatchObject({ outcome: 'declined' });
    expect(await offerOf(race, 'ben')).toBeUndefined();
    expect(await races.read(race.referralId)).toMatchObject({ status: 'offered', offered: race.offered });
  });

  test('CL-8 when all declined and the lead was not among them, the lead is offered it', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    await followed(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'));
    expect(await races.read(race.referralId)).toMatchObject({ offered: ['ada', 'ben'] });
    await followed(keys.race(race.referralId), () => races.decline(race.referralId, 'ben'));
    expect(await races.read(race.referralId)).toMatchObject({
      status: 'offered',
      offered: ['ada', 'ben', 'lena'],
    });
  });

  test('CL-8 the lead who is added gets an offer of their own', async () => {
    const race = await created({ offered: ['ada'] });
    await followed(keys.race(race.referralId), () => races.offerToLead(race.referralId, 'lena'));
    expect(await offerOf(race, 'lena')).toMatchObject({ agentId: 'lena', offeredAt: NOW.toISOString() });
    expect(told.published[0]?.detail).toMatchObject({ agentIds: ['lena'] });
  });

  test('CL-6 the lead’s decline tells the others and wakes the workflow', async () => {
    const race = await created();
    await stores.workflows.awaitOutcome(race.referralId, 'token-1');
    await followed(keys.race(race.referralId), () =>
      races.giveBack(race.referralId, 'declined-by-lead', NOW),
    );
    expect(notices()).toEqual(['referral-returned ada email', 'referral-returned ben email']);
    expect(new Set(told.woken)).toEqual(new Set(['token-1 returned']));
    expect(await offerOf(race, 'ada')).toMatchObject({ outcome: 'withdrawn' });
  });

  test('CL-7 time that ran out is an event; nobody is told', async () => {
    const race = await created();
    await followed(keys.race(race.referralId), () => races.giveBack(race.referralId, 'expired', NOW));
    expect(eventTypes()).toEqual(['ReferralReturned']);
    expect(notices()).toEqual([]);
  });

  test('CL-10 a hand-over tells the new owner alone, with the link; each hand-over anew', async () => {
    const race = await created();
    await races.claim(anAttempt(race));
    const details = someDetails(race);
    const hand = (from: string, to: string, actId: string) =>
      followed(keys.race(race.referralId), () =>
        referrals.reassign({ race, details }, { from, to, actId, at: NOW }),
      );
    await hand('ada', 'ben', 'evt_1');
    expect(notices()).toEqual(['referral-assigned ben email']);
    expect(outbox()[0]).toMatchObject({ body: expect.stringContaining(`/referrals/${race.referralId}`) });
    await hand('ben', 'ada', 'evt_2');
    await hand('ada', 'ben', 'evt_3');
    expect(notices()).toEqual([
      'referral-assigned ada email',
      'referral-assigned ben email',
      'referral-assigned ben email',
    ]);
    expect(eventTypes()).toEqual(Array(3).fill('ReferralReassigned'));
  });
});

describe('following an offer', () => {
  const opened = (race: OpenRace, agentId: string) =>
    followed(keys.offer(race.referralId, agentId), () =>
      stores.offers.open({ ...race, createdAt: NOW.toISOString() }, [agentId], NOW),
    );

  test('CL-2 its agent is told by every channel that they have, each by a send of its own', async () => {
    const race = await created();
    const { devices, ...ada } = anAgent('ada', { teamId: race.teamId, phone: '+12065557001' });
    await routing.saveAgent(ada);
    const device = {
      platform: 'ios',
      endpoint: 'arn:aws:sns:us-east-1:000000000000:endpoint/APNS/dibs/1',
    } as const;
    await routing.saveDevice(race.teamId, 'ada', 'phone', device);
    await routing.saveDevice(race.teamId, 'ada', 'tablet', device);
    const alerts = { ...keys.consent('lead-alerts', '+12065557001'), status: 'on', since: NOW.toISOString() };
    await table.put(alerts);
    await opened(race, 'ada');
    const name = 'referral-offered ada';
    expect(notices()).toEqual([`${name} email`, `${name} push`, `${name} push`, `${name} text`]);
    for (const send of outbox()) expect(send.staleAt).toBe(race.offerUntil);
  });

  test.each(['pending', 'opted-out', undefined])(
    'CL-2 text alerts that are %s bring no text, and hold back no email',
    async (status) => {
      const race = await created();
      const phone = `+1206555${7100 + (status?.length ?? 0)}`;
      const { devices, ...ada } = anAgent('ada', { teamId: race.teamId, phone });
      await routing.saveAgent(ada);
      if (status !== undefined) {
        await table.put({
          ...keys.consent('lead-alerts', phone),
          status,
          since: NOW.toISOString(),
          reason: 'stop',
        });
      }
      await opened(race, 'ada');
      expect(notices()).toEqual(['referral-offered ada email']);
    },
  );

  test('CL-9 nothing that is sent to an agent carries the client', async () => {
    const race = await created();
    await opened(race, 'ada');
    await followed(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(told.created.size).toBe(3);
    for (const secret of Object.values(client)) expect(JSON.stringify(outbox())).not.toContain(secret);
  });

  test('an offer that is opened when a teammate has it, or its agent has declined, tells nobody', async () => {
    const race = await created();
    await races.decline(race.referralId, 'lena');
    await opened(race, 'lena');
    await races.claim(anAttempt(race));
    await opened(race, 'ben');
    expect(notices()).toEqual([]);
    expect(await offerOf(race, 'ben')).toMatchObject({ offeredAt: NOW.toISOString() });
  });

  test('an agent who is gone is passed over', async () => {
    const race = await created({ offered: ['gone'] });
    await opened(race, 'gone');
    expect(notices()).toEqual([]);
  });
});

describe('following a message and its send', () => {
  async function texted() {
    const race = await created();
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
    await followed(key, () => stores.conversations.add({ ...message, ...words }));
    const [send] = outbox();
    if (send === undefined) throw new Error('nothing was sent');
    return { race, send };
  }

  test('an agent’s message becomes one text to the client, in the zones of the client’s state', async () => {
    const { send } = await texted();
    expect(told.created.size).toBe(1);
    expect(send).toMatchObject({
      channel: 'text',
      programme: 'introductions',
      to: client.phone,
      body: 'Hi',
      zones: ['America/Los_Angeles'],
    });
  });

  test('a new send is handed to its channel’s queue by its id', async () => {
    const { send } = await texted();
    const after = await table.get(keys.send(send.sendId));
    await follow({ before: undefined, after }, cloud());
    expect(told.queued).toEqual([`text ${send.sendId}`]);
  });

  test('TX-10 what becomes of the send is shown on its message', async () => {
    const { race, send } = await texted();
    const stateShown = async () =>
      (await stores.conversations.list(race.referralId, undefined)).messages.map(({ delivery }) => delivery);
    await followed(keys.send(send.sendId), () => sends.refuse(send.sendId, 'opted-out', NOW));
    expect(await stateShown()).toEqual(['refused']);
    expect(told.queued).toEqual([]);
  });

  test('CO-13 a new referral’s consent goes into the ledger once; one without leaves none', async () => {
    const phone = '+12025557301';
    const textConsent = { at: '2026-03-02T10:00:00-05:00', source: 'web form', words: 'I agree to texts' };
    for (const details of [
      { client: { ...client, phone, textConsent } },
      { client: { ...client, phone: '+12025557302' } },
    ]) {
      const race = anOpenRace({ teamId: await aReadyTeam() });
      await followed(keys.details(race.referralId), () => referrals.create(race, someDetails(race, details)));
    }
    expect(await stores.consents.read('introductions', phone)).toEqual({
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
      await followed(keys.offer(race.referralId, 'ada'), () =>
        stores.offers.open({ ...race, createdAt: NOW.toISOString() }, ['ada'], NOW),
      );
      const [email] = outbox();
      if (email === undefined) throw new Error('nothing was sent');
      await sends.begin(email, 0, NOW);
      const times = { accepted: minutesLater(1), delivered: minutesLater(2) };
      for (const status of statuses) {
        const receipt = { sendId: email.sendId, status, at: times[status].toISOString() };
        await followed(keys.send(email.sendId), () => sends.settle(receipt));
      }
      expect(await offerOf(race, 'ada')).toMatchObject({ notifiedAt: notifiedAt.toISOString() });
    },
  );

  test('a removed item, and one that nothing follows from, are passed over', async () => {
    await follow({ before: { type: 'race' }, after: undefined }, cloud());
    await follow({ before: undefined, after: { type: 'workflow' } }, cloud());
    expect(told).toMatchObject({ published: [], queued: [], started: [] });
  });
});
