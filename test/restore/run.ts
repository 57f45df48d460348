// `npm run test:restore` (DE-7): the table goes back some minutes, queues, workflows and phones don't; the operator's procedure makes it good.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { buildLocalStage } from '../../local/build.ts';
import { bootCloud, type Cloud } from '../../local/cloud.ts';
import { openDataFolder } from '../../local/state/data-folder.ts';
import { run } from '../../scripts/operate/run.ts';
import { aPhone, aTeam, referralFor, type StoryAgent } from '../stories/support/builders.ts';
import { expectStatus, leadAlertNumber, type Talk, write } from '../stories/support/conversations.ts';
import { freePort, localCloudAt } from '../upgrade/local-cloud.ts';

const greeting = 'Hello, shall we talk about the garden?';
const inDoubt = 'Would Saturday at noon suit you?';
const journal = 'cloud.db';
const referral = z.looseObject({
  referralId: z.string(),
  status: z.string(),
  returned: z.looseObject({ reason: z.string() }).optional(),
});
const page = z.object({ messages: z.array(z.looseObject({ body: z.string(), delivery: z.string() })) });
const alerts = z.looseObject({ status: z.string() });

const say = (line: string) => console.log(`  ${line}`);
const startedAt = performance.now();
const templateDir = await buildLocalStage(console.log);
const scratch = mkdtempSync(join(tmpdir(), 'dibs-restore-'));
const dataDir = join(scratch, 'now');
const earlierDir = join(scratch, 'point-in-time');
mkdirSync(dataDir);
const port = await freePort();
const client = localCloudAt(`http://127.0.0.1:${port}`);

let cloud: Cloud | undefined;
const startAtMs = Date.parse('2026-03-02T15:00:00.000Z');
async function boot(closed: string[] = []): Promise<void> {
  const data = openDataFolder(dataDir);
  cloud = await bootCloud({ templateDir, clock: 'frozen', startAtMs, port, data, closed });
}
async function stop(): Promise<void> {
  await cloud?.close();
  cloud = undefined;
}

