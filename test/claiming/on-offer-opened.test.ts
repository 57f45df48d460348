// Reactions to an opened offer: its agent is told.
import { describe, expect, test } from '@jest/globals';
import { openingsOf } from '../../lambdas/claiming/offers/offer-store.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { dispatch } from '../../lambdas/stream/dispatch.ts';
import { enrollment } from '../consent/support/ledgers.ts';
import { anAgent } from '../people/support/teams.ts';
import {
  created,
  dependencies,
  dispatched,
  notifications,
  outboxMessages,
  people,
  races,
  stores,
  table,
  teamEmails,
  told,
} from '../stream/support/dependencies.ts';
import { anAttempt, client, NOW } from './support/referrals.ts';

async function enroll(phone: string, teamId: string, word?: string) {
  for (const event of enrollment({ phone, teamId, agentId: 'ada' }, NOW.toISOString(), word)) {
    await stores.consents.record(event);
  }
}

describe('reactions to an offer', () => {
  const opened = (race: OpenRace, agentId: string) =>
    dispatched(keys.offer(race.referralId, agentId), () =>
      stores.offers.open({ ...race, createdAt: NOW.toISOString() }, [agentId], NOW),
    );

  test('CL-2 its agent is told by every channel that they have, each by an outbox message of its own', async () => {
    const race = await created();
    const { devices, ...ada } = anAgent('ada', { teamId: race.teamId, phone: '+12065557001' });
    await people.saveAgent(ada);
    const device = {
      platform: 'ios',
      endpoint: 'arn:aws:sns:us-east-1:000000000000:endpoint/APNS/dibs/1',
    } as const;
    const asAda = { teamId: race.teamId, agentId: 'ada' };
    await people.saveDevice(
      asAda,
      { device: { deviceId: 'phone', ...device }, instead: [] },
      { devices: {} },
    );
    await people.saveDevice(
      asAda,
      { device: { deviceId: 'tablet', ...device }, instead: [] },
      { devices: { phone: device } },
    );
    await enroll('+12065557001', race.teamId, 'YES');
    await opened(race, 'ada');
    const name = 'referral-offered ada';
    expect(notifications()).toEqual([`${name} email`, `${name} push`, `${name} push`, `${name} text`]);
    for (const send of outboxMessages()) expect(send.staleAt).toBe(race.offerUntil);
  });

  test('CL-2 those whose offers begin in one write are told together, once, by the first; each by their channels', async () => {
    const race = await created();
    const { devices, ...ben } = anAgent('ben', { teamId: race.teamId, phone: '+12065557002' });
    await people.saveAgent(ben);
    for (const event of enrollment(
      { phone: '+12065557002', teamId: race.teamId, agentId: 'ben' },
      NOW.toISOString(),
      'YES',
    )) {
      await stores.consents.record(event);
    }
    await races.decline(race.referralId, 'lena');
    const openings = openingsOf({ ...race, createdAt: NOW.toISOString() }, race.offered, NOW);
    expect((await table.transact(openings.map((update) => ({ update })))).applied).toBe(true);
    for (const agentId of race.offered.toReversed()) {
      const after = await table.get(keys.offer(race.referralId, agentId));
      for (let times = 0; times < 2; times += 1) await dispatch({ before: undefined, after }, dependencies());
    }
    const name = 'referral-offered';
    expect(notifications()).toEqual([`${name} ada email`, `${name} ben email`, `${name} ben text`]);
    const [queued, ...more] = new Set(told.queuedTeamEmails);
    expect(more).toEqual([]);
    const email = (await teamEmails.findAll([queued ?? ''])).get(queued ?? '')?.email;
    expect(email).toMatchObject({
      to: { ada: 'ada@team.example', ben: 'ben@team.example' },
      staleAt: race.offerUntil,
    });
  });

  test.each([
    ['es', 'Nuevo cliente comprador en Seattle, WA'],
    ['fr', 'Nouveau client acheteur à Seattle, WA'],
  ] as const)('PE-8 who chose %s reads it in every channel', async (language, what) => {
    const race = await created();
    const phone = `+120655573${language === 'es' ? '01' : '02'}`;
    const { devices, ...ada } = anAgent('ada', { teamId: race.teamId, phone, language });
    await people.saveAgent(ada);
    const endpoint = 'arn:aws:sns:us-east-1:000000000000:endpoint/APNS/dibs/1';
    const device = { deviceId: 'phone', platform: 'ios', endpoint } as const;
    await people.saveDevice(ada, { device, instead: [] }, { devices: {} });
    await enroll(phone, race.teamId, 'YES');
    await opened(race, 'ada');
    expect(
      outboxMessages().map((sent) => ('subject' in sent ? sent.subject : sent.body.slice(0, what.length))),
    ).toEqual([what, what, what]);
  });

  test('PE-8 an email to several speaks to each in their language, and is one item', async () => {
    const race = await created();
    for (const [agentId, language] of [
      ['ada', 'es'],
      ['ben', undefined],
      ['lena', 'es'],
    ] as const) {
      const { devices, ...agent } = anAgent(agentId, { teamId: race.teamId, language });
      await people.saveAgent(agent);
    }
    const openings = openingsOf({ ...race, createdAt: NOW.toISOString() }, race.offered, NOW);
    await table.transact(openings.map((update) => ({ update })));
    const after = await table.get(keys.offer(race.referralId, race.offered[0] ?? ''));
    await dispatch({ before: undefined, after }, dependencies());
    const [queued = ''] = told.queuedTeamEmails;
    const email = (await teamEmails.findAll([queued])).get(queued)?.email;
    expect(email).toMatchObject({
      subject: 'Nuevo cliente comprador en Seattle, WA',
      inOther: [{ agentIds: ['ben'], subject: 'New buyer referral in Seattle, WA' }],
    });
    expect(
      outboxMessages()
        .map((sent) => 'subject' in sent && sent.subject.slice(0, 3))
        .toSorted(),
    ).toEqual(['New', 'Nue', 'Nue']);
  });

  test.each(['pending', 'opted-out', 'off'])(
    'CL-2 text alerts that are %s bring no text, and hold back no email',
    async (status) => {
      const race = await created();
      const phone = `+1206555${7100 + status.length}`;
      const { devices, ...ada } = anAgent('ada', { teamId: race.teamId, phone });
      await people.saveAgent(ada);
      if (status !== 'off') await enroll(phone, race.teamId, status === 'opted-out' ? 'STOP' : undefined);
      await opened(race, 'ada');
      expect(notifications()).toEqual(['referral-offered ada email']);
    },
  );

  test('CL-9 nothing that is sent to an agent carries the client, but what the winner by phone gets', async () => {
    const race = await created();
    await opened(race, 'ada');
    await dispatched(keys.race(race.referralId), () => races.claim(anAttempt(race)));
    expect(told.created.size).toBe(4);
    const sent = outboxMessages().filter(
      ({ purpose }) => purpose.kind === 'notification' && purpose.notification !== 'client-details',
    );
    expect(sent).toHaveLength(3);
    for (const secret of Object.values(client)) expect(JSON.stringify(sent)).not.toContain(secret);
  });

  test('CL-2 an agent is told although a teammate was faster than the notice, but not of what they declined or what went back', async () => {
    const race = await created();
    await races.decline(race.referralId, 'lena');
    await opened(race, 'lena');
    expect(notifications()).toEqual([]);
    await races.claim(anAttempt(race));
    await opened(race, 'ben');
    expect(notifications()).toEqual(['referral-offered ben email']);
    const closed = await created();
    await races.returnToSource(closed.referralId, 'declined-by-lead', NOW);
    await opened(closed, 'ben');
    expect(notifications()).toEqual(['referral-offered ben email']);
  });

  test('an agent who is gone is passed over', async () => {
    const race = await created({ offered: ['gone'] });
    await opened(race, 'gone');
    expect(notifications()).toEqual([]);
  });

  describe('of a warm transfer', () => {
    const transfer = (race: Partial<OpenRace> = {}) =>
      created({ textingPreferred: false, ...race }, { kind: 'warm-transfer' });
    const callsAbout = async ({ referralId }: OpenRace) =>
      (await stores.calls.list(referralId)).map(({ agentId }) => agentId).toSorted();

    test('CA-11 rings all its agents at once, each on their own phone', async () => {
      const race = await transfer();
      const { devices, ...ben } = anAgent('ben', { teamId: race.teamId, phone: '+12065557009' });
      await people.saveAgent(ben);
      for (const agentId of race.offered) await opened(race, agentId);
      expect(await callsAbout(race)).toEqual(['ada', 'ben', 'lena']);
      expect(await stores.calls.read({ referralId: race.referralId, agentId: 'ben' })).toMatchObject({
        state: 'ringing',
        attempt: 1,
        phone: '+12065557009',
        teamId: race.teamId,
        offerUntil: race.offerUntil,
      });
      expect(notifications()).toHaveLength(3);
    });

    test('CA-11 a call that was missed by then is not rung again by the offer told twice', async () => {
      const race = await transfer();
      await opened(race, 'ada');
      const id = { referralId: race.referralId, agentId: 'ada' };
      await stores.calls.miss(id, 1, 'busy');
      await opened(await transfer(), 'ada');
      await dispatched(keys.offer(race.referralId, 'ada'), async () => {});
      expect(await stores.calls.read(id)).toMatchObject({ state: 'missed', attempt: 1 });
    });

    test('CA-9 does not ring for a client who prefers texts', async () => {
      const race = await transfer({ textingPreferred: true });
      await opened(race, 'ada');
      expect(await callsAbout(race)).toEqual([]);
      expect(notifications()).toEqual(['referral-offered ada email']);
    });

    test('CA-11 does not ring when it is claimed by then, declined by the agent, or given back', async () => {
      const [claimed, declined, closed] = [await transfer(), await transfer(), await transfer()];
      await races.claim(anAttempt(claimed, { agentId: 'ben' }));
      await races.decline(declined.referralId, 'ada');
      await races.returnToSource(closed.referralId, 'declined-by-lead', NOW);
      for (const race of [claimed, declined, closed]) await opened(race, 'ada');
      expect(await Promise.all([claimed, declined, closed].map(callsAbout))).toEqual([[], [], []]);
    });

    test('CA-11 an agent without a phone is told by the other channels', async () => {
      const race = await transfer();
      const { devices, phone, ...ada } = anAgent('ada', { teamId: race.teamId });
      await people.saveAgent(ada);
      await opened(race, 'ada');
      expect(await callsAbout(race)).toEqual([]);
      expect(notifications()).toEqual(['referral-offered ada email']);
    });
  });

  test('CA-11 an ordinary offer rings nobody: they ask to be called', async () => {
    const race = await created({ textingPreferred: false });
    await opened(race, 'ada');
    expect(await stores.calls.list(race.referralId)).toEqual([]);
  });
});
