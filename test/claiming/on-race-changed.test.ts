// Reactions to the decisions about a referral.
import { describe, expect, test } from '@jest/globals';
import type { OpenRace, OptOut } from '../../lambdas/claiming/referral.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import { anAgent } from '../people/support/teams.ts';
import {
  aReadyTeam,
  created,
  dependencies,
  dispatched,
  eventTypes,
  notifications,
  offerOf,
  outboxMessages,
  people,
  races,
  referrals,
  stores,
  table,
  told,
} from '../stream/support/dependencies.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from './support/referrals.ts';

/** How the offers ended that had no end of their own. */
const endOf = async ({ referralId, round }: OpenRace) =>
  (await table.get(keys.workflow(referralId, round)))?.ended;

describe('reactions to a race', () => {
  test('CL-11 a new referral starts its workflow and is an event', async () => {
    const race = anOpenRace({ teamId: await aReadyTeam() });
    await dispatched(keys.race(race.referralId), () => referrals.create(race, someDetails(race)));
    expect(new Set(told.started)).toEqual(new Set([race.referralId]));
    expect(eventTypes()).toEqual(['ReferralOffered']);
  });

  test('CL-4 a claim tells every other offered agent who has not declined, once, and not the winner', async () => {
    const race = await created();
    await races.decline(race.referralId, 'lena');
    const text = anAttempt(race, { by: 'text', text: 'Hi Clara' });
    await dispatched(keys.race(race.referralId), () => races.claim(text));
    expect(notifications()).toEqual(['referral-claimed ben email']);
    expect(outboxMessages()[0]).toMatchObject({ body: expect.stringContaining('ada Example has claimed') });
    expect(eventTypes()).toEqual(['ReferralClaimed']);
  });

  /** One who has declined, one who has not and the lead, each with a browser. */
  async function withBrowsers(race: OpenRace, ...agentIds: string[]) {
    for (const agentId of agentIds) {
      const keys = { p256dh: 'point', auth: 'secret' };
      const registeredAt = NOW.toISOString();
      const device = {
        deviceId: 'laptop',
        platform: 'web',
        endpoint: `https://push.example/${agentId}`,
      } as const;
      const saved = { device: { ...device, keys, registeredAt }, instead: [] };
      await people.saveDevice({ teamId: race.teamId, agentId }, saved, { devices: {} });
    }
  }
  const pushed = () =>
    outboxMessages().flatMap((message) =>
      message.channel === 'push' && message.purpose.kind === 'notification'
        ? [`${message.purpose.agentId}: ${message.body}`]
        : [],
    );

  test('LI-3 a claim takes the offer off the winner’s other devices, too, and names nobody on any', async () => {
    const race = await created();
    await withBrowsers(race, 'ada', 'ben');
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(pushed().toSorted()).toEqual(['ada: You have it.', 'ben: A teammate has claimed it.']);
    expect(JSON.stringify(outboxMessages().filter(({ channel }) => channel === 'push'))).not.toMatch(
      /Example|Clara/,
    );
  });

  test('LI-3 a decline takes the offer off the agent’s devices, and tells nobody else', async () => {
    const race = await created();
    await withBrowsers(race, 'ada', 'ben');
    await dispatched(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'));
    expect(notifications()).toEqual(['offer-over ada push']);
    expect(pushed()).toEqual(['ada: You declined it.']);
  });

  test('LI-3 the window’s end takes the offer off all devices, with no email and no text', async () => {
    const race = await created();
    await withBrowsers(race, 'ada', 'lena');
    const late = minutesLater(61);
    await dispatched(keys.race(race.referralId), () => races.expire(race.referralId, undefined, late));
    expect(notifications()).toEqual(['offer-over ada push', 'offer-over lena push']);
    expect(new Set(pushed())).toEqual(
      new Set(['ada: Nobody claimed it in time.', 'lena: Nobody claimed it in time.']),
    );
  });

  test('LI-3 the lead’s decline and who may not claim any more: each hears once how it ended', async () => {
    const race = await created();
    await withBrowsers(race, 'ada', 'lena');
    await dispatched(keys.race(race.referralId), () => races.withdrawOffer(race, 'ada'));
    expect(pushed()).toEqual(['ada: It is no longer open to you.']);
  });

  test('CL-3 a claim ends the offers: claimed for the winner, missed for the others', async () => {
    const race = await created();
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(await endOf(race)).toEqual({ at: NOW.toISOString(), winner: 'ada', others: 'missed' });
  });

  test('a claim completes the task that waits, with the outcome', async () => {
    const race = await created();
    await stores.outcomes.awaitOutcome(race.referralId, 'token-1');
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(new Set(told.completedOffers)).toEqual(new Set(['token-1 claimed']));
  });

  test('TX-2 TX-8 the text that claimed goes into the conversation once, with the agent’s name and the brand', async () => {
    const race = await created();
    const attempt = anAttempt(race, { by: 'text', text: 'Hi Clara', actId: 'msg_1' });
    await dispatched(keys.race(race.referralId), () => races.claim(attempt));
    const { messages } = await stores.conversations.list(race.referralId, undefined);
    expect(messages).toMatchObject([
      { messageId: 'msg_1', body: 'ada Example, Dibs: Hi Clara', at: NOW.toISOString() },
    ]);
  });

  test('CL-5 a decline is an event and ends one offer; nobody is told', async () => {
    const race = await created();
    await dispatched(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'));
    expect(eventTypes()).toEqual(['ReferralDeclined']);
    expect(notifications()).toEqual([]);
    expect(await offerOf(race, 'ada')).toMatchObject({ outcome: 'declined' });
    expect(await offerOf(race, 'ben')).toBeUndefined();
    expect(await races.read(race.referralId)).toMatchObject({ status: 'offered', offered: race.offered });
  });

  test('CL-8 when all declined and the lead was not among them, the lead is offered it', async () => {
    const race = await created({ offered: ['ada', 'ben'] });
    await dispatched(keys.race(race.referralId), () => races.decline(race.referralId, 'ada'));
    expect(await races.read(race.referralId)).toMatchObject({ offered: ['ada', 'ben'] });
    await dispatched(keys.race(race.referralId), () => races.decline(race.referralId, 'ben'));
    expect(await races.read(race.referralId)).toMatchObject({
      status: 'offered',
      offered: ['ada', 'ben', 'lena'],
    });
  });

  test('CL-8 the lead who is added gets an offer of their own', async () => {
    const race = await created({ offered: ['ada'] });
    await dispatched(keys.race(race.referralId), () => races.offerToLead(race.referralId, 'lena'));
    expect(await offerOf(race, 'lena')).toMatchObject({ agentId: 'lena', offeredAt: NOW.toISOString() });
    expect(told.published[0]?.detail).toMatchObject({ agentIds: ['lena'] });
  });

  test('CL-6 the lead’s decline tells the others and completes the workflow’s task', async () => {
    const race = await created();
    await stores.outcomes.awaitOutcome(race.referralId, 'token-1');
    await dispatched(keys.race(race.referralId), () =>
      races.returnToSource(race.referralId, 'declined-by-lead', NOW),
    );
    expect(notifications()).toEqual(['referral-returned ada email', 'referral-returned ben email']);
    expect(new Set(told.completedOffers)).toEqual(new Set(['token-1 returned']));
    expect(await endOf(race)).toMatchObject({ others: 'withdrawn' });
  });

  test('CL-7 time that ran out is an event; nobody is told', async () => {
    const race = await created();
    await dispatched(keys.race(race.referralId), () => races.returnToSource(race.referralId, 'expired', NOW));
    expect(eventTypes()).toEqual(['ReferralReturned']);
    expect(notifications()).toEqual([]);
  });

  test.each([
    ['ada', 'lena'],
    ['lena', 'ada'],
  ])(
    'CL-13 given back by %s: the source and %s are told, and the offers stay ended as they were',
    async (by, other) => {
      const race = await created();
      const { referralId, teamId } = race;
      await dispatched(keys.race(referralId), () => races.claim(anAttempt(race, { by: 'pin' })));
      told.created.clear();
      told.published.length = 0;
      await dispatched(keys.race(referralId), () =>
        races.giveBack(referralId, { teamId, agentId: by, leads: by === 'lena' }, 'Moves to Ohio', NOW),
      );
      expect(eventTypes().toSorted()).toEqual(['ReferralGivenBack', 'ReferralReturned']);
      expect(told.published.map(({ detail }) => detail)).toContainEqual(
        expect.objectContaining({ agentId: 'ada', by }),
      );
      expect(JSON.stringify(told.published)).not.toContain('Ohio');
      expect(notifications()).toEqual([`referral-given-back ${other} email`]);
      expect(JSON.stringify(outboxMessages())).not.toContain('Ohio');
      expect(await endOf(race)).toMatchObject({ winner: 'ada', others: 'missed' });
    },
  );

  test('CL-13 TX-12 what went back leaves its number with the client to others; offered again by then, it keeps it', async () => {
    const [back, again] = [await created(), await created()];
    const phone = someDetails(back).client.phone;
    const leaseOf = (race: { referralId: string }) =>
      stores.numberLeases.take(phone, race.referralId, stores.introductionNumbers, NOW);
    const [number = '', kept = ''] = [await leaseOf(back), await leaseOf(again)];
    await dispatched(keys.race(back.referralId), () => races.returnToSource(back.referralId, 'expired', NOW));
    expect(await stores.numberLeases.find(phone, number, NOW.toISOString())).toBeUndefined();
    await stores.numberLeases.end(phone, again.referralId, NOW.toISOString());
    expect(await stores.numberLeases.find(phone, kept, NOW.toISOString())).toBe(again.referralId);
  });

  test('CL-12 a number that came free goes to whoever of the client’s referrals goes without, and to as many as there are', async () => {
    const phone = '+12065592001';
    const about = { client: { name: 'Clara', phone } };
    const [back, ...others] = await Promise.all(
      Array.from({ length: 5 }, (_, place) => created(place > 2 ? { noNumberFree: true } : {}, about)),
    );
    if (back === undefined) throw new Error('There is none');
    const take = ({ referralId }: { referralId: string }) =>
      stores.numberLeases.take(phone, referralId, stores.introductionNumbers, NOW);
    for (const race of [back, ...others.slice(0, 2)]) await take(race);
    await dispatched(keys.race(back.referralId), () => races.returnToSource(back.referralId, 'expired', NOW));
    const now = await Promise.all(others.map(({ referralId }) => races.read(referralId)));
    expect(now.filter((race) => race?.noNumberFree)).toHaveLength(1);
    expect(await races.read(back.referralId)).toMatchObject({ status: 'returned', noNumberFree: true });
  });

  test('CL-12 one that goes without looks once more: a number may have come free in between', async () => {
    const race = await created({ noNumberFree: true }, { client: { name: 'Clara', phone: '+12065592002' } });
    const after = await table.get(keys.race(race.referralId));
    for (let times = 0; times < 2; times += 1) await dispatch({ before: undefined, after }, dependencies());
    expect(await races.read(race.referralId)).not.toHaveProperty('noNumberFree');
  });

  test.each<[string, OptOut, string[]]>([
    ['by their STOP', { how: 'stop' }, ['calls-only ada email']],
    ['marked by the lead', { how: 'marked', by: { teamId: '', agentId: 'lena' } }, ['calls-only ada email']],
    ['marked by the owner', { how: 'marked', by: { teamId: '', agentId: 'ada' } }, []],
  ])(
    'CL-12 who stops texts before a first reply, %s: the owner is told to call, at once and once',
    async (_how, optOut, expected) => {
      const race = await created();
      const by = optOut.by && { ...optOut.by, teamId: race.teamId };
      await races.claim(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
      await dispatched(keys.race(race.referralId), () =>
        races.noteConsent(race.referralId, { ...optOut, ...(by && { by }) }, 1),
      );
      expect(notifications()).toEqual(expected);
    },
  );

  test('CO-17 60 times STOP and START before a first reply: the owner is told once, and of the rest in one digest', async () => {
    const race = await created();
    const { referralId } = race;
    await races.claim(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
    await dispatched(keys.race(referralId), () => races.noteConsent(referralId, { how: 'stop' }, 1));
    for (let revision = 2; revision <= 60; revision += 1) {
      const optOut = revision % 2 === 1 ? ({ how: 'stop' } as const) : undefined;
      await dispatched(keys.race(referralId), () => races.noteConsent(referralId, optOut, revision));
    }
    expect(notifications()).toEqual(['calls-only ada email']);
    expect(new Set(told.digests.map(({ dueAt }) => dueAt))).toEqual(new Set([minutesLater(5).toISOString()]));
  });

  test('CL-12 when no text reaches a client who never answered one, the owner is told to call; when one does, that they may text', async () => {
    const race = await created();
    const { referralId } = race;
    await races.claim(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
    const fail = (minute: number) =>
      races.noteUnreached(referralId, 'invalid', minutesLater(minute).toISOString());
    await dispatched(keys.race(referralId), () => fail(0));
    await dispatched(keys.race(referralId), () => fail(1));
    expect(notifications()).toEqual(['calls-only ada email']);
    await dispatched(keys.race(referralId), () => races.noteReached(referralId), minutesLater(9));
    expect(notifications()).toEqual(['calls-only ada email', 'texts-again ada email']);
  });

  test('CL-12 a text that fails after a first reply, or before anyone has them, cuts nobody off', async () => {
    const [replied, open] = [await created(), await created()];
    await races.claim(anAttempt(replied, { by: 'text', text: 'Hi Clara' }));
    await races.noteReply(replied.referralId, NOW.toISOString());
    for (const { referralId } of [replied, open]) {
      await dispatched(keys.race(referralId), () =>
        races.noteUnreached(referralId, 'invalid', NOW.toISOString()),
      );
      expect(await races.read(referralId)).not.toHaveProperty('textsFail');
    }
    expect(notifications()).toEqual([]);
  });

  test('CL-12 who has replied, or has nobody yet, stops texts without a call for calls', async () => {
    const [replied, open] = [await created(), await created()];
    await races.claim(anAttempt(replied, { by: 'text', text: 'Hi Clara' }));
    await races.noteReply(replied.referralId, NOW.toISOString());
    for (const { referralId } of [replied, open]) {
      await dispatched(keys.race(referralId), () => races.noteConsent(referralId, { how: 'stop' }, 1));
    }
    expect(notifications()).toEqual([]);
  });

  describe('of a client whose other referral waits', () => {
    let clients = 0;
    async function aPair() {
      clients += 1;
      const about = { client: { name: 'Clara', phone: `+1206593${String(clients).padStart(4, '0')}` } };
      const first = await created({}, about);
      const waits = { for: first.referralId, offered: ['ben', 'ada'], minutes: 30 };
      const second = await created({ teamId: first.teamId, offered: [], waits }, about);
      return { first, second };
    }
    const decided = async (race: OpenRace, act: () => Promise<unknown>) => {
      await dispatched(keys.race(race.referralId), act);
    };

    test('CL-14 it goes to who claims the first, who is told that the client is back', async () => {
      const { first, second } = await aPair();
      expect(await races.claim(anAttempt(second))).toEqual({ kind: 'not-offered' });
      await decided(first, () => races.claim(anAttempt(first, { by: 'text', text: 'Hi Clara' })));
      const race = await races.read(second.referralId);
      expect(race).toMatchObject({
        status: 'claimed',
        offered: ['ada'],
        claim: { agentId: 'ada', by: 'returning' },
      });
      expect(race).not.toHaveProperty('waits');
      expect(await offerOf(second, 'ada')).toMatchObject({ inboxPk: 'AGENT#ada' });
      told.created.clear();
      told.published.length = 0;
      for (let times = 0; times < 2; times += 1) {
        const after = await table.get(keys.race(second.referralId));
        const { waits, ...before } = second;
        await dispatch({ before: { ...before, waits }, after }, dependencies());
      }
      expect(notifications()).toEqual(['client-returned ada email']);
      expect(eventTypes()).toEqual(['ReferralClaimed']);
      expect(told.published[0]?.detail).toMatchObject({ agentId: 'ada', by: 'returning' });
      expect(told.started).toEqual([]);
    });

    test('CL-14 it is offered, with its whole window, when the first went back', async () => {
      const { first, second } = await aPair();
      const later = minutesLater(61);
      const before = await table.get(keys.race(first.referralId));
      await races.returnToSource(first.referralId, 'expired', later);
      const after = await table.get(keys.race(first.referralId));
      for (let times = 0; times < 2; times += 1) await dispatch({ before, after }, dependencies(later));
      const race = await races.read(second.referralId);
      expect(race).toMatchObject({
        status: 'offered',
        offered: ['ben', 'ada'],
        offerUntil: minutesLater(91).toISOString(),
      });
      expect(race).not.toHaveProperty('waits');
      await dispatch(
        { before: second, after: await table.get(keys.race(second.referralId)) },
        dependencies(later),
      );
      expect(told.started).toEqual([second.referralId]);
      expect(eventTypes()).toContain('ReferralOffered');
    });

    test('CL-14 it is offered when whoever claimed the first can’t be given any', async () => {
      const { first, second } = await aPair();
      const { devices, ...ada } = anAgent('ada', { teamId: first.teamId, licensed: false });
      await people.saveAgent(ada);
      await decided(first, () => races.claim(anAttempt(first)));
      expect(await races.read(second.referralId)).toMatchObject({
        status: 'offered',
        offered: ['ben', 'ada'],
      });
    });

    test('CL-14 the third waits for the second, and follows it', async () => {
      const { first, second } = await aPair();
      const about = { client: { name: 'Clara', phone: `+1206593${String(clients).padStart(4, '0')}` } };
      const waits = { for: second.referralId, offered: ['ben'], minutes: 30 };
      const third = await created({ teamId: first.teamId, offered: [], waits }, about);
      await decided(first, () => races.claim(anAttempt(first)));
      expect(await races.read(third.referralId)).toMatchObject({ waits });
      const after = await table.get(keys.race(second.referralId));
      await dispatch({ before: second, after }, dependencies());
      expect(await races.read(third.referralId)).toMatchObject({
        claim: { agentId: 'ada', by: 'returning' },
      });
    });
  });

  test('CL-10 a hand-over tells the new owner alone, with the link; each hand-over anew', async () => {
    const race = await created();
    await races.claim(anAttempt(race));
    const details = someDetails(race);
    const hand = (from: string, to: string, actId: string) =>
      dispatched(keys.race(race.referralId), () =>
        referrals.reassign({ race, details }, { from, to, actId, at: NOW }),
      );
    await hand('ada', 'ben', 'evt_1');
    expect(notifications()).toEqual(['referral-assigned ben email']);
    expect(outboxMessages()[0]).toMatchObject({
      body: expect.stringContaining(`/referrals/${race.referralId}`),
    });
    await hand('ben', 'ada', 'evt_2');
    await hand('ada', 'ben', 'evt_3');
    expect(notifications()).toEqual([
      'referral-assigned ada email',
      'referral-assigned ben email',
      'referral-assigned ben email',
    ]);
    expect(eventTypes()).toEqual(Array(3).fill('ReferralReassigned'));
  });
});
