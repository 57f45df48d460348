// Every alarm says what happened and its impact, and nothing that can fail goes without one.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { alarmKinds, readDescription } from '../../lambdas/office/operations/alarm-guide.ts';
import { functionsByName } from './support/roles.ts';
import { dibsStack } from './support/synthesized.ts';

const stack = dibsStack();
const alarms = stack.ofType('AWS::CloudWatch::Alarm');

/** Alarms that look at one resource's metric. */
function watching(logicalId: string | undefined, metric: string) {
  return alarms.filter((alarm) => {
    const text = JSON.stringify(alarm.Properties);
    return text.includes(`"${logicalId}"`) && text.includes(`"MetricName":"${metric}"`);
  });
}

describe('alarms', () => {
  test('each says what happened, its impact and where the guide tells what to do, and goes to the topic', () => {
    const found = new Set<string | undefined>();
    for (const { Properties } of alarms) {
      const { what, impact, kind } = readDescription(String(Properties.AlarmDescription));
      expect(what).toMatch(/^.{10,}\.$/);
      expect(impact).toMatch(/^.{20,}\.$/);
      found.add(kind);
      expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsTopic/) }]);
      expect(Properties.TreatMissingData).toBe('notBreaching');
    }
    // The stage has no vault to back the table up into.
    expect([...found].toSorted()).toEqual(alarmKinds.filter((kind) => kind !== 'backup').toSorted());
  });

  /** Of several functions with one handler each says whose it is. */
  const faultsOf = (name: string) =>
    name === 'webhooks/send-event' ? `${name} of example-crm faults` : `${name} faults`;

  test('every function is watched for errors, throttles and the faults that it logs', () => {
    for (const [name, found] of functionsByName(stack)) {
      const group = z
        .object({ LogGroup: z.object({ Ref: z.string() }) })
        .parse(found.Properties.LoggingConfig).LogGroup.Ref;
      const count = {
        errors: 1,
        throttles: 1,
        faults: [{ MetricNamespace: 'Dibs/local', MetricName: faultsOf(name), MetricValue: '1' }],
      };
      expect({
        name,
        errors: watching(found.logicalId, 'Errors').length,
        throttles: watching(found.logicalId, 'Throttles').length,
        faults: stack
          .ofType('AWS::Logs::MetricFilter')
          .find((filter) => JSON.stringify(filter.Properties.LogGroupName) === `{"Ref":"${group}"}`)
          ?.Properties.MetricTransformations,
      }).toEqual({ name, ...count });
    }
  });

  test('every workflow is watched for executions that did not end well', () => {
    for (const machine of stack.ofType('AWS::StepFunctions::StateMachine')) {
      for (const metric of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']) {
        expect(watching(machine.logicalId, metric)).toHaveLength(1);
      }
    }
  });

  test('every queue is watched: the working ones for age, that of texts, which are held, and the dead-letter ones for depth', () => {
    for (const queue of stack.ofType('AWS::SQS::Queue')) {
      // Messages grow old in it on purpose.
      if (queue.path.endsWith('/InboundTexts/Kept/Resource')) continue;
      const areHeld = queue.path.endsWith('/OutboxTexts/Queue/Resource');
      const metric =
        areHeld || queue.path.includes('/DeadLetters/')
          ? 'ApproximateNumberOfMessagesVisible'
          : 'ApproximateAgeOfOldestMessage';
      expect({ queue: queue.path, alarms: watching(queue.logicalId, metric).length }).toEqual({
        queue: queue.path,
        alarms: 1,
      });
    }
  });

  test('every rule is watched for what it could not start, be it a daily run or a webhook', () => {
    const rules = stack.ofType('AWS::Events::Rule');
    expect(rules).not.toEqual([]);
    for (const rule of rules) {
      expect(watching(rule.logicalId, 'FailedInvocations')).toEqual([
        expect.objectContaining({
          Properties: expect.objectContaining({
            Namespace: 'AWS/Events',
            Dimensions: expect.arrayContaining([{ Name: 'RuleName', Value: { Ref: rule.logicalId } }]),
            Statistic: 'Sum',
          }),
        }),
      ]);
    }
  });

  test('the stream is watched for lag', () => {
    const dispatcher = functionsByName(stack).get('stream/dispatch-changes');
    expect(watching(dispatcher?.logicalId, 'IteratorAge')).toHaveLength(1);
  });
});
