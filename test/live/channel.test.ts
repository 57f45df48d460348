// A live channel's ticket, and until when it hears.
import { describe, expect, test } from '@jest/globals';
import {
  type Channels,
  channelOf,
  isHearing,
  newChannel,
  ticketOf,
  withChannel,
} from '../../lambdas/live/channel.ts';
import { newId } from '../../lambdas/platform/ids.ts';

const now = new Date('2026-03-02T15:00:00.000Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const at = (count: number) => minutes(count).toISOString();

function channel(tokenMinutes: number, from = now) {
  const made = newChannel(new Date(from.getTime() + tokenMinutes * 60_000).toISOString(), from);
  if (made === undefined) throw new Error('The token has ended');
  return made;
}

describe('a live channel', () => {
  test('LI-2 ends with the token, and after the two hours that API Gateway lets one be connected', () => {
    expect(channel(45).endsAt).toBe(at(45));
    expect(channel(24 * 60).endsAt).toBe(at(120));
    for (const ended of [at(0), at(-1), undefined]) expect(newChannel(ended, now)).toBeUndefined();
  });

  test('LI-2 hears from its connection on, and to its end', () => {
    const connected = { ...channel(45), connectionId: 'c' };
    expect(isHearing(channel(45), now)).toBe(false);
    expect([0, 44, 45, 46].map((minute) => isHearing(connected, minutes(minute)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('LI-2 is one of ten that an agent has; what ended and what nobody connected to is forgotten', () => {
    let channels: Channels = { ended: { ...channel(1), connectionId: 'c' }, unused: channel(60) };
    for (let each = 0; each < 12; each += 1) {
      const openedAt = minutes(2 + each);
      channels = withChannel(
        channels,
        `chn_${each}`,
        { ...channel(60, openedAt), connectionId: 'c' },
        openedAt,
      );
    }
    expect(Object.keys(channels)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((each) => `chn_${each}`));
  });

  test('LI-2 that waits for its browser is not forgotten for another', () => {
    const channels = withChannel({ waiting: channel(60) }, 'next', channel(60), now);
    expect(Object.keys(channels)).toEqual(['waiting', 'next']);
  });
});

describe('a ticket', () => {
  test('LI-2 leads to its channel', () => {
    const id = { teamId: 'tm_demo', agentId: 'agt-04', channelId: newId('chn') };
    expect(channelOf(ticketOf(id))).toEqual(id);
  });

  test.each([
    '',
    '.',
    'tm_1.agt_1',
    'tm_1.agt_1.chn_short',
    'tm#1.agt_1.chn_aaaaaaaaaaaaaaaaaaaa',
    'a.b.c.d',
  ])('LI-2 is not %j', (given) => {
    expect(channelOf(given)).toBeUndefined();
  });
});
