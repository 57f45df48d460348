// Referrals on a real table: created once, handed over only by who has them.
import { describe, expect, test } from '@jest/globals';
import { offerStore } from '../../lambdas/claiming/offers/offer-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import { engineTable, inboxIndex, onEngine } from '../support/engine.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from './support/referrals.ts';

const table = await engineTable();
const referrals = referralStore(table);
const races = raceStore(table);
const offers = offerStore(table);

async function created(race = anOpenRace()) {
  const details = someDetails(race);
  await referrals.create(race, details);
  return { race, details };
}
const handOver = (from: string, to: string, actId = 'evt_1') => ({ from, to, actId, at: minutesLater(5) });

describe(onEngine('referral store'), () => {
  test('a referral reads as it was created; one that was not is none', async () => {
    const referral = await created();
    const { referralId } = referral.race;
    expect(await referrals.read(referralId)).toEqual({ ...referral, talk: {} });
    expect(await referrals.readDetails(referralId)).toEqual(referral.details);
    expect(await referrals.read('ref_unknown')).toBeUndefined();
    expect(await referrals.readDetails('ref_unknown')).toBeUndefined();
  });

  test('CL-1 creating it again changes nothing, also when it was claimed meanwhile', async () => {
    const { race, details } = await created();
    await races.claim(anAttempt(race));
    expect(await referrals.create({ ...race, offered: ['zoe'] }, { ...details, fingerprint: 'other' })).toBe(
      'id-taken',
    );
    expect(await referrals.read(race.referralId)).toMatchObject({
      race: { status: 'claimed', offered: race.offered },
      details,
    });
  });

  test('CL-1 ten who create the same referral at once create one, and all of it is one request’s', async () => {
    const race = anOpenRace();
    const tries = Array.from({ length: 10 }, (_, index) => `request-${index}`);
    const created = await Promise.all(
      tries.map((name) =>
        referrals.create({ ...race, offered: [name] }, someDetails(race, { fingerprint: name })),
      ),
    );
    expect(created.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(created.filter((outcome) => outcome === 'id-taken')).toHaveLength(9);
    const winner = tries[created.indexOf('created')];
    expect(await referrals.read(race.referralId)).toMatchObject({
      race: { offered: [winner] },
      details: { fingerprint: winner },
    });
  });

  test('many referrals are read in the order asked for, without those that are not there', async () => {
    const made = await Promise.all(Array.from({ length: 60 }, () => created()));
    const ids = made.map(({ race }) => race.referralId).toReversed();
    const read = await referrals.readAll(['ref_unknown', ...ids]);
    expect(read.map(({ race }) => race.referralId)).toEqual(ids);
  });

  test('CL-10 the owner’s referral goes to another agent, with the time, the act and who had it', async () => {
    const { race, details } = await created();
    await races.claim(anAttempt(race, { by: 'text', text: 'Hi' }));
    expect(await referrals.reassign({ race, details }, handOver('ada', 'zoe'))).toBe(true);
    const claim = {
      agentId: 'zoe',
      by: 'assignment',
      at: minutesLater(5).toISOString(),
      actId: 'evt_1',
      from: 'ada',
    };
    expect(await races.read(race.referralId)).toEqual({ ...race, status: 'claimed', claim });
  });

  test('CL-10 the new owner finds it in their inbox in its own place, and it counts as no offer to them', async () => {
    const { race, details } = await created();
    await races.claim(anAttempt(race));
    const to = `zoe-${race.referralId}`;
    await referrals.reassign({ race, details }, handOver('ada', to));
    const inbox = await offers.readInbox(inboxIndex, { agentId: to }, 10, undefined);
    expect(inbox.places).toEqual([{ referralId: race.referralId, round: undefined }]);
    expect(await offers.listSince(inboxIndex, [to], new Date(0))).toEqual([]);
  });

  test('CL-10 who was offered it keeps how that ended when it is handed to them', async () => {
    const { race, details } = await created();
    await offers.open({ ...race, createdAt: details.createdAt }, ['ben'], NOW);
    await races.claim(anAttempt(race));
    await offers.end(race.referralId, 'ben', 'missed', NOW.toISOString());
    await referrals.reassign({ race, details }, handOver('ada', 'ben'));
    expect(await table.get(keys.offer(race.referralId, 'ben'))).toMatchObject({
      outcome: 'missed',
      offeredAt: NOW.toISOString(),
    });
  });

  test('CL-10 who does not have it can’t hand it over, and no inbox changes', async () => {
    const { race, details } = await created();
    const to = `zoe-${race.referralId}`;
    expect(await referrals.reassign({ race, details }, handOver('ada', to))).toBe(false);
    await races.claim(anAttempt(race));
    expect(await referrals.reassign({ race, details }, handOver('ben', to))).toBe(false);
    expect(await races.read(race.referralId)).toMatchObject({ claim: { agentId: 'ada' } });
    expect(await table.get(keys.offer(race.referralId, to))).toBeUndefined();
  });

  test('CL-10 of two who hand it over at once one does', async () => {
    const { race, details } = await created();
    await races.claim(anAttempt(race));
    const outcomes = await Promise.all(
      ['ben', 'lena', 'zoe'].map((to) =>
        referrals.reassign({ race, details }, handOver('ada', to, `evt_${to}`)),
      ),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const owner = ['ben', 'lena', 'zoe'][outcomes.indexOf(true)];
    expect(await races.read(race.referralId)).toMatchObject({ claim: { agentId: owner, from: 'ada' } });
  });

  test('CL-3 a hand-over and a late claim never give it to two', async () => {
    const { race, details } = await created();
    await races.claim(anAttempt(race));
    const [claim] = await Promise.all([
      races.claim(anAttempt(race, { agentId: 'ben', actId: 'act-2' })),
      referrals.reassign({ race, details }, handOver('ada', 'zoe')),
    ]);
    expect(claim.kind).toBe('already-claimed');
    expect(await races.read(race.referralId)).toMatchObject({ claim: { agentId: 'zoe' } });
  });
});
