// Takes over the state that releases before the journal kept in one JSON file, `cloud.json`, once.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { damaged } from './folder-problem.ts';

const byId = z.array(z.looseObject({ id: z.string() })).default([]);
const each = z.array(z.unknown()).default([]);
const record = z.record(z.string(), z.unknown()).default({});
const services = z.object({
  sqs: z.record(z.string(), z.array(z.looseObject({ messageId: z.string() }))).default({}),
  sns: z
    .object({ endpoints: z.array(z.looseObject({ arn: z.string() })).default([]), pushes: each })
    .prefault({}),
  handsets: z.object({ texts: byId, behaviours: record }).prefault({}),
  phoneLines: byId,
  smsVoice: z.object({ receipts: each, optedOut: z.array(z.string()).default([]) }).prefault({}),
  ses: z
    .object({ emails: z.array(z.looseObject({ id: z.string(), to: z.string() })).default([]), events: each })
    .prefault({}),
  eventBus: byId,
  connect: record,
  kms: z.object({ secret: z.string().optional() }).prefault({}),
  webPush: z
    .object({
      subscriptions: z.array(z.looseObject({ endpoint: z.string() })).default([]),
      pushes: each,
      ended: z.array(z.string()).default([]),
    })
    .prefault({}),
  accounts: z
    .object({
      made: z.array(z.looseObject({ email: z.string() })).default([]),
      disabled: z.array(z.string()).default([]),
      teams: record,
    })
    .prefault({}),
  stepFunctions: z.array(z.looseObject({ arn: z.string(), history: each })).default([]),
  streams: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});
const snapshot = z.object({
  version: z.literal(1),
  nowMs: z.number(),
  offsetMs: z.number(),
  signingKey: z.string(),
  services,
});

type Row = readonly [name: string, key: string, value: unknown];

/** Within the transaction of the caller; false when there is none to take over. */
export function takeOverSnapshot(folder: string, database: DatabaseSync): boolean {
  const file = snapshotIn(folder);
  if (!existsSync(file)) return false;
  const write = database.prepare('INSERT OR REPLACE INTO kept (name, key, json) VALUES (?, ?, ?)');
  for (const [name, key, value] of rowsOf(readSnapshot(file, folder)))
    write.run(name, key, JSON.stringify(value));
  return true;
}

/** Out of the way, once its state is kept in the journal. */
export function retireSnapshot(folder: string): void {
  const file = snapshotIn(folder);
  if (existsSync(file)) renameSync(file, `${file}.taken-over`);
}

function readSnapshot(file: string, folder: string): z.infer<typeof snapshot> {
  try {
    return snapshot.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    const reason = fault instanceof z.ZodError ? z.prettifyError(fault) : 'it is no JSON';
    throw damaged(file, folder, reason);
  }
}

function* rowsOf({ nowMs, offsetMs, signingKey, services: of }: z.infer<typeof snapshot>): Generator<Row> {
  yield ['clock', 'time', { nowMs, offsetMs }];
  yield ['signing-key', 'key', signingKey];
  // `npm start` seeded the demo before it first wrote the file.
  yield ['demo', 'seeded', true];
  for (const [queue, messages] of Object.entries(of.sqs))
    for (const message of messages) yield ['queue-messages', `${queue} ${message.messageId}`, message];
  for (const endpoint of of.sns.endpoints) yield ['push-endpoints', endpoint.arn, endpoint];
  yield* numbered('pushes', of.sns.pushes);
  for (const text of of.handsets.texts) yield ['texts', text.id, text];
  yield* named('handset-behaviors', of.handsets.behaviours);
  for (const call of of.phoneLines) yield ['calls', call.id, call];
  yield* numbered('text-and-call-events', of.smsVoice.receipts);
  for (const key of of.smsVoice.optedOut) yield ['carrier-opt-outs', key, true];
  for (const email of of.ses.emails) yield ['emails', `${email.id} ${email.to}`, email];
  yield* numbered('email-events', of.ses.events);
  for (const event of of.eventBus) yield ['bus-events', event.id, event];
  yield* named('call-tokens', of.connect);
  if (of.kms.secret !== undefined) yield ['kms', 'secret', of.kms.secret];
  for (const subscription of of.webPush.subscriptions)
    yield ['push-subscriptions', subscription.endpoint, subscription];
  yield* numbered('web-pushes', of.webPush.pushes);
  for (const endpoint of of.webPush.ended) yield ['ended-subscriptions', endpoint, true];
  for (const account of of.accounts.made) yield ['made-accounts', account.email.toLowerCase(), account];
  for (const agentId of of.accounts.disabled) yield ['disabled-accounts', agentId, true];
  yield* named('account-teams', of.accounts.teams);
  for (const { history, ...execution } of of.stepFunctions) {
    yield ['executions', execution.arn, execution];
    yield* history.map((event, index): Row => ['execution-events', `${execution.arn} ${index}`, event]);
  }
  for (const [mapping, shards] of Object.entries(of.streams))
    for (const [shard, position] of Object.entries(shards))
      yield ['stream-positions', `${mapping} ${shard}`, position];
}

function numbered(name: string, values: readonly unknown[]): Row[] {
  return values.map((value, index) => [name, `taken-over ${index}`, value]);
}

function named(name: string, values: Readonly<Record<string, unknown>>): Row[] {
  return Object.entries(values).map(([key, value]) => [name, key, value]);
}

function snapshotIn(folder: string): string {
  return join(folder, 'cloud.json');
}
