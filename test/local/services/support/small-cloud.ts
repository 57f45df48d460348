// What a service under test stands on: the real clock and activity, a template written by hand, functions as closures.
import { DatabaseSync } from 'node:sqlite';
import type { AwsInput, AwsService, Caller } from '../../../../local/aws/service.ts';
import type { Functions, Invocation } from '../../../../local/functions/functions.ts';
import { createJournal } from '../../../../local/state/journal.ts';
import type { State } from '../../../../local/state/state.ts';
import type { DeployedTemplate, Resource } from '../../../../local/template/resources.ts';
import { createActivity } from '../../../../local/time/activity.ts';
import { createClock } from '../../../../local/time/virtual-clock.ts';

export const START = Date.parse('2026-03-01T00:00:00Z');
export const SECOND_MS = 1000;
export const HOUR_MS = 3_600_000;
export const aFunctionCaller: Caller = {
  kind: 'function',
  functionName: 'caller',
  roleArn: 'arn:aws:iam::000000000000:role/caller',
};

export type Sketch = {
  type: string;
  name: string;
  properties?: Record<string, unknown>;
  arn?: string;
  ref?: string;
};

/** What services keep over a restart: give it to one before and to one after. */
export function aKeptState(): State {
  return createJournal(new DatabaseSync(':memory:'), {
    unreadable: (row, reason) => new Error(`${row}: ${reason}`),
    unwritable: (reason) => new Error(reason),
  });
}

/** A resource as the loaded template would hold it; ARN and Ref by type as far as the tests need them. */
export function aResource({ type, name, properties = {}, arn, ref }: Sketch): Resource {
  const service = type.split('::')[1]?.toLowerCase() ?? '';
  const madeArn = arn ?? `arn:aws:${service}:us-east-1:000000000000:${name}`;
  const madeRef =
    type === 'AWS::SQS::Queue' ? `https://sqs.us-east-1.amazonaws.com/000000000000/${name}` : madeArn;
  return { logicalId: name, type, arn: madeArn, ref: ref ?? madeRef, properties, path: `Dibs/${name}` };
}

export function aTemplate(...sketches: Sketch[]): DeployedTemplate {
  const resources = sketches.map(aResource);
  return {
    metadata: () => [],
    ofType: (type) => resources.filter((resource) => resource.type === type),
    byArn(arn) {
      const found = resources.find((resource) => resource.arn === arn);
      if (!found) throw new Error(`no resource ${arn}`);
      return found;
    },
  };
}

export function aFunction(name: string): Sketch {
  return {
    type: 'AWS::Lambda::Function',
    name,
    arn: functionArn(name),
    ref: name,
    properties: { Role: `arn:aws:iam::000000000000:role/${name}` },
  };
}

export const MAC_KEY_ARN = 'arn:aws:kms:us-east-1:000000000000:key/mac-key';

export function aMacKey(properties: Record<string, unknown> = {}): Sketch {
  const spec = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' };
  return {
    type: 'AWS::KMS::Key',
    name: 'mac-key',
    arn: MAC_KEY_ARN,
    ref: 'mac-key',
    properties: { ...spec, ...properties },
  };
}

export function functionArn(name: string): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
}

type Handler = (event: unknown) => unknown;

/** Functions by name; a handler that throws fails as Lambda reports it. Keeps every event. */
export function functionsOf(handlers: Record<string, Handler>) {
  const events: { name: string; event: unknown }[] = [];
  async function invoke(arn: string, event: unknown): Promise<Invocation> {
    const name = arn.split(':').at(-1) ?? '';
    events.push({ name, event });
    try {
      const handler = handlers[name];
      if (!handler) throw new Error(`no function ${name}`);
      return { ok: true, payload: (await handler(event)) ?? null };
    } catch (error) {
      const { name: errorType, message } = error instanceof Error ? error : new Error(String(error));
      return { ok: false, error: { errorType, errorMessage: message } };
    }
  }
  const functions: Functions = { invoke };
  return { functions, events };
}

export function aTimeline(startAtMs = START) {
  const activity = createActivity();
  const clock = createClock({ mode: 'frozen', startAtMs, activity });
  return { activity, clock };
}

/** Ids that count up, so that a failing test reads the same twice. */
export function countedIds(prefix = 'id') {
  let count = 0;
  return () => `${prefix}-${++count}`;
}

/** Calls one action as the endpoint does after IAM allowed it. */
export async function call(service: AwsService, action: string, input: AwsInput, caller = aFunctionCaller) {
  const found = service.actions[action];
  if (!found) throw new Error(`unknown action ${action}`);
  found.permissions(input);
  return found.run(input, caller);
}
