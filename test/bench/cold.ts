// The claim that starts a function: a new process loads the bundled handler and answers requests, beside the bare client.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { bundleBaselines } from './baselines.ts';
import type { BundledFunction } from './bundled-functions.ts';
import { environmentOf, textEvent } from './claim.ts';
import { type BenchTable, openRaces } from './races-to-win.ts';
import { recordedClaim } from './recorded-claim.ts';
import { lowerQuartileOf, medianOf } from './samples.ts';
import { openTlsEndpoint } from './tls-endpoint.ts';

const agentId = 'agt_3';
/** Of one process. The last ten stand for one that is warm, as far as a function ever is that claims now and then. */
const requests = 40;
const lastOfThem = 10;

/** `processor` is that of the thread that answers, `wall` the time that passed, both in ms. */
type Times = { processor: number; wall: number };
/** `whole` is the first three together: from nothing to the first answer. */
export type ColdStep = 'start' | 'load' | 'first' | 'whole' | 'second' | 'warm';
export type ColdTimes = Record<ColdStep, Times>;

/**
 * Only does what the claim does to the table. Bundled and started as the claim is, with its environment: what differs is the
 * code of Dibs and what it uses.
 */
const bareSource = `import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (input) => {
  await client.send(new UpdateItemCommand(input));
  return { statusCode: 201 };
};
`;

/** Starts each `rounds` times in turn. */
export async function measureColdClaim(
  sendMessage: BundledFunction,
  table: BenchTable,
  directory: string,
  rounds: number,
  progress: (line: string) => void,
): Promise<{ handler: ColdTimes; bare: ColdTimes }> {
  const bundled = await bundleBaselines(new Map([['bare', bareSource]]), join(directory, 'cold'));
  const bareFile = bundled.get('bare')?.same;
  if (bareFile === undefined) throw new Error('The bare client was not bundled.');
  const handler = { file: sendMessage.file, eventFor: async (id: string) => textEvent(id) };
  const bare = { file: bareFile, eventFor: (id: string) => recordedClaim(table, agentId, id) };
  const tls = await openTlsEndpoint(table.endpoint, directory);
  const environment = {
    ...environmentOf(sendMessage, { ...table, endpoint: tls.endpoint }),
    NODE_EXTRA_CA_CERTS: tls.certificate,
  };
  const turns = [handler, bare].map((contender) => ({ ...contender, processes: [] as ColdTimes[] }));
  for (let round = 0; round < rounds; round += 1) {
    progress(`  round ${round + 1} of ${rounds}`);
    for (const { file, eventFor, processes } of round % 2 === 0 ? turns : turns.toReversed()) {
      const events = await Promise.all((await openRaces(table, requests)).map(eventFor));
      processes.push(await oneProcess(file, events, environment));
    }
  }
  tls.close();
  const [ofHandler = [], ofBare = []] = turns.map(({ processes }) => processes);
  return { handler: summaryOf(ofHandler), bare: summaryOf(ofBare) };
}

function summaryOf(processes: readonly ColdTimes[]): ColdTimes {
  const of = (step: ColdStep): Times => ({
    processor: lowerQuartileOf(processes.map((each) => each[step].processor)),
    wall: lowerQuartileOf(processes.map((each) => each[step].wall)),
  });
  return {
    start: of('start'),
    load: of('load'),
    first: of('first'),
    whole: of('whole'),
    second: of('second'),
    warm: of('warm'),
  };
}

const told = z.array(z.tuple([z.number(), z.number()]));

/** A process' own clocks, read after it started, after it loaded the handler, and after each answer. */
async function oneProcess(
  file: string,
  events: readonly unknown[],
  environment: Readonly<Record<string, string>>,
): Promise<ColdTimes> {
  const script = `const times = [];
const mark = () => {
  const { user, system } = process.threadCpuUsage();
  times.push([(user + system) / 1000, performance.now()]);
};
mark();
const { handler } = await import(${JSON.stringify(file)});
mark();
for (const event of ${JSON.stringify(events)}) {
  const { statusCode, body } = await handler(event);
  if (statusCode !== 201) throw new Error('The claim was refused: ' + body);
  mark();
}
console.log(JSON.stringify(times));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: environment,
  });
  const marks = told.parse(JSON.parse(stdout));
  const between = (from: number, to: number): Times => {
    const [processor = Number.NaN, wall = Number.NaN] = marks[from] ?? [0, 0];
    const [processorThen = Number.NaN, wallThen = Number.NaN] = marks[to] ?? [];
    return { processor: processorThen - processor, wall: wallThen - wall };
  };
  const last = Array.from({ length: lastOfThem }, (_, index) =>
    between(marks.length - 2 - index, marks.length - 1 - index),
  );
  return {
    start: between(-1, 0),
    load: between(0, 1),
    first: between(1, 2),
    whole: between(-1, 2),
    second: between(2, 3),
    warm: {
      processor: medianOf(last.map(({ processor }) => processor)),
      wall: medianOf(last.map(({ wall }) => wall)),
    },
  };
}
