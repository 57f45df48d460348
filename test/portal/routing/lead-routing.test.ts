import { expect, test } from '@jest/globals';
import { rareProblems } from '../../../portal/messages/rare-problems.ts';
import { hintsFor } from '../../../portal/routing/routing-hints.ts';
import { placesOf } from '../../../portal/routing/server-faults.ts';
import {
  withChangedMember,
  withFallback,
  withMember,
  withoutMember,
} from '../../../portal/routing/settings-change.ts';

const now = Date.parse('2026-11-24T12:00:00.000Z');
const later = '2026-12-24T00:00:00.000Z';
const agent = (number: number) => ({
  agentId: `agt_${number}`,
  name: `Agent ${number}`,
  isLead: number === 1,
  licensed: true,
  standing: 'active' as const,
});
const member = (number: number, warmTransfer = false) => ({
  agentId: `agt_${number}`,
  buyers: true,
  sellers: true,
  warmTransfer,
});
const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
const team = numbers.map(agent);
const settings = (count: number, warm = 0) => ({
  enabled: true,
  fallbackAgentId: 'agt_1',
  members: numbers.slice(0, count).map((number) => member(number, number <= warm)),
});

test('who lacks something is not added', () => {
  const unfit = { ...agent(11), missing: ['email' as const] };
  expect(withMember(settings(2), unfit)).toEqual({ refused: 'not-fit' });
});

test('an eleventh member is refused where it is added', () => {
  expect(withMember(settings(10), agent(11))).toEqual({ refused: 'too-many' });
  expect(withMember(settings(9), agent(11))).toMatchObject({ settings: { members: { length: 10 } } });
});

test('a member receives something, and lead routing that is on has a member', () => {
  const nothing = { ...settings(2), members: [member(1), { ...member(2), buyers: false, sellers: false }] };
  expect(hintsFor(nothing, team, now).members.get('agt_2')).toEqual(['receives-nothing']);
  expect(hintsFor(settings(0), team, now).whole).toEqual(['none']);
});

test('the fallback is neither removed nor paused, and takes warm transfers', () => {
  expect(withoutMember(settings(3), 'agt_1')).toEqual({ refused: 'fallback-removed' });
  expect(withChangedMember(settings(3), 'agt_1', { pausedUntil: later }, now)).toEqual({
    refused: 'fallback-paused',
  });
  expect(withChangedMember(settings(3), 'agt_1', { warmTransfer: false }, now)).toEqual({
    refused: 'fallback-warm',
  });
});

test('nobody on vacation becomes the fallback', () => {
  const paused = { ...settings(3), members: [member(1), { ...member(2), pausedUntil: later }] };
  expect(withFallback(paused, 'agt_2', now)).toEqual({ refused: 'fallback-paused' });
  expect(withFallback(paused, 'agt_2', Date.parse(later))).toMatchObject({
    settings: { fallbackAgentId: 'agt_2' },
  });
});

test('a fourth warm transfer is refused, the fallback counted', () => {
  expect(withChangedMember(settings(5, 3), 'agt_4', { warmTransfer: true }, now)).toEqual({
    refused: 'too-many-warm',
  });
  expect(withFallback(settings(5, 3), 'agt_5', now)).toEqual({ refused: 'too-many-warm' });
  expect(withChangedMember(settings(5, 2), 'agt_4', { warmTransfer: true }, now)).toHaveProperty('settings');
});

test('a pause that is taken back leaves nothing behind', () => {
  const paused = withChangedMember(settings(2), 'agt_2', { pausedUntil: later }, now);
  if (!('settings' in paused)) throw new Error('refused');
  const back = withChangedMember(paused.settings, 'agt_2', { pausedUntil: undefined }, now);
  expect(back).toStrictEqual({ settings: settings(2) });
});

test('what may be saved has no hints', () => {
  expect(hintsFor(settings(10, 3), team, now)).toEqual({ whole: [], members: new Map() });
});

test('the API’s faults stand at the member, the fallback or the whole', () => {
  const faults = [
    { path: '/members/3', detail: 'lacks a phone', code: 'member-no-phone', value: 'Ada' },
    { path: '/members/3', detail: 'lacks a license', code: 'member-no-license', value: 'Ada' },
    { path: '/members/3/pausedUntil', detail: 'cannot be paused' },
    { path: '/fallbackAgentId', detail: 'must be a member' },
    { path: '/members', detail: 'must be 1 to 10 agents' },
  ];
  const places = placesOf(faults, rareProblems.fr);
  expect(places).toEqual({
    whole: ['must be 1 to 10 agents'],
    fallback: ['must be a member'],
    members: new Map([
      [
        3,
        [
          expect.stringMatching(/^Ada .* sans téléphone/),
          expect.stringMatching(/^Ada .* sans permis/),
          'cannot be paused',
        ],
      ],
    ]),
  });
});
