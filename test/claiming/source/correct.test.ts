// Correcting: the source changes what a referral is about while it is offered; agents are told of what they see.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { createReferral } from '../../../lambdas/claiming/api.ts';
import type { TextMarkets } from '../../../lambdas/claiming/numbers/text-markets.ts';
import { type Correction, correct } from '../../../lambdas/claiming/source/correct.ts';
import { referralAsSeenBy } from '../../../lambdas/claiming/view/referral-view.ts';
import { correctReferral } from '../../../lambdas/clients/api.ts';
import { check } from '../../../lambdas/platform/faults/faults.ts';
import { parseForm } from '../../../lambdas/platform/json.ts';
import { stateOf } from '../../../lambdas/platform/states.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import {
  created,
  dispatched,
  notifications,
  outboxMessages,
  races,
  referrals,
  stores,
} from '../../stream/support/dependencies.ts';
import { onEngine } from '../../support/engine.ts';
import { anAttempt, client, minutesLater, NOW, someDetails } from '../support/referrals.ts';

const source = { kind: 'source', clientId: 'network' } as const;
const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'I agree.' };

function change(
  referralId: string,
  correction: Correction,
  { now = minutesLater(5), textMarkets = 'everywhere' as TextMarkets, clientId = 'network' } = {},
) {
  return correct({ ...source, clientId }, { referralId, correction }, now, { referrals, textMarkets });
}
const schema = correctReferral.bodyWith(z.string(), stateOf(['US']));
const detailsOf = (referralId: string) => referrals.readDetails(referralId);

