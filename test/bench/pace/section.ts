// The part of the bench about alerts that wait in a whole cloud: measured, judged by PA-1 to PA-3, and told.
import { buildLocalStage } from '../../../local/build.ts';
import type { Section } from '../report.ts';
import { measureAlerts, partsPerSecond, type Waited } from './alerts.ts';

const short = [10, 300];
/** The longest backlog, unless one is asked for: 10,000 take forty minutes on a busy machine, eight of them of its processors. */
export const longestBacklog = 2000;

const targets = {
  /** PA-1 */
  carrierCalls: 1.05,
  /** PA-2 */
  personsMs: 2000,
  /** PA-3: what a text costs behind the longest backlog to what it costs behind 300. */
  flat: 1.1,
  /** Of the number’s rate: its slots are 1,100 ms for a second’s parts (delivery/pace/rate.ts), and one in sixteen is kept (lane.ts). */
  drainedShare: 0.85,
};

/** Per accepted text. */
const costs = [
  ['carrier calls', ({ carrierCalls }) => carrierCalls],
  ['hand-outs by the queue', ({ handOuts }) => handOuts],
  ['requests to the queue', ({ queueRequests }) => queueRequests],
  ['requests to the table', ({ tableRequests }) => tableRequests],
  ['read units', ({ readUnits }) => readUnits],
  ['write units', ({ writeUnits }) => writeUnits],
] as const satisfies readonly (readonly [string, (waited: Waited) => number])[];

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
/** Had each second been full. */
const leastSeconds = ({ parts }: Waited) => parts / partsPerSecond;

export async function alertsSection(longest: number): Promise<Section> {
  return sectionOf(await measureAll([...short, longest]));
}

async function measureAll(sizes: readonly number[]): Promise<Waited[]> {
  const templateDir = await buildLocalStage(console.log);
  const runs: Waited[] = [];
  for (const waiting of sizes) {
    console.log(`Sending ${waiting} alerts …`);
    runs.push(await measureAlerts(templateDir, waiting, console.log));
  }
  return runs;
}

function sectionOf(runs: readonly Waited[]): Section {
  const some = runs[1];
  const row = (name: string, figureOf: (run: Waited) => string, target: string) => [
    name,
    ...runs.map(figureOf),
    target,
  ];
  return {
    part: 'alerts',
    title: 'Alerts that wait in a whole cloud',
    method: `Referrals for teams of ten whose text alerts are on, all created through the API of the local cloud within one moment of its time: real HTTP, queues, stream, functions under their roles, DynamoDB’s engine, and a carrier that refuses what is above ${partsPerSecond} message parts a second. All alerts leave from one number; while they wait, somebody texts HELP to it for each ten of them (100 at most), and is answered. Per accepted text, answers included: what \`delivery/send-texts\` did, the gate’s reads included, and the requests of the texts’ queue (a message sent, a batch received, what is done of it deleted, and each message that is put off). Time is the cloud’s own: it stands still while functions work, so that no wait is this machine’s. \`npm run bench -- --only alerts\` (with \`--backlog 10000\` as many as that).`,
    columns: ['figure', ...runs.map(({ waiting }) => `${waiting} waiting`), 'target'],
    rows: [
      ...costs.map(([name, of]) => row(name, (run) => (of(run) / run.accepted).toFixed(2), targetOf(name))),
      row('accepted, answers included', ({ accepted }) => String(accepted), 'all'),
      row(
        'the longest wait of a person',
        ({ personsMs }) => seconds(personsMs),
        `≤ ${seconds(targets.personsMs)}`,
      ),
      row(
        'the most parts in any second',
        ({ fullestSecond }) => String(fullestSecond),
        `≤ ${partsPerSecond}`,
      ),
      row('the last alert has left after', ({ drainedMs }) => seconds(drainedMs), ''),
      row(
        'share of the number’s rate',
        (run) => shareOf(run).toFixed(2),
        `≥ ${targets.drainedShare} of a backlog`,
      ),
      row('dead letters, of all queues', ({ deadLetters }) => String(deadLetters), '0'),
      row('took on this machine', ({ tookMs }) => `${Math.round(tookMs / 1000)} s`, ''),
    ],
    missed: runs.flatMap((run) => missedBy(run, some)),
  };
}

function targetOf(name: (typeof costs)[number][0]): string {
  if (name === 'carrier calls') return `≤ ${targets.carrierCalls}`;
  return `≤ ${targets.flat} × behind 300`;
}

const shareOf = (run: Waited) => leastSeconds(run) / (run.drainedMs / 1000);

function missedBy(run: Waited, some: Waited | undefined): string[] {
  const { waiting, accepted, carrierCalls, personsMs, fullestSecond, deadLetters } = run;
  const isOver = (of: (waited: Waited) => number) =>
    some !== undefined && of(run) / accepted > (targets.flat * of(some)) / some.accepted;
  return [
    ...(carrierCalls > targets.carrierCalls * accepted
      ? [`${waiting} alerts take more calls of the carrier`]
      : []),
    ...(personsMs > targets.personsMs
      ? [`a person waits ${seconds(personsMs)} behind ${waiting} alerts`]
      : []),
    ...(fullestSecond > partsPerSecond ? [`${fullestSecond} parts leave in a second`] : []),
    ...(deadLetters > 0 ? [`${deadLetters} messages are given up behind ${waiting} alerts`] : []),
    ...(waiting >= 300 && shareOf(run) < targets.drainedShare
      ? [`${waiting} alerts take ${seconds(run.drainedMs)}`]
      : []),
    ...costs
      .filter(([, of]) => waiting > 300 && isOver(of))
      .map(([name]) => `behind ${waiting} alerts there are more ${name} a text`),
  ];
}
