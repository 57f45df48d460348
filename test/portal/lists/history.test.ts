import { expect, test } from '@jest/globals';
import { clientTimes } from '../../../portal/clients/one/client-times.ts';
import { historyByDay, type TimelineEvent } from '../../../portal/clients/one/history.ts';
import { formatsFor } from '../../../portal/messages/formats.ts';

const who = { round: 1, agentId: 'ada', name: 'Ada' };
const monday = '2026-03-02T15:00:00.000Z';
const later = '2026-03-02T15:05:00.000Z';
const tuesday = '2026-03-03T09:00:00.000Z';

const events: TimelineEvent[] = [
  { at: monday, kind: 'created' },
  { at: monday, kind: 'offered', teamId: 'tm_1', ...who },
  { at: monday, kind: 'offered', teamId: 'tm_1', ...who, agentId: 'ben', name: 'Ben' },
  { at: monday, kind: 'told', ...who, channel: 'email', outcome: 'delivered' },
  { at: later, kind: 'offer-ended', ...who, agentId: 'ben', name: 'Ben', outcome: 'declined' },
  { at: later, kind: 'offer-ended', ...who, agentId: 'cy', name: 'Cy', outcome: 'missed' },
  { at: later, kind: 'claimed', ...who, by: 'text', seconds: 300 },
  { at: tuesday, kind: 'text', messageId: 'msg_1', direction: 'inbound', body: 'Hi', delivery: 'received' },
];

test('CT-4 a client’s timeline is read day by day; whom it was offered to is one line, how they were told is none', () => {
  const days = historyByDay(events, (at) => at.slice(0, 10));
  expect(days.map(({ day, entries }) => [day, entries.map(({ kind }) => kind)])).toEqual([
    ['2026-03-02', ['created', 'offered-to', 'offer-ended', 'claimed']],
    ['2026-03-03', ['text']],
  ]);
  expect(days[0]?.entries[1]).toMatchObject({ agents: 2 });
  expect(days[0]?.entries[2]).toMatchObject({ name: 'Ben' });
});

test('CT-4 a second round of offers is a line of its own', () => {
  const again: TimelineEvent[] = [
    ...events.slice(0, 3),
    { at: later, kind: 'offered', teamId: 'tm_1', ...who, round: 2 },
  ];
  const [day] = historyByDay(again, () => 'a day');
  expect(day?.entries).toMatchObject([{ kind: 'created' }, { agents: 2 }, { agents: 1 }]);
});

test('TX-16 the client’s time is told once for zones that agree, and of each that doesn’t', () => {
  const { momentIn } = formatsFor('en-US', 'America/New_York');
  const at = (...zones: string[]) =>
    clientTimes(zones, Date.parse(monday), momentIn).map((each) => each.replace(/\s/g, ' '));
  expect(at('America/Los_Angeles', 'America/Tijuana')).toEqual(['7:00 AM']);
  expect(at('America/Boise', 'America/Los_Angeles')).toEqual(['8:00 AM', '7:00 AM']);
  expect(at()).toEqual([]);
});
