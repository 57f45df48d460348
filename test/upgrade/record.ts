// `npm run record`: plays work on the local cloud, and keeps one of each kind of what is in flight between its parts (DE-5).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { buildLocalStage } from '../../local/build.ts';
import { bootCloud } from '../../local/cloud.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { agentOf, aPhone, aTeam, coveredReferralFor, type StoryTeam } from '../stories/support/builders.ts';
import { expectStatus, leadAlertNumber, write as writeText } from '../stories/support/conversations.ts';
import { type LocalCloud, localCloudAt } from './local-cloud.ts';
import { type Recorded, recordedDir } from './recorded.ts';
import { isReleased } from './releases.ts';
import { endWork, leaveWorkInFlight, type World } from './work.ts';

const release = orExit(() => {
  const command = 'npm run record';
  const usage = `${command} [-- VERSION]\n\n  VERSION  of package.json by default`;
  const words = ['VERSION'];
  return readArguments({ command, usage, options: {}, words }).positionals[0] ?? packageJson.version;
});
if (isReleased(release)) {
  console.error(
    `v${release} is released: what was recorded of it stays, so that the releases to come are tested by it. Set the new version in package.json first.`,
  );
  process.exit(1);
}
const startAtMs = Date.parse('2026-03-02T15:00:00.000Z');

const ofQueue = z.looseObject({
  Records: z.array(z.looseObject({ eventSource: z.literal('aws:sqs'), body: z.string() })),
});
const image = z.looseObject({ type: z.object({ S: z.string() }).optional() });
const ofStream = z.looseObject({
  Records: z.array(
    z.looseObject({
      eventSource: z.literal('aws:dynamodb'),
      eventName: z.string(),
      dynamodb: z.looseObject({ NewImage: image.optional(), OldImage: image.optional() }),
    }),
  ),
});
const ofRoute = z.looseObject({ rawPath: z.string(), headers: z.record(z.string(), z.string()) });
const answered = z.looseObject({ statusCode: z.number() });
const ofBody = z.looseObject({ Message: z.string().optional(), job: z.string().optional() });
const notified = z.looseObject({ eventType: z.string().optional() });

const tasks: Recorded['tasks'] = {};
const messages: Recorded['messages'] = {};
const stream: Recorded['stream'] = {};
const routes: Recorded['routes'] = {};

/** The first of each kind, and no more. */
function keep<T>(kept: Record<string, T>, kind: string, value: T): void {
  kept[kind] ??= value;
}

function record(name: string, event: unknown, answer: unknown): void {
  const request = ofRoute.safeParse(event).data;
  if (request !== undefined) {
    const { authorization: _, ...headers } = request.headers;
    if (answered.parse(answer).statusCode < 300) keep(routes, name, { ...request, headers });
    return;
  }
  const queued = ofQueue.safeParse(event).data;
  const streamed = ofStream.safeParse(event).data;
  for (const each of queued?.Records ?? []) keep(messages, `${name} ${kindOf(each.body)}`.trim(), each);
  for (const each of streamed?.Records ?? []) {
    const { NewImage, OldImage } = each.dynamodb;
    keep(stream, `${each.eventName} ${(NewImage ?? OldImage)?.type?.S ?? 'untyped'}`, each);
  }
  if (queued === undefined && streamed === undefined) keep(tasks, name, { event, answer });
}

/** Carriers tell several kinds of news through one topic, and one queue takes several jobs. */
function kindOf(body: string): string {
  const { Message, job = '' } = ofBody.parse(JSON.parse(body));
  return Message === undefined ? job : (notified.parse(JSON.parse(Message)).eventType ?? '');
}

const templateDir = await buildLocalStage(console.log);
const cloud = await bootCloud({
  templateDir,
  clock: 'frozen',
  startAtMs,
  onInvoked: (name, event, invocation) => {
    if (invocation.ok) record(name, event, invocation.payload ?? null);
  },
});
try {
  const client = localCloudAt(cloud.url);
  const world = await leaveWorkInFlight(client, () => undefined);
  await client.liftFaults();
  await endWork(client, world, () => undefined);
  await actOnTheRest(client, world);
  const folder = join(recordedDir, release);
  mkdirSync(folder, { recursive: true });
  const executions = Object.fromEntries(
    cloud.stepFunctions
      .executions()
      .map(({ stateMachineArn, inputText }) => [stateMachineArn.split(':').at(-1), JSON.parse(inputText)]),
  );
  const at = new Date(cloud.clock.now()).toISOString();
  const referredTo = JSON.stringify([tasks, messages, stream, routes]);
  const items = oneOfEachKind(await allItems(), referredTo);
  write(folder, { at, executions, tasks, messages, stream, routes, items });
  console.log(`Recorded ${release} in ${folder}`);
} finally {
  await cloud.close();
}

type Item = Recorded['items'][number];

