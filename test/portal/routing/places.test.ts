// A member's places and prices as a lead types them (RT-11).
import { expect, test } from '@jest/globals';
import { statesOf } from '../../../lambdas/platform/states.ts';
import { languageCodes } from '../../../portal/messages/language-code.ts';
import {
  dollarsIn,
  namedPlaces,
  placeIn,
  placeLabel,
  placesOfMember,
} from '../../../portal/routing/places.ts';
import { hintsFor } from '../../../portal/routing/routing-hints.ts';
import { withChangedMember } from '../../../portal/routing/settings-change.ts';
import { stateName, states } from '../../../portal/routing/states.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');

test.each([
  ['wa', { kind: 'state', state: 'WA' }],
  ['  Québec ', { kind: 'state', state: 'QC' }],
  ['quebec', { kind: 'state', state: 'QC' }],
  ['New  York', { kind: 'state', state: 'NY' }],
  ['New York, NY', { kind: 'city', city: 'New York', state: 'NY' }],
  ['Nouveau Brunswick', { kind: 'state', state: 'NB' }],
  ['Carolina del Norte', { kind: 'state', state: 'NC' }],
  ['Portland, Oregón', { kind: 'city', city: 'Portland', state: 'OR' }],
  ['Portland, Oregon', { kind: 'city', city: 'Portland', state: 'OR' }],
  ['98101-1234', { kind: 'postal-code', postalCode: '98101' }],
  ['v6b1a1', { kind: 'postal-code', postalCode: 'V6B 1A1' }],
])('RT-11 “%s” is a place', (typed, place) => {
  expect(placeIn(typed)).toEqual(place);
});

test.each(['', 'Portland', ', OR', 'Portland, ZZ', '9810', 'Washington State, USA'])(
  'RT-11 “%s” is none, and is asked about',
  (typed) => {
    expect(placeIn(typed)).toBeUndefined();
  },
);

test('RT-11 a member’s places are shown by name and kept apart', () => {
  const named = {
    states: ['WA'],
    cities: [{ city: 'Portland', state: 'OR' }],
    postalCodes: ['98101'],
  };
  const places = placesOfMember(named);
  expect(places.map((place) => placeLabel(place, 'en'))).toEqual(['Washington', 'Portland, OR', '98101']);
  expect(namedPlaces(places)).toEqual(named);
  expect(namedPlaces([])).toEqual({});
});

test('RT-11 every state that is served has a name in each language', () => {
  const codes = statesOf(['US', 'CA']) ?? [];
  for (const language of languageCodes) {
    expect(states[language].map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
    for (const code of codes) expect(stateName(code, language).length).toBeGreaterThan(2);
  }
});

test.each([
  ['$500,000', 500_000],
  ['500k', 500_000],
  ['1.25m', 1_250_000],
  ['500 000', 500_000],
  ['0', 0],
  ['', undefined],
  ['lots', undefined],
  ['-5', undefined],
])('RT-11 “%s” is %s dollars', (typed, dollars) => {
  expect(dollarsIn(typed)).toBe(dollars);
});

test('RT-7 RT-11 a change of the rule keeps whose pause it is, another date does not', () => {
  const member = {
    agentId: 'agt_2',
    buyers: true,
    sellers: true,
    warmTransfer: false,
    pausedUntil: '2026-12-24T00:00:00.000Z',
    pausedBy: 'agent' as const,
    states: ['WA'],
  };
  const settings = { enabled: true, fallbackAgentId: 'agt_1', members: [member] };
  const after = (change: Parameters<typeof withChangedMember>[2]) => {
    const changed = withChangedMember(settings, 'agt_2', change, now);
    return 'settings' in changed ? changed.settings.members[0] : undefined;
  };
  expect(after({ priceRange: { min: 1 } })).toEqual({ ...member, priceRange: { min: 1 } });
  const { states: _, ...elsewhere } = member;
  expect(after({ states: undefined })).toEqual(elsewhere);
  const { pausedBy, ...byLead } = member;
  expect(after({ pausedUntil: '2027-01-01T00:00:00.000Z' })).toEqual({
    ...byLead,
    pausedUntil: '2027-01-01T00:00:00.000Z',
  });
});

test('RT-11 too many places and a range that is the wrong way round are said before they are sent', () => {
  const many = Array.from({ length: 51 }, (_, index) => String(10_000 + index));
  const member = { agentId: 'agt_1', buyers: true, sellers: true, warmTransfer: false };
  const hints = (more: object) =>
    hintsFor(
      { enabled: true, fallbackAgentId: 'agt_1', members: [{ ...member, ...more }] },
      [],
      now,
    ).members.get('agt_1');
  expect(hints({ postalCodes: many })).toContain('too-many-places');
  expect(hints({ priceRange: { min: 2, max: 1 } })).toContain('price-backwards');
});
