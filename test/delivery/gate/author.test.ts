// Texts that waited while their author lost the client: in the night, or behind others.
import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { endOfAuthor, endOfTurn } from '../../../lambdas/delivery/gate/author.ts';
import type { AgentProfile } from '../../../lambdas/people/team.ts';
import { messageIdOf } from '../../../lambdas/texting/message.ts';
import {
  aClaimedRace,
  anOpenRace,
  aReturnedRace,
  minutesLater,
  NOW,
} from '../../claiming/support/referrals.ts';
import { anAgent } from '../../people/support/teams.ts';

/** As ids are made: what stands behind the prefix may end in any way. */
const written = (end = 'Z') => `msg_5Ns8QmT2vXz1Kp9Bw${end.padStart(3, 'a')}`;
const writtenAt = minutesLater(1).toISOString();
const ada = anAgent('ada');

/** What became of Ada's text, written a minute after she had the client. */
function endAfter(
  race: Race | undefined,
  {
    author = ada,
    minutes = 2,
    round,
    id = written(),
  }: { author?: AgentProfile; minutes?: number; round?: number | undefined; id?: string } = {},
) {
  const text = { sender: { teamId: 'north', agentId: 'ada' }, messageId: messageIdOf(id, round) };
  return endOfAuthor(text, writtenAt, { race, author, now: minutesLater(minutes) });
}

describe('who wrote a text that waits', () => {
  test('has the client still: it goes out, however long it waited', () => {
    expect(endAfter(aClaimedRace(), { minutes: 24 * 60 })).toBeUndefined();
    expect(endAfter(undefined)).toBeUndefined();
    // An id may end as one of a later round does.
    expect(endAfter(aClaimedRace(), { id: written('-9') })).toBeUndefined();
  });

  test('CL-15 has the client in a later round: what they write in that goes out', () => {
    expect(endAfter(aClaimedRace({}, { round: 2 }), { round: 2 })).toBeUndefined();
  });

  test('CL-13 gave the client back', () => {
    expect(endAfter(aReturnedRace())).toBe('given-back');
  });

  test.each([
    ['nobody has yet', anOpenRace],
    [
      'a colleague has',
      (round: object) => aClaimedRace({ agentId: 'ben', at: minutesLater(3).toISOString() }, round),
    ],
    ['they have themselves', (round: object) => aClaimedRace({ at: minutesLater(3).toISOString() }, round)],
    ['another team has', (round: object) => aClaimedRace({ agentId: 'olga' }, { ...round, teamId: 'south' })],
  ])('CL-15 CL-13 gave the client back, and in the next round %s', (_who, race) => {
    const later = { round: 3, offeredAgain: { at: minutesLater(2).toISOString(), actId: 'act-2' } };
    for (const round of [undefined, 2]) expect(endAfter(race(later), { round })).toBe('given-back');
    // One id of the first round in 4,096 ends so.
    expect(endAfter(race(later), { id: written('-3') })).toBe('given-back');
    expect(endAfter(race(later), { round: 2, id: written('-3') })).toBe('given-back');
  });

  test('CL-10 handed the client over: what is in flight is delivered, what waited longer is not', () => {
    const race = aClaimedRace({ agentId: 'ben', by: 'assignment', from: 'ada' });
    expect(endAfter(race, { minutes: 15 })).toBeUndefined();
    expect(endAfter(race, { minutes: 16 })).toBe('handed-over');
  });

  test('PE-4 left, or moved to another team: nothing more goes out, followed already or not', () => {
    const author = anAgent('ada', { left: { at: NOW.toISOString() } });
    expect(endAfter(aClaimedRace(), { author })).toBe('handed-over');
    expect(endAfter(aClaimedRace({ agentId: 'lena', from: 'ada', because: 'owner-left' }), { author })).toBe(
      'handed-over',
    );
  });

  test('PE-5 lost the license: nothing more goes out, whoever has the client', () => {
    const author = anAgent('ada', { licensed: false });
    expect(endAfter(aClaimedRace(), { author })).toBe('license-lapsed');
    expect(endAfter(aClaimedRace({ agentId: 'ben' }), { author })).toBe('license-lapsed');
  });
});

describe('a team that greeted a client', () => {
  const endAfterGreeting = (race: Race | undefined, round?: number) =>
    endOfTurn(
      { sender: { teamId: 'north', agentId: '@team' }, messageId: messageIdOf(written(), round) },
      race,
    );

  test('CP-8 may, whoever of it has the client; CL-15 RT-10 not once its turn is over', () => {
    expect(endAfterGreeting(anOpenRace())).toBeUndefined();
    expect(endAfterGreeting(aClaimedRace())).toBeUndefined();
    expect(endAfterGreeting(anOpenRace({ round: 2 }), 2)).toBeUndefined();
    expect(endAfterGreeting(undefined)).toBeUndefined();
    expect(endAfterGreeting(aReturnedRace())).toBe('given-back');
    expect(endAfterGreeting(anOpenRace({ round: 2 }))).toBe('given-back');
    expect(endAfterGreeting(anOpenRace({ teamId: 'south' }))).toBe('given-back');
  });
});