async function allItems(): Promise<Item[]> {
  const [table] = cloud.dynamoDb.tables;
  const scanned = await cloud.dynamoDb.engine.table('Scan', { TableName: table?.name });
  const { Items } = z.object({ Items: z.array(z.record(z.string(), z.custom<never>())) }).parse(scanned);
  return Items.map((item) => unmarshall(item));
}

/** What the upgrade story has no need of. */
async function actOnTheRest(client: LocalCloud, { team, talk, open }: World): Promise<void> {
  const { agentId, name, phone, email } = talk.owner;
  const from = (await client.textsTo(talk.phone)).at(-1)?.from;
  await client.act(`/_local/phones/${talk.phone}/texts`, { to: from, body: 'Please leave me alone.' });
  await client.act(`/_local/phones/${aPhone()}/texts`, { to: from, body: 'Who is this?' });
  await client.advance('PT1S');
  const conversation = `/referrals/${talk.referralId}`;
  const reads = ['/messages', '/notes', '/reminders', '/next-text'].map((path) => conversation + path);
  for (const path of [...reads, '/me', '/me/referrals', '/me/clients', '/me/views', '/me/reminders'])
    await talk.owner.does('GET', path);
  const ofTeam = ['agents', 'referrals', 'clients', 'lead-routing', 'response-times'];
  for (const path of ofTeam) await team.lead.does('GET', `/teams/${team.teamId}/${path}`);
  for (const path of ['consent', 'unmatched-texts'])
    await client.admin('GET', `/numbers/${talk.phone}/${path}`);
  await client.admin('POST', '/operations/replay', { referralId: talk.referralId });
  await sendBulkText(client, team);
  const profile = { name, phone, email, licensed: false };
  expectStatus(await client.admin('PUT', `/teams/${team.teamId}/agents/${agentId}`, profile), 200);
  await client.advance('PT1S');
  const leaving = agentOf(team, 7);
  const moved = {
    name: leaving.name,
    phone: leaving.phone,
    email: leaving.email,
    licensed: true,
    move: true,
  };
  // PE-2: invited, too.
  const other = await aTeam(client, 1, undefined, true);
  expectStatus(await client.admin('PUT', `/teams/${other.teamId}/agents/${leaving.agentId}`, moved), 200);
  await client.act(`/_local/phones/${agentOf(team, 1).phone}/texts`, { to: leadAlertNumber, body: 'HELP' });
  expectStatus(
    await open.owner.does('POST', `/referrals/${open.referralId}/give-back`, { reason: 'On vacation' }),
    200,
  );
  await client.advance('PT1S');
}

/** CP-7: of the lead's, to a client who agreed to automated texts. */
async function sendBulkText(client: LocalCloud, team: StoryTeam): Promise<void> {
  const { lead, teamId } = team;
  const request = coveredReferralFor(teamId);
  const created = await client.source('POST', '/referrals', request);
  const { referralId } = z.object({ referralId: z.string() }).parse(expectStatus(created, 201).body);
  await client.advance('PT1S');
  const talk = { referralId, phone: request.client.phone, owner: lead };
  expectStatus(await writeText(talk, 'Hello, shall we talk about the garden?'), 201);
  await client.advance('PT5S');
  const path = `/teams/${teamId}/bulk-texts`;
  const audience = { owner: lead.agentId };
  const previewed = await lead.does('POST', `${path}/preview`, { body: 'Hi {City}', audience });
  const { previewId } = z.object({ previewId: z.string() }).parse(expectStatus(previewed, 200).body);
  expectStatus(await lead.does('POST', path, { previewId }), 201);
  await client.advance('PT2M');
}

/** Of messages and offers there are hundreds: those that something recorded names, and one of each kind. */
function oneOfEachKind(items: Item[], referredTo: string): Item[] {
  const kinds = new Set<string>();
  return items.filter(({ type, outboxId, referralId, status, channel, purpose }) => {
    if (type !== 'outbox-message' && type !== 'offer' && type !== 'told-offer') return true;
    const kind = JSON.stringify([
      type,
      status,
      channel,
      z.looseObject({ kind: z.string() }).safeParse(purpose).data?.kind,
    ]);
    if (!kinds.has(kind)) return kinds.add(kind);
    return referredTo.includes(String(outboxId ?? referralId));
  });
}

/** JSON knows none. */
function setsKept(_: string, value: unknown): unknown {
  return value instanceof Set ? { set: [...value] } : value;
}

function write(folder: string, recorded: Recorded): void {
  for (const [name, kept] of Object.entries(recorded)) {
    writeFileSync(join(folder, `${name}.json`), `${linesOf(kept)}\n`);
  }
}

/** One entry a line, so that a change of one is a change of a line. */
function linesOf(kept: Recorded[keyof Recorded]): string {
  if (typeof kept === 'string') return JSON.stringify(kept);
  if (Array.isArray(kept)) return `[\n${kept.map((each) => JSON.stringify(each, setsKept)).join(',\n')}\n]`;
  const entries = Object.entries(kept).map(
    ([kind, each]) => `${JSON.stringify(kind)}: ${JSON.stringify(each)}`,
  );
  return `{\n${entries.join(',\n')}\n}`;
}