describe(onEngine('correcting'), () => {
  test('CL-15 what is sent changes, all else stays', async () => {
    const { referralId } = await created();
    const before = await detailsOf(referralId);
    expect(
      await change(referralId, {
        area: { city: 'Tacoma' },
        notes: 'No stairs.',
        client: { name: 'Clara C.' },
      }),
    ).toEqual({ referralId, status: 'offered' });
    expect(await detailsOf(referralId)).toEqual({
      ...before,
      area: { city: 'Tacoma', state: 'WA' },
      notes: 'No stairs.',
      // Until what follows the stream has removed them.
      formerWords: ['client', 'seattle'],
      client: { ...client, name: 'Clara C.' },
      correctedAt: minutesLater(5).toISOString(),
    });
  });

  test('CL-15 with If-Match only on what was read; sent again, or without it, it is corrected as before', async () => {
    const { referralId } = await created();
    const etagNow = async () => {
      const referral = await referrals.read(referralId);
      const seen = referral && referralAsSeenBy(source, referral, () => '');
      return seen?.etag ?? '';
    };
    const tied = (notes: string, ifMatch: string, minute: number) =>
      correct(source, { referralId, correction: { notes }, ifMatch }, minutesLater(minute), {
        referrals,
        textMarkets: 'everywhere',
      });
    const first = await etagNow();
    const done = { referralId, status: 'offered' };
    expect(await tied('No stairs.', first, 5)).toEqual(done);
    expect(await tied('A garden.', first, 6)).toMatchObject({ refused: 'changed-meanwhile' });
    expect(await tied('No stairs.', first, 7)).toEqual(done);
    expect(await detailsOf(referralId)).toMatchObject({ notes: 'No stairs.' });
    expect(await tied('A garden.', await etagNow(), 8)).toEqual(done);
    expect(await change(referralId, { notes: 'Both.' }, { now: minutesLater(9) })).toEqual(done);
  });

  test('CL-15 offered agents who have not declined are told, once, by email; not of the client', async () => {
    const { referralId } = await created();
    await races.decline(referralId, 'lena');
    const tell = (correction: Correction, now = minutesLater(5)) =>
      dispatched(keys.details(referralId), () => change(referralId, correction, { now }));
    await tell({ priceRange: { min: 100_000 }, client: { name: 'Clara C.' } });
    expect(notifications()).toEqual(['referral-corrected ada email', 'referral-corrected ben email']);
    expect(outboxMessages()[0]).toMatchObject({
      subject: 'Corrected: buyer referral in Seattle, WA',
      body: expect.stringContaining('From $100,000'),
    });
    expect(JSON.stringify(outboxMessages())).not.toContain('Clara');
    await tell({ client: { email: 'c@clients.example' } }, minutesLater(6));
    await tell({ priceRange: { min: 100_000 } }, minutesLater(7));
    expect(notifications()).toHaveLength(2);
  });

  test('CL-15 what is null goes: price range, notes and email, and agents read what is left', async () => {
    const { referralId } = await created({}, { notes: 'Call Clara.', priceRange: 'about 500k' });
    const tell = (correction: Correction, now = minutesLater(5)) =>
      dispatched(keys.details(referralId), () => change(referralId, correction, { now }));
    await tell({ notes: null });
    expect(outboxMessages()).toHaveLength(3);
    expect(JSON.stringify(outboxMessages())).not.toContain('Clara');
    await tell({ priceRange: null, client: { email: null } }, minutesLater(6));
    const { email, ...rest } = client;
    expect(await detailsOf(referralId)).toEqual({
      ...someDetails({ referralId, teamId: (await detailsOf(referralId))?.teamId ?? '' }),
      client: rest,
      correctedAt: minutesLater(6).toISOString(),
    });
    await tell({ priceRange: null, notes: null, client: { email: null } }, minutesLater(7));
    expect(outboxMessages()).toHaveLength(6);
    expect(await detailsOf(referralId)).toHaveProperty('correctedAt', minutesLater(6).toISOString());
  });

  test('CL-15 TX-1 consent that is added makes texts welcome, and is an event of its own', async () => {
    const { referralId } = await created({ textingPreferred: false });
    await dispatched(keys.details(referralId), () => change(referralId, { client: { textConsent } }));
    expect(await races.read(referralId)).toMatchObject({ textingPreferred: true, noNumberFree: true });
    const words = (await stores.consents.readLedger(client.phone))
      .filter((event) => 'referralId' in event && event.referralId === referralId)
      .map((event) => ('words' in event ? event.words : ''));
    expect(words).toEqual(['I agree.']);
  });

  test('RT-11 CL-15 a postal code is added, kept with its city, and goes with it or by null', async () => {
    const { referralId } = await created();
    const areaAfter = async (area: Correction['area'], minutes: number) => {
      await change(referralId, { area }, { now: minutesLater(minutes) });
      return (await referrals.readDetails(referralId))?.area;
    };
    const seattle = { city: 'Seattle', state: 'WA' };
    expect(await areaAfter({ postalCode: '98101' }, 1)).toEqual({ ...seattle, postalCode: '98101' });
    expect(await areaAfter({ city: 'SEATTLE' }, 2)).toEqual({
      ...seattle,
      city: 'SEATTLE',
      postalCode: '98101',
    });
    expect(await areaAfter({ postalCode: null }, 3)).toEqual({ ...seattle, city: 'SEATTLE' });
    await areaAfter({ postalCode: '98101' }, 4);
    expect(await areaAfter({ city: 'Tacoma' }, 5)).toEqual({ city: 'Tacoma', state: 'WA' });
  });

  test('CL-15 TX-13 an area where texts are not live takes them away', async () => {
    const { referralId } = await created();
    await change(referralId, { client: { textConsent } });
    await change(referralId, { area: { state: 'OR' } }, { textMarkets: { states: ['WA'], cities: [] } });
    expect(await races.read(referralId)).toMatchObject({ textingPreferred: false });
  });

  test('CL-15 CO-15 consent from the future is refused', async () => {
    const { referralId } = await created();
    const at = minutesLater(60).toISOString();
    expect(await change(referralId, { client: { textConsent: { ...textConsent, at } } })).toMatchObject({
      refused: 'consent-not-past',
    });
  });

  test('CL-15 many at once lose nothing of each other', async () => {
    const { referralId } = await created();
    await Promise.all([
      change(referralId, { notes: 'No stairs.' }, { now: minutesLater(1) }),
      change(referralId, { area: { city: 'Tacoma' } }, { now: minutesLater(2) }),
      change(referralId, { client: { name: 'Clara C.' } }, { now: minutesLater(3) }),
    ]);
    expect(await detailsOf(referralId)).toMatchObject({
      notes: 'No stairs.',
      area: { city: 'Tacoma' },
      client: { name: 'Clara C.' },
    });
  });

  test('CL-15 two at the same moment are two: neither is lost, and what follows each is done', async () => {
    const { referralId } = await created();
    const at = minutesLater(5);
    const etagNow = async () => {
      const referral = await referrals.read(referralId);
      return referral && referralAsSeenBy(source, referral, () => '')?.etag;
    };
    await change(referralId, { client: { name: 'Clara C.' } }, { now: at });
    const [read, etag] = [await referrals.read(referralId), await etagNow()];
    await dispatched(keys.details(referralId), () =>
      change(referralId, { notes: 'No stairs.' }, { now: at }),
    );
    expect(notifications()).toEqual([
      'referral-corrected ada email',
      'referral-corrected ben email',
      'referral-corrected lena email',
    ]);
    expect(await etagNow()).not.toBe(etag);
    const overtaken = read && { ...read.details, notes: 'A garden.', correctedAt: at.toISOString() };
    expect(read && overtaken && (await referrals.correct(read, overtaken, false))).toBe(false);
    expect(await detailsOf(referralId)).toMatchObject({ notes: 'No stairs.', client: { name: 'Clara C.' } });
  });

  test('CL-15 only while it is offered, and only one’s own', async () => {
    const race = await created();
    expect(await change(race.referralId, { notes: 'x' }, { clientId: 'another' })).toEqual({
      refused: 'not-found',
    });
    expect(await change('ref_unknown', { notes: 'x' })).toEqual({ refused: 'not-found' });
    await races.claim(anAttempt(race));
    expect(await change(race.referralId, { notes: 'x' })).toMatchObject({ refused: 'already-claimed' });
    const returned = await created();
    await races.withdraw(returned.referralId, 'x', NOW);
    expect(await change(returned.referralId, { notes: 'x' })).toMatchObject({ refused: 'referral-returned' });
  });

  test.each([
    [{ side: 'seller' }, 'side'],
    [{ kind: 'standard' }, 'kind'],
    [{ teamId: 'south' }, 'teamId'],
    [{ offerMinutes: 5 }, 'offerMinutes'],
    [{ client: { phone: '+12065550123' } }, 'client/phone'],
  ])('CL-15 %j can’t be corrected, and says what to do', (body, path) => {
    const [issue] = schema.safeParse(body).error?.issues ?? [];
    expect([issue?.path.join('/'), issue?.message]).toEqual([path, expect.stringContaining('withdraw')]);
  });

  test.each([
    [
      '{"notes":" \\r\\n","priceRange":null,"client":{"email":""}}',
      { notes: null, priceRange: null, client: { email: null } },
    ],
    ['{"client":{"email":null,"name":"C"},"kind":null}', { client: { email: null, name: 'C' } }],
    ['{}', {}],
  ])('CL-15 a correction of %s removes what is null or blank', (text, correction) => {
    expect(check(schema, parseForm(text, correctReferral.emptied))).toEqual({ data: correction });
  });

  test.each([
    ['{"phone":"+12065550123","budget":"high"}', '', /"phone", "budget".*withdraw/],
    ['{"notes":"x","status":"claimed"}', '', /"status".*withdraw/],
    ['{"client":{"surname":"C"}}', 'client', /"surname".*withdraw/],
    ['{"area":{"zip":"98101"}}', 'area', /"zip".*withdraw/],
    ['{"priceRange":{}}', 'priceRange', /`min` or `max`/],
    ['{"priceRange":{"min":null,"max":""}}', 'priceRange', /`min` or `max`/],
    ['{"client":{"name":" "}}', 'client/name', /not null/],
    ['{"client":{"textConsent":null}}', 'client/textConsent', /not null/],
    ['{"area":{"city":""}}', 'area/city', /not null/],
  ])('CL-15 a correction of %s is refused, and says what to do', (text, path, detail) => {
    const [fault, ...more] = check(schema, parseForm(text, correctReferral.emptied)).faults ?? [];
    expect(more).toEqual([]);
    expect(fault).toMatchObject({
      path: path === '' ? [] : path.split('/'),
      detail: expect.stringMatching(detail),
    });
  });

  test.each([
    [{ city: 'Seattle', state: 'WA', postalCode: '98101-1234' }, undefined],
    [{ city: 'Vancouver', state: 'BC', postalCode: 'v6b1a1' }, undefined],
    [{ city: 'Seattle', state: 'WA', postalCode: 'V6B 1A1' }, [/ZIP code/]],
    [{ city: 'Vancouver', state: 'BC', postalCode: '98101' }, [/Canadian/]],
    [{ city: 'Seattle', state: 'WA', postalCode: '9810' }, [/for example 98101/]],
  ])('RT-11 an area %j, created or corrected: %j', (area, details) => {
    for (const route of [createReferral, correctReferral]) {
      const body = route.bodyWith(z.string(), stateOf(['US', 'CA']));
      const faults = check(body, { area }).faults?.filter(({ path }) => path[0] === 'area');
      expect(faults?.map(({ detail }) => detail) ?? []).toEqual(
        (details ?? []).map((detail) => expect.stringMatching(detail)),
      );
    }
  });

  test.each([
    [{ min: 500_000, max: 400_000 }, ['must not be less than `min`']],
    [{ min: 400_000, max: 400_000 }, undefined],
    [{ min: 400_000 }, undefined],
    [{ max: 1 }, undefined],
    ['500k down to 400k', undefined],
    [{ min: -1, max: 5 }, ['must be at least 0']],
  ])('CL-15 CL-9 a price range of %j, created or corrected: %j', (priceRange, details) => {
    for (const route of [createReferral, correctReferral]) {
      const body = route.bodyWith(z.string(), stateOf(['US']));
      const faults = check(body, { priceRange }).faults?.filter(({ path }) => path[0] === 'priceRange');
      expect(faults?.map(({ detail }) => detail) ?? []).toEqual(details ?? []);
    }
  });
});
