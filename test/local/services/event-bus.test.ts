// The local event buses: what is put on them, which rules it meets, and schedules on the virtual clock.
import { describe, expect, test } from '@jest/globals';
import { createEventBus } from '../../../local/services/event-bus/event-bus.ts';
import { readSchedule } from '../../../local/services/event-bus/schedule.ts';
import type { State } from '../../../local/state/state.ts';
import {
  aFunction,
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  functionArn,
  functionsOf,
  HOUR_MS,
  START,
} from './support/small-cloud.ts';

const RULE_ARN = 'arn:aws:events:us-east-1:000000000000:rule';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:claims';

function aBus(options: { isInvited?: boolean; onJob?: () => void; state?: State; startAtMs?: number } = {}) {
  const { activity, clock } = aTimeline(options.startAtMs);
  const invitation = {
    type: 'AWS::Lambda::Permission',
    name: 'invitation',
    properties: {
      FunctionName: functionArn('job'),
      Principal: 'events.amazonaws.com',
      SourceArn: `${RULE_ARN}/daily`,
    },
  };
  const template = aTemplate(
    { type: 'AWS::Events::EventBus', name: 'dibs', ref: 'dibs' },
    {
      type: 'AWS::Events::Rule',
      name: 'claims',
      arn: `${RULE_ARN}/claims`,
      properties: {
        EventBusName: 'dibs',
        EventPattern: { 'detail-type': ['ReferralClaimed'], detail: { by: ['text'] } },
        Targets: [
          { Id: 'queue', Arn: QUEUE_ARN },
          { Id: 'logs', Arn: 'arn:aws:logs:us-east-1:000000000000:log-group:x' },
        ],
      },
    },
    {
      type: 'AWS::Events::Rule',
      name: 'daily',
      arn: `${RULE_ARN}/daily`,
      properties: {
        ScheduleExpression: 'cron(30 9 * * ? *)',
        Targets: [{ Id: 'job', Arn: functionArn('job') }],
      },
    },
    {
      type: 'AWS::Events::Rule',
      name: 'afternoon',
      arn: `${RULE_ARN}/afternoon`,
      properties: {
        ScheduleExpression: 'cron(0 15 * * ? *)',
        Targets: [{ Id: 'queue', Arn: QUEUE_ARN, Input: '{"job":"notice"}' }],
      },
    },
    aFunction('job'),
    ...(options.isInvited === false ? [] : [invitation]),
  );
  const delivered: unknown[] = [];
  const sqs = {
    deliver: (arn: string, body: string, from: object) =>
      void delivered.push({ arn, body: JSON.parse(body), from }),
  };
  const { functions, events } = functionsOf({ job: () => options.onJob?.() });
  const eventBus = createEventBus({
    template,
    clock,
    activity,
    functions,
    sqs,
    newId: countedIds('evt'),
    complain: () => undefined,
    state: options.state,
  });
  const put = (...Entries: object[]) => call(eventBus.service, 'PutEvents', { Entries });
  return { activity, clock, eventBus, put, delivered, events };
}

const claimed = (by: string) => ({
  Source: 'dibs',
  DetailType: 'ReferralClaimed',
  Detail: JSON.stringify({ referralId: 'ref_1', by }),
  EventBusName: 'dibs',
});

