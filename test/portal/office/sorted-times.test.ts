import { expect, test } from '@jest/globals';
import { sortedTimes, type TeamTimes } from '../../../portal/office/times/sorted-times.ts';

const row = (teamId: string, medianSeconds?: number, claims = 0): TeamTimes => ({
  teamId,
  name: teamId,
  isFailed: false,
  times: {
    from: '2026-01-31T15:00:00.000Z',
    to: '2026-03-02T15:00:00.000Z',
    team: {
      offers: 9,
      claims,
      declines: 0,
      misses: 0,
      withdrawn: 0,
      open: 0,
      claimTimes: [],
      ...(medianSeconds !== undefined && { medianSeconds }),
    },
    agents: [],
  },
});

test('RT-9 the slowest team stands first, who has no claim or is not read yet last', () => {
  const rows = [row('none'), row('fast', 10, 1), { ...row('unread'), times: undefined }, row('slow', 90, 3)];
  const ids = (sort: Parameters<typeof sortedTimes>[1]) =>
    sortedTimes(rows, sort).map(({ teamId }) => teamId);
  expect(ids('median')).toEqual(['slow', 'fast', 'none', 'unread']);
  expect(ids('claims')).toEqual(['slow', 'fast', 'none', 'unread']);
  expect(ids('team')).toEqual(['none', 'fast', 'unread', 'slow']);
});
