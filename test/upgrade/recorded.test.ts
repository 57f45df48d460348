// DE-5: today's functions understand what each release of before left in flight: its executions' inputs, its tasks, its messages,
// its stream records, over its items.
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import * as z from 'zod';
import { jobs } from '../../lambdas/consent/jobs/due.ts';
import { reactions } from '../../lambdas/stream/dispatch.ts';
import { functionEnvironment } from '../../local/functions/environment.ts';
import { listen } from '../../local/platform/listen.ts';
import { createTables, readTables } from '../../local/services/dynamodb/deployed-tables.ts';
import { type DynamoEngine, startEngine } from '../../local/services/dynamodb/engine.ts';
import { createEngineClient } from '../../local/services/dynamodb/engine-client.ts';
import { loadTemplate } from '../../local/template/deployed-template.ts';
import { readSynthesis } from '../../local/template/synthesis.ts';
import { type Recorded, recordedOf, releases } from './recorded.ts';

const functionProperties = z.object({
  Description: z.string().default(''),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});
const handlerModule = z.looseObject({ handler: z.custom<(event: unknown) => Promise<unknown>>() });
const machines = join(import.meta.dirname, '..', '..', 'statemachines');
const state = z.looseObject({
  Parameters: z.unknown().optional(),
  TimeoutSecondsPath: z.string().optional(),
  ResultPath: z.string().optional(),
});
/** What a state reads of its task's answer, and what it writes. */
const neverOfInput = new Set(['ResultSelector', 'ResultPath']);
const machine = z.object({ States: z.record(z.string(), state) });
const request = z.looseObject({
  requestContext: z.looseObject({ http: z.looseObject({ method: z.string() }) }),
});
const answeredRoute = z.looseObject({ statusCode: z.number() });
const batchAnswer = z.object({ batchItemFailures: z.array(z.unknown()) });

type FakeTimers = Extract<Parameters<typeof jest.useFakeTimers>[0], { doNotFake?: unknown }>;

const timersThatRun: FakeTimers['doNotFake'] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
];

let engine: DynamoEngine;
let others: Server;
let invoke: (name: string, event: unknown) => Promise<unknown>;

