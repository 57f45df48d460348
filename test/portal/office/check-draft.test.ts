// What the portal finds in a typed referral before the API does, and the request that it makes of a right one.
import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../portal/api/problem.ts';
import { french } from '../../../portal/messages/french.ts';
import { rareProblems } from '../../../portal/messages/rare-problems.ts';
import { withRare } from '../../../portal/messages/with-rare.ts';
import { placedFaults } from '../../../portal/office/referrals/fields/api-faults.ts';
import { type Faults, faultsIn, requestOf } from '../../../portal/office/referrals/fields/check-draft.ts';
import { type Draft, emptyDraft } from '../../../portal/office/referrals/fields/draft.ts';
import { ofApi } from '../../../portal/office/referrals/fields/faults-said.ts';
import { checkPhone } from '../../../portal/office/referrals/fields/phone-check.ts';
import { fieldWords } from '../../../portal/office/referrals/fields/words.ts';
import { readDraft } from '../../../portal/office/referrals/new/kept-draft.ts';
import { correctionOf } from '../../../portal/office/referrals/one/correction.ts';

const now = Date.parse('2026-03-02T15:00:00Z');
const right: Draft = {
  ...emptyDraft,
  teams: 'tm_a',
  side: 'buyer',
  city: 'Seattle',
  state: 'wa',
  name: ' Clara Client ',
  phone: '(206) 555-0150',
};
const consent = { consentAt: '2026-03-01 14:30', consentSource: 'form', consentWords: 'Text me.' };
const faults = (change: Partial<Draft>) => faultsIn({ ...right, ...change }, undefined, now);

describe('a draft', () => {
  test('that is right becomes the request, without what is empty', () => {
    expect(faults({})).toEqual({});
    expect(requestOf(right, '+12065550150')).toEqual({
      teamIds: ['tm_a'],
      side: 'buyer',
      area: { city: 'Seattle', state: 'WA' },
      client: { name: 'Clara Client', phone: '+12065550150' },
    });
    const full = {
      ...right,
      ...consent,
      teams: 'tm_a > tm_b',
      kind: 'warm-transfer',
      priceMin: '$450,000',
      priceMax: '600 000',
      notes: 'Garden',
      email: 'c@clients.example',
      consentAt: '2026-03-01T14:30-08:00',
      consentCovers: 'Conversation, automated',
      postalCode: ' 98101 ',
      offerMinutes: '90',
    };
    expect(faultsIn(full, undefined, now)).toEqual({});
    expect(requestOf(full, '+12065550150')).toEqual({
      teamIds: ['tm_a', 'tm_b'],
      side: 'buyer',
      kind: 'warm-transfer',
      area: { city: 'Seattle', state: 'WA', postalCode: '98101' },
      priceRange: { min: 450_000, max: 600_000 },
      notes: 'Garden',
      client: {
        name: 'Clara Client',
        phone: '+12065550150',
        email: 'c@clients.example',
        textConsent: {
          at: '2026-03-01T22:30:00.000Z',
          source: 'form',
          words: 'Text me.',
          covers: ['conversation', 'automated'],
        },
      },
      offerMinutes: 90,
    });
  });

  test('that is empty says what is needed, and nothing of the consent', () => {
    expect(faultsIn(emptyDraft, undefined, now)).toEqual({
      teams: 'missing',
      side: 'missing',
      city: 'missing',
      state: 'missing',
      name: 'missing',
      phone: 'missing',
    });
  });

  test.each<[Partial<Draft>, Faults]>([
    [{ state: 'Washington' }, { state: 'not-a-state' }],
    [{ postalCode: '9810' }, { postalCode: 'not-a-postal-code' }],
    [{ side: 'both' }, { side: 'not-a-side' }],
    [{ kind: 'hot' }, { kind: 'not-a-kind' }],
    [{ priceMin: '650K' }, { priceMin: 'not-a-price' }],
    [{ priceMin: '600000', priceMax: '500000' }, { priceMax: 'price-backward' }],
    [{ priceMin: '1', priceWords: 'cheap' }, { priceWords: 'price-twice' }],
    [{ email: 'clara' }, { email: 'not-an-email' }],
    [{ notes: 'x'.repeat(2001) }, { notes: 'too-long' }],
    [{ offerMinutes: '0' }, { offerMinutes: 'not-minutes' }],
    [{ offerMinutes: '1.5' }, { offerMinutes: 'not-minutes' }],
    [{ offerMinutes: '10081' }, { offerMinutes: 'not-minutes' }],
    [{ teams: 'tm_a > tm_a' }, { teams: 'team-twice' }],
    [{ teams: 'a b c d e f' }, { teams: 'too-many-teams' }],
    [{ ...consent, consentAt: '3/1/2026' }, { consentAt: 'not-a-time' }],
    [{ ...consent, consentAt: '2026-02-31' }, { consentAt: 'not-a-time' }],
    [{ ...consent, consentAt: '2026-13-01' }, { consentAt: 'not-a-time' }],
    [{ ...consent, consentAt: '2026-03-09' }, { consentAt: 'time-ahead' }],
    [{ ...consent, consentCovers: 'all' }, { consentCovers: 'not-covers' }],
    [{ consentWords: 'Text me.' }, { consentAt: 'missing', consentSource: 'missing' }],
  ])('%j is told of beside its field', (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });
});

