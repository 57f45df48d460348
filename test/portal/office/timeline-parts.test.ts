// A timeline as it is read: ten agents told by three channels are ten lines of one table.
import { expect, test } from '@jest/globals';
import {
  channelsOf,
  type TimelineEvent,
  timelineParts,
} from '../../../portal/office/referrals/one/timeline-parts.ts';

const at = (second: number) => `2026-03-02T15:00:${String(second).padStart(2, '0')}.000Z`;
const agents = Array.from({ length: 10 }, (_, index) => ({
  agentId: `agt_${index}`,
  name: `Agent ${index}`,
}));
const inRound = (round: number, from: number): TimelineEvent[] => [
  ...agents.map((agent) => ({
    at: at(from),
    kind: 'offered' as const,
    teamId: `tm_${round}`,
    round,
    ...agent,
  })),
  ...agents.flatMap((agent) =>
    (['text', 'email', 'push', 'push'] as const).map((channel) => ({
      at: at(from + 1),
      kind: 'told' as const,
      round,
      ...agent,
      channel,
      outcome: 'delivered',
    })),
  ),
];
const claimed: TimelineEvent = {
  at: at(30),
  kind: 'claimed',
  round: 2,
  agentId: 'agt_3',
  name: 'Agent 3',
  by: 'text',
  seconds: 9,
};

test('each round is one table where its offers began, an agent a line with all that became of theirs', () => {
  const parts = timelineParts([
    { at: at(0), kind: 'created' },
    ...inRound(1, 1),
    { at: at(9), kind: 'offer-ended', round: 1, agentId: 'agt_3', name: 'Agent 3', outcome: 'missed' },
    { at: at(10), kind: 'returned', teamId: 'tm_1', round: 1, reason: 'expired' },
    ...inRound(2, 20),
    { at: at(25), kind: 'called', round: 2, agentId: 'agt_3', name: 'Agent 3', calls: 1, outcome: 'missed' },
    claimed,
  ]);
  expect(parts.map((part) => (part.kind === 'round' ? `round ${part.round}` : part.event.kind))).toEqual([
    'created',
    'round 1',
    'returned',
    'round 2',
    'claimed',
  ]);
  const [first, second] = parts.filter((part) => part.kind === 'round');
  expect(first?.agents).toHaveLength(10);
  expect(first?.agents[3]?.ended).toMatchObject({ outcome: 'missed' });
  expect(second?.teamId).toBe('tm_2');
  expect(second?.agents[3]).toMatchObject({ called: { calls: 1 }, ended: claimed });
  expect(second?.agents[4]?.ended).toBeUndefined();
});

test('several devices with one outcome are told of once', () => {
  const [round] = timelineParts(inRound(1, 1)).filter((part) => part.kind === 'round');
  const channels = channelsOf(round?.agents[0] ?? { told: [] });
  expect(channels.map(({ channel, count }) => [channel, count])).toEqual([
    ['text', 1],
    ['email', 1],
    ['push', 2],
  ]);
});

test('CL-14 a referral that was never offered has a line for its claim, and no table', () => {
  expect(timelineParts([{ ...claimed, by: 'returning' }])).toEqual([
    { kind: 'line', event: { ...claimed, by: 'returning' } },
  ]);
});