try {
  await boot();
  const team = await aTeam(client, 5);
  const [, claimer, owner, stopOwner, asked] = team.agents;
  assert(claimer && owner && stopOwner && asked);
  for (const agent of [claimer, asked]) expectStatus(await agent.does('PUT', '/me/text-alerts'), 200);
  await client.advance('PT3S');
  await textIn(claimer.phone, leadAlertNumber, 'YES');
  const talk = await offered(owner);
  const stopping = await offered(stopOwner);
  for (const each of [talk, stopping]) expectStatus(await write(each, greeting), 201);
  await client.advance('PT3S');
  const open = await offered(claimer);
  await client.act('/_local/faults', {
    service: 'sms-voice',
    action: 'SendTextMessage',
    kind: 'throttle',
    count: 10_000,
  });
  expectStatus(await write(talk, inDoubt), 201);
  await client.advance('PT1S');
  console.log('\nThe point in time');
  say('an offer is open, a request for consent waits, a text is queued, two clients have their agents');
  const to = await client.now();
  await stop();
  cpSync(dataDir, earlierDir, { recursive: true });

  console.log('\nThe minutes that will be lost');
  await boot();
  await client.liftFaults();
  // Its sender was stopped while it waited to try again: the queue shows the text anew after six times the function's timeout.
  await client.advance('PT3M');
  assert.equal(countOf(inDoubt, await bodiesTo(talk.phone)), 1);
  expectStatus(await write(open, greeting), 201);
  await textIn(asked.phone, leadAlertNumber, 'YES');
  await textIn(stopping.phone, (await client.textsTo(stopping.phone)).at(-1)?.from ?? '', 'STOP');
  await client.advance('PT3M');
  const unknown = await offered(claimer);
  await client.advance('PT1M');
  const phones = [
    ...team.agents.map(({ phone }) => phone),
    talk.phone,
    stopping.phone,
    open.phone,
    unknown.phone,
  ];
  const had = await Promise.all(phones.map(bodiesTo));
  say(
    'the queued text goes out, the offer is claimed, a client says STOP and an agent YES, a referral is created',
  );
  await stop();

  console.log('\nThe table goes back, and the procedure');
  putTableBack();
  await boot(['delivery/send-texts']);
  await operate('inbound');
  await client.advance('PT10S');
  const lost = await operate('work');
  await client.advance('PT1M');
  while ((await operate('texts')).length > 0);
  await stop();

  console.log('\nOpen again');
  await boot();
  await client.advance('PT10M');
  const have = await Promise.all(phones.map(bodiesTo));
  assert.deepEqual(have, had);
  say('no phone got a text twice, nor one that it had not got before');
  expectStatus(await write(stopping, 'Are you there?'), 409);
  assert.equal(alerts.parse((await asked.does('GET', '/me/text-alerts')).body).status, 'on');
  say('CO-5 the STOP of the lost minutes counts, and so does the YES');
  const { messages } = page.parse((await owner.does('GET', `/referrals/${talk.referralId}/messages`)).body);
  assert.equal(messages.find(({ body }) => body === inDoubt)?.delivery, 'unconfirmed');
  say('the text that was queued reads unconfirmed: it is not sent again, and its author sees that');
  expectStatus(await client.source('GET', `/referrals/${unknown.referralId}`), 404);
  assert(lost.some((line) => line.includes(unknown.referralId)));
  say('the referral of the lost minutes is gone, and was named');
  assert.equal((await seen(open)).status, 'offered');
  await client.advance('PT1H');
  assert.equal((await seen(open)).returned?.reason, 'expired');
  say('the claim of the lost minutes is gone: the referral was open again, and its workflow ends it (CL-7)');
  await client.advance('PT37H');
  const unended = (await client.executions()).filter(
    ({ status }) => status === 'RUNNING' || status === 'FAILED',
  );
  assert.deepEqual(unended, []);
  assert.deepEqual(await client.deadLetters(), []);
  say('no workflow is left running or failed, and there are no dead letters');
  console.log(`\nDE-7 holds. ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);

  async function offered(to: StoryAgent): Promise<Talk> {
    const phone = aPhone();
    const { body } = expectStatus(
      await client.source('POST', '/referrals', referralFor(team.teamId, phone)),
      201,
    );
    await client.advance('PT0S');
    return { referralId: z.looseObject({ referralId: z.string() }).parse(body).referralId, phone, owner: to };
  }

  async function seen({ referralId }: Talk) {
    return referral.parse(expectStatus(await client.source('GET', `/referrals/${referralId}`), 200).body);
  }

  /** As the operator's guide says; answers what was printed. */
  async function operate(step: string): Promise<string[]> {
    const printed: string[] = [];
    const args = [
      'restored',
      step,
      '--to',
      new Date(to).toISOString(),
      '--yes',
      '--local',
      `http://127.0.0.1:${port}`,
    ];
    const code = await run(args, {
      print: (line) => {
        printed.push(line);
        say(line);
      },
      say,
      ask: async () => undefined,
    });
    assert.equal(code, 0);
    return printed;
  }
} finally {
  await stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function textIn(from: string, to: string, body: string): Promise<void> {
  await client.act(`/_local/phones/${from}/texts`, { to, body });
  await client.advance('PT1S');
}

async function bodiesTo(phone: string): Promise<string[]> {
  return (await client.textsTo(phone)).map(({ body }) => body);
}

function countOf(words: string, bodies: readonly string[]): number {
  return bodies.filter((body) => body.includes(words)).length;
}

/** The table as it was; queues, workflows, phones and mailboxes as they are. A restored table has a stream of its own, with nothing in it. */
function putTableBack(): void {
  const isTable = (file: string) => file.startsWith('table.db');
  for (const file of readdirSync(dataDir).filter(isTable)) rmSync(join(dataDir, file));
  for (const file of readdirSync(earlierDir).filter(isTable))
    cpSync(join(earlierDir, file), join(dataDir, file));
  const database = new DatabaseSync(join(dataDir, journal));
  database.prepare('ATTACH ? AS earlier').run(join(earlierDir, journal));
  // The table's own mark, by which the local cloud would know that it is an older one.
  database.exec(`
    INSERT OR REPLACE INTO about SELECT * FROM earlier.about WHERE name = 'mark';
    DELETE FROM kept WHERE name = 'stream-positions';
    INSERT INTO kept SELECT * FROM earlier.kept WHERE name = 'stream-positions';`);
  database.close();
}