test.each([
  ['(206) 555-0150', { e164: '+12065550150' }],
  ['206.555.0150', { e164: '+12065550150' }],
  ["'+1 206 555 0150", { e164: '+12065550150' }],
  ['+44 20 7946 0958', { e164: '+442079460958' }],
  ['206 555', { fault: 'phone-not-a-phone' }],
  ['(206) 555-0150 x12', { fault: 'phone-extension' }],
  ['(800) 234-5678', { fault: 'phone-toll-free' }],
  ['(211) 555-0150', { fault: 'phone-impossible-area-code' }],
])('TX-17 %s is checked as it is typed', (typed, expected) => {
  expect(checkPhone(typed)).toEqual(expected);
});

test('faults of the API are placed in the field that they are about, deep ones too', () => {
  const problem = new ApiProblem(400, 'invalid-request', 'Fix it.', [
    { path: '/client/phone', detail: 'has an extension', code: 'phone-extension' },
    { path: '/client/textConsent/covers/0', detail: 'is unknown' },
    { path: '/teamIds/1', detail: 'must name each team once' },
    { path: '/elsewhere', detail: 'is odd' },
  ]);
  expect(placedFaults(problem).map(({ field }) => field)).toEqual(['phone', 'consentCovers', 'teams']);
});

test('faults of the API are said in the reader’s words, the field’s own first', () => {
  const words = withRare(french, rareProblems.fr);
  const said = (...about: ConstructorParameters<typeof ApiProblem>) =>
    ofApi(new ApiProblem(...about), fieldWords.fr, words);
  expect(
    said(400, 'invalid-request', 'Fix it.', [
      { path: '/client/name', detail: 'must have at most 100 characters', code: 'too-long', limit: 100 },
      { path: '/notes', detail: 'has fields that nobody knows', code: 'unknown-key' },
      { path: '/area/city', detail: 'must be good', code: 'newer-than-this' },
    ]),
  ).toEqual({
    name: fieldWords.fr.faults['too-long'],
    notes: rareProblems.fr.faults['unknown-key'],
    city: 'Must be good.',
  });
  expect(said(422, 'unknown-team', 'There is no team tm_x.')).toEqual({
    teams: rareProblems.fr.problems['unknown-team'],
  });
  const second = {
    path: '/teamIds/1',
    detail: 'There is no team tm_x.',
    code: 'no-such-team',
    value: 'tm_x',
  };
  expect(said(422, 'unknown-team', 'There is no team tm_x.', [second]).teams).toMatch(/tm_x/);
  expect(said(422, 'unknown-team', 'There is no team tm_x.', [second]).teams).not.toMatch(/There/);
});

test('CL-15 a correction says what was changed alone; what was emptied goes', () => {
  const before = { ...right, notes: 'Garden', email: 'c@clients.example', priceMin: '450000' };
  expect(correctionOf(before, { ...before, name: 'Clara Client' })).toBeUndefined();
  expect(correctionOf(before, { ...before, notes: '', email: ' ', priceMin: '', city: 'Tacoma' })).toEqual({
    area: { city: 'Tacoma' },
    notes: null,
    priceRange: null,
    client: { email: null },
  });
});

test('RT-11 CL-15 a postal code goes with its city, and where another city takes it along it is sent again', () => {
  const before = { ...right, postalCode: '98101' };
  expect(correctionOf(before, { ...before, postalCode: '' })).toEqual({ area: { postalCode: null } });
  expect(correctionOf(before, { ...before, city: 'Tacoma' })).toEqual({
    area: { city: 'Tacoma', postalCode: '98101' },
  });
  expect(correctionOf(right, { ...right, postalCode: '98402', city: 'Tacoma' })).toEqual({
    area: { city: 'Tacoma', postalCode: '98402' },
  });
});

test('a kept draft is its writer’s, and what is no draft is none', () => {
  const kept = (text: string) => ({ getItem: () => text });
  const text = JSON.stringify({ by: 'a@x.example', key: 'k', draft: { name: 'Clara' } });
  expect(readDraft('a@x.example', kept(text), () => 'new')).toEqual({
    key: 'k',
    draft: { ...emptyDraft, name: 'Clara' },
  });
  for (const other of [
    readDraft('b@x.example', kept(text), () => 'new'),
    readDraft('a', kept('{'), () => 'new'),
  ]) {
    expect(other).toEqual({ key: 'new', draft: emptyDraft });
  }
});