describe('a bus', () => {
  test('hands an event to the targets of the rules that it meets', async () => {
    const { put, delivered, eventBus } = aBus();
    expect(await put(claimed('text'), claimed('call'))).toEqual({
      FailedEntryCount: 0,
      Entries: [{ EventId: 'evt-1' }, { EventId: 'evt-2' }],
    });
    expect(delivered).toEqual([
      {
        arn: QUEUE_ARN,
        from: { principal: 'events.amazonaws.com', sourceArn: `${RULE_ARN}/claims` },
        body: {
          version: '0',
          id: 'evt-1',
          'detail-type': 'ReferralClaimed',
          source: 'dibs',
          account: '000000000000',
          time: '2026-03-01T00:00:00Z',
          region: 'us-east-1',
          resources: [],
          detail: { referralId: 'ref_1', by: 'text' },
        },
      },
    ]);
    expect(eventBus.events()).toHaveLength(2);
  });

  test('reports malformed entries one by one', async () => {
    const answer = await aBus().put(
      { ...claimed('text'), Detail: '{' },
      { ...claimed('text'), Source: '' },
      claimed('pin'),
    );
    expect(answer).toMatchObject({
      FailedEntryCount: 2,
      Entries: [{ ErrorCode: 'MalformedDetail' }, { ErrorCode: 'InvalidArgument' }, { EventId: 'evt-1' }],
    });
  });

  test('refuses more than ten events and an unknown bus', async () => {
    const { put } = aBus();
    const eleven = Array.from({ length: 11 }, () => claimed('text'));
    await expect(put(...eleven)).rejects.toMatchObject({ code: 'ValidationException' });
    await expect(put({ ...claimed('text'), EventBusName: 'other' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });
});

describe('a schedule', () => {
  test('runs its function at each of its times', async () => {
    const at: number[] = [];
    const { clock, events } = aBus({ onJob: () => at.push((clock.now() - START) / HOUR_MS) });
    await clock.advance(48 * HOUR_MS);
    expect(at).toEqual([9.5, 33.5]);
    expect(events[0]?.event).toMatchObject({ source: 'aws.events', resources: [`${RULE_ARN}/daily`] });
  });

  test('puts its input into its queue as it is written, by the rule’s own permission', async () => {
    const { clock, delivered } = aBus();
    await clock.advance(48 * HOUR_MS);
    const from = { principal: 'events.amazonaws.com', sourceArn: `${RULE_ARN}/afternoon` };
    const message = { arn: QUEUE_ARN, body: { job: 'notice' }, from };
    expect(delivered).toEqual([message, message]);
  });

  test('of a rule that is switched off skips its times until it is switched on', async () => {
    const state = aKeptState();
    const { clock, delivered, eventBus } = aBus({ state });
    const act = (action: string) => call(eventBus.service, action, { Name: 'afternoon' });
    await act('DisableRule');
    await clock.advance(24 * HOUR_MS);
    expect(delivered).toEqual([]);
    expect(aBus({ state }).delivered).toEqual([]);
    await act('EnableRule');
    await clock.advance(24 * HOUR_MS);
    expect(delivered).toHaveLength(1);
    await expect(call(eventBus.service, 'DisableRule', { Name: 'none' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  });

  test('tries a failing function twice more', async () => {
    const at: number[] = [];
    const { clock } = aBus({
      onJob: () => {
        at.push((clock.now() - START) / 60_000 - 570);
        throw new Error('broken');
      },
    });
    await clock.advance(24 * HOUR_MS);
    expect(at).toEqual([0, 1, 3]);
  });

  test('that fell due between a stop and the next start runs once, late', async () => {
    const state = aKeptState();
    aBus({ state });
    const after = aBus({ state, startAtMs: START + 80 * HOUR_MS });
    expect(after.events).toEqual([]);
    after.eventBus.resume();
    await after.activity.settled();
    expect(after.events).toMatchObject([{ name: 'job', event: { time: '2026-03-01T09:30:00Z' } }]);
    expect(after.delivered).toHaveLength(1);
    await after.clock.advance(24 * HOUR_MS);
    expect(after.events).toHaveLength(2);
    const again = aBus({ state, startAtMs: START + 104 * HOUR_MS });
    again.eventBus.resume();
    await again.activity.settled();
    expect(again.events).toEqual([]);
  });

  test('whose function had not ended runs again after a restart, and its retries come at their times', async () => {
    const state = aKeptState();
    const before = aBus({
      state,
      onJob: () => {
        throw new Error('broken');
      },
    });
    await before.clock.advance(9.5 * HOUR_MS + 30_000);
    const after = aBus({ state, startAtMs: START + 9.5 * HOUR_MS + 30_000 });
    after.eventBus.resume();
    await after.clock.advance(29_999);
    expect(after.events).toEqual([]);
    await after.clock.advance(1);
    expect(after.events).toHaveLength(1);
    await after.clock.advance(HOUR_MS);
    expect(after.events).toHaveLength(1);
  });

  test('is refused at load when its function does not let the rule invoke it', () => {
    expect(() => aBus({ isInvited: false })).toThrow('does not let events.amazonaws.com invoke it');
  });

  test.each([
    ['rate(1 hour)', '2026-03-01T01:00:00Z'],
    ['rate(5 minutes)', '2026-03-01T00:05:00Z'],
    ['cron(0 12 * * ? *)', '2026-03-01T12:00:00Z'],
    ['cron(0 8 1 * ? *)', '2026-03-01T08:00:00Z'],
    ['cron(0/15 * * * ? *)', '2026-03-01T00:15:00Z'],
    // The first of March 2026 is a Sunday.
    ['cron(0 18 ? * MON-FRI *)', '2026-03-02T18:00:00Z'],
    ['cron(0 18 ? * 2-6 *)', '2026-03-02T18:00:00Z'],
    ['cron(0 10 ? * 6#3 *)', '2026-03-20T10:00:00Z'],
    ['cron(0 0 L * ? *)', '2026-03-31T00:00:00Z'],
    ['cron(0 0 1 1 ? 2028)', '2028-01-01T00:00:00Z'],
  ])('%s runs next at %s', (expression, next) => {
    expect(readSchedule(expression)(START, START)).toBe(Date.parse(next));
  });

  test.each([
    ['rate(0 hours)'],
    ['cron(* * * * *)'],
    ['cron(0 0 1 * 1 *)'],
    ['at(2026-03-01T00:00:00)'],
    ['cron(0 0 ? * XX *)'],
  ])('%s is refused', (expression) => {
    expect(() => readSchedule(expression)).toThrow();
  });
});