beforeAll(async () => {
  engine = await startEngine({});
  others = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json').end(everybodysAnswer(await text(request)));
  });
  const othersOrigin = `http://127.0.0.1:${await listen(others, 0)}`;
  const synthesis = readSynthesis(process.env.DIBS_TEMPLATE_DIR ?? '', 3000);
  const template = loadTemplate(synthesis, othersOrigin);
  const client = createEngineClient(engine.port);
  await createTables(template, client);
  client.close();
  const functions = template.ofType('AWS::Lambda::Function');
  invoke = async (name, event) => {
    const found = functions.find(({ properties }) => properties.Description === name);
    if (found === undefined)
      throw new Error(`${name} is no function any more: what is in flight to it is lost`);
    const { Environment } = functionProperties.parse(found.properties);
    const environment = functionEnvironment({
      name,
      arn: found.arn,
      handler: 'index.handler',
      memoryMb: 1024,
      variables: Environment?.Variables ?? {},
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      awsOrigin: othersOrigin,
    });
    Object.assign(process.env, environment, {
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${engine.port}`,
      WEBHOOK_URL: othersOrigin,
    });
    const [capability = '', file = ''] = name.split('/');
    const cwd = join(import.meta.dirname, '..', '..', 'lambdas', capability, 'handlers');
    const [path = ''] = globSync(`{,*/}${file}.ts`, { cwd });
    return handlerModule.parse(await import(join(cwd, path))).handler(event);
  };
});
afterAll(async () => {
  others.close();
  await engine.stop();
});

/** What every service but the table is told to have answered: it took the call. */
function everybodysAnswer(request: string): string {
  // SNS speaks XML.
  const [, action] = /\bAction=(\w+)/.exec(request) ?? [];
  if (action !== undefined)
    return `<${action}Response><${action}Result><EndpointArn>taken</EndpointArn></${action}Result></${action}Response>`;
  const { MessageBody = '' } =
    z.looseObject({ MessageBody: z.string().optional() }).safeParse(parsed(request)).data ?? {};
  return JSON.stringify({
    MessageId: 'taken',
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    executionArn: 'taken',
    startDate: 0,
    FailedEntryCount: 0,
    Entries: [],
    Mac: Buffer.alloc(32).toString('base64'),
    Users: [],
    SecretString: 'taken',
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function putAll(items: Recorded['items']): Promise<void> {
  const synthesis = readSynthesis(process.env.DIBS_TEMPLATE_DIR ?? '', 3000);
  const [table] = readTables(loadTemplate(synthesis, 'http://127.0.0.1'));
  const client = createEngineClient(engine.port);
  for (const item of items) {
    await client.table('PutItem', { TableName: table?.name, Item: marshall(item) });
  }
  client.close();
}

/** Names and types, all the way down. */
function shapeOf(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(shapeOf);
  if (typeof answer !== 'object' || answer === null) return answer === null ? null : typeof answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, shapeOf(value)]));
}

/** Functions of routes that an open portal of before may still ask. */
const retired = ['live/read-changes'];

describe.each(releases)('what release %s left in flight', (release) => {
  const { at, tasks, messages, stream, executions, routes, items } = recordedOf(release);
  const failed = async (name: string, Records: unknown[]) =>
    batchAnswer.parse(await invoke(name, { Records })).batchItemFailures;

  beforeAll(async () => {
    // Only what time it is: timers of the engine and of sockets run.
    jest.useFakeTimers({ now: Date.parse(at), advanceTimers: false, doNotFake: timersThatRun });
    await putAll(items);
  });
  afterAll(() => {
    jest.useRealTimers();
  });

  test.each(Object.entries(stream))('DE-5 stream: %s is followed', async (_, record) => {
    expect(await failed('stream/dispatch-changes', [record])).toEqual([]);
  });

  test.each(Object.entries(messages))('DE-5 queues: %s is understood', async (kind, record) => {
    expect(await failed(kind.split(' ')[0] ?? '', [record])).toEqual([]);
  });

  test.each(Object.entries(tasks))('DE-5 calls: %s is done', async (name, { event, answer }) => {
    // As AWS hands it on: a field without a value is none.
    const now = parsed(JSON.stringify((await invoke(name, event)) ?? null));
    // What a contact flow is answered depends on what is still open; a machine of before reads all that it was answered.
    if (!isOfContactFlow(event)) expect(shapeOf(now)).toEqual(shapeOf(answer));
  });

  test.each(Object.entries(executions))('DE-5 executions: %s starts with that input', (name, input) => {
    const file = readdirSync(machines).find((each) => name.endsWith(each.replace('.asl.json', '')));
    const { States } = machine.parse(JSON.parse(readFileSync(join(machines, file ?? name), 'utf8')));
    const known = Object.values(States).map(({ ResultPath }) => ResultPath?.split('.')[1]);
    const read = JSON.stringify(States, (key, value) => (neverOfInput.has(key) ? undefined : value));
    const names = [...read.matchAll(/"\$\.(\w+)/g)].map(([, field]) => field);
    expect([...Object.keys(z.record(z.string(), z.unknown()).parse(input)), ...known]).toEqual(
      expect.arrayContaining(names),
    );
  });

  const routesNow = Object.entries(routes).filter(([name]) => !retired.includes(name));
  const isRead = (event: unknown) => request.parse(event).requestContext.http.method === 'GET';

  test.each(routesNow.filter(([, event]) => isRead(event)))(
    'DE-5 items: %s reads them',
    async (name, event) => {
      expect(await invoke(name, event)).toMatchObject({ statusCode: 200 });
    },
  );

  // They are neither signed out nor asked to try again.
  test('DE-5 pages that are open: a route that is no more says so', async () => {
    for (const [name, event] of Object.entries(routes)) {
      if (!retired.includes(name)) continue;
      expect(await invoke('platform/answer-unknown-route', event)).toMatchObject({ statusCode: 410 });
    }
  });

  // What they ask for was done before, so it may be refused by now, but it is understood.
  test.each(routesNow.filter(([, event]) => !isRead(event)))(
    'DE-5 items and pages that are open: %s understands both',
    async (name, event) => {
      const { statusCode } = answeredRoute.parse(await invoke(name, event));
      expect([200, 201, 202, 204, 404, 409, 412, 422, 429]).toContain(statusCode);
    },
  );
});

/** The newest is recorded whole, so that the next release is tried with all that there is. */
describe('the last release that is recorded', () => {
  const { tasks, messages, stream } = recordedOf(releases.at(-1) ?? '');
  const template = () =>
    loadTemplate(readSynthesis(process.env.DIBS_TEMPLATE_DIR ?? '', 3000), 'http://127.0.0.1');
  const namesOf = (all: object) => [...new Set(Object.keys(all).map((kind) => kind.split(' ')[0] ?? ''))];

  test('DE-5 left something of each queue and each task in flight', () => {
    const functions = template().ofType('AWS::Lambda::Function');
    const nameBy = (ref: unknown) =>
      functionProperties.parse(
        functions.find(({ ref: each, arn }) => each === ref || arn === ref)?.properties ?? {},
      ).Description;
    const fed = template()
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => String(properties.EventSourceArn).split(':')[2] === 'sqs')
      .map(({ properties }) => nameBy(properties.FunctionName));
    expect(namesOf(messages)).toEqual(expect.arrayContaining(fed));
    const called = readdirSync(machines).flatMap((file) =>
      [...readFileSync(join(machines, file), 'utf8').matchAll(/"\$\{(\w+)Arn\}"/g)].map(([, task = '']) =>
        task.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase(),
      ),
    );
    const kept = Object.keys(tasks).map((name) => name.split('/')[1]);
    expect(kept).toEqual(expect.arrayContaining([...new Set(called)]));
  });

  test('DE-5 left a change of each item that has a reaction, and a message of each daily job', () => {
    const changed = [...new Set(Object.keys(stream).map((kind) => kind.split(' ')[1] ?? ''))];
    expect(changed).toEqual(expect.arrayContaining(Object.keys(reactions)));
    const kept = Object.keys(messages).filter((kind) => kind.startsWith('consent/run-job '));
    expect(kept.map((kind) => kind.split(' ')[1]).toSorted()).toEqual([...jobs].toSorted());
  });
});

const isOfContactFlow = (event: unknown) => typeof event === 'object' && event !== null && 'Details' in event;
