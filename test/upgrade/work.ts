// Work that is in flight while a release is deployed, and how each piece of it must end under the next release (DE-5).
import assert from 'node:assert/strict';
import * as z from 'zod';
import {
  agentOf,
  aPhone,
  aTeam,
  coveredReferralFor,
  referralFor,
  type StoryAgent,
  type StoryTeam,
} from '../stories/support/builders.ts';
import { expectStatus, leadAlertNumber, pool, type Talk, write } from '../stories/support/conversations.ts';
import { callView, pinLineNumber, referralByPhone } from '../stories/support/phone-calls.ts';
import type { Client } from '../stories/support/stage.ts';
import type { LocalCloud } from './local-cloud.ts';

const referralShape = z.looseObject({
  referralId: z.string(),
  status: z.string(),
  waitsFor: z.string().optional(),
  claim: z.looseObject({ agentId: z.string(), by: z.string() }).optional(),
  returned: z.looseObject({ reason: z.string() }).optional(),
});

const clientsShape = z.object({ clients: z.array(z.looseObject({ referralId: z.string() })) });

const greeting = 'Hello, shall we talk about the garden?';
const hourMs = 3_600_000;
const queuedWords = 'Would Saturday at noon suit you?';

export type World = Awaited<ReturnType<typeof leaveWorkInFlight>>;

type Say = (line: string) => void;

/** Leaves one piece of work of each kind where only the next release can end it. */
export async function leaveWorkInFlight(cloud: LocalCloud, say: Say) {
  // The demo team’s agents are agt_01 to agt_10: a larger team would take one of them.
  const team = await aTeam(cloud, 8);
  const agent = (index: number) => agentOf(team, index);
  const texts = (from: string, to: string, body: string) =>
    cloud.act(`/_local/phones/${from}/texts`, { to, body });

  await agent(1).does('PUT', '/me/devices/phone', { platform: 'ios', token: agent(1).agentId });
  for (const index of [1, 2, 3]) expectStatus(await agent(index).does('PUT', '/me/text-alerts'), 200);
  await cloud.advance('PT3S');
  await texts(agent(1).phone, leadAlertNumber, 'YES');
  await cloud.advance('PT1S');
  say('consent: one agent said YES, two were asked and have not answered');

  const pin = await offered(cloud, team, 4, referralByPhone(team.teamId));
  await askForCall(cloud, pin);
  await cloud.advance('PT20S');
  await askForCall(cloud, pin);
  await cloud.advance('PT20S');
  assert.equal((await callOf(pin)).state, 'pin');
  say('calls: one agent missed two and has a PIN');
  const missed = await offered(cloud, team, 5, referralByPhone(team.teamId));
  await askForCall(cloud, missed);
  await cloud.advance('PT20S');
  assert.equal((await callOf(missed)).state, 'missed');
  say('calls: one agent missed the first call');

  const again = await offered(cloud, team, 1);
  expectStatus(await team.lead.does('POST', `/referrals/${again.referralId}/decline`), 200);
  await cloud.advance('PT1S');
  expectStatus(await cloud.source('POST', `/referrals/${again.referralId}/offer-again`, {}), 200);
  const awaited = await offered(cloud, team, 6);
  const waiting = await offered(cloud, team, 6, referralFor(team.teamId, awaited.phone));
  assert.equal((await seen(waiting, cloud.source)).waitsFor, awaited.referralId);
  const open = await offered(cloud, team, 2);
  const expiring = await offered(cloud, team, 2);
  say('offers: one open, one nobody will answer, one in its second round, one that waits for another');

  const talk = await offered(cloud, team, 6);
  const stopping = await offered(cloud, team, 7);
  for (const each of [talk, stopping]) expectStatus(await write(each, greeting), 201);
  await cloud.advance('PT3S');
  const from = (await cloud.textsTo(talk.phone)).at(-1)?.from ?? pool[0] ?? '';
  for (const reply of ['Yes, gladly.', 'When would suit you?']) {
    await texts(talk.phone, from, reply);
    await cloud.advance('PT2S');
  }
  say('replies: two came in, the owner has been told of the first');
  const reminder = {
    at: new Date((await cloud.now()) + 2 * hourMs).toISOString(),
    text: 'Ask about Saturday.',
  };
  const set = await talk.owner.does('POST', `/referrals/${talk.referralId}/reminders`, reminder);
  const isReminded = set.status === 201;
  if (isReminded) say('reminders: one waits for its time');

  const noted = await talk.owner.does('POST', `/referrals/${talk.referralId}/notes`, {
    text: 'Wants a greenhouse.',
  });
  const isNoted = noted.status === 201;
  if (isNoted) {
    const change = { stage: 'active', tags: ['Garden'] };
    expectStatus(await talk.owner.does('PATCH', `/referrals/${talk.referralId}`, change), 200);
    say('clients: one has a note, a stage and a tag');
  }

  const planned = await onPlan(cloud, team);
  if (planned.isPlanned) say('plans: a client’s first step waits for its slot');

  const held = await holdBack(cloud);
  expectStatus(await write(talk, queuedWords), 201);
  await texts(stopping.phone, (await cloud.textsTo(stopping.phone)).at(-1)?.from ?? '', 'STOP');
  await cloud.advance('PT1S');
  const ringing = await offered(cloud, team, 3, referralByPhone(team.teamId));
  await askForCall(cloud, ringing);
  const [call] = await cloud.callsTo(ringing.owner.phone);
  assert.equal(call?.state, 'ringing');
  say('calls: one agent’s phone is ringing');
  await held.holdBackStream();
  const unseen = await offered(cloud, team, 1);
  for (const queue of ['OutboxTexts', 'OutboxEmails', 'InboundTexts', 'ReplyDigests']) {
    assert((await cloud.waitingIn(queue)).length > 0, `nothing waits in ${queue}`);
  }
  const started = (await cloud.executions()).map(({ name }) => name);
  assert(!started.includes(unseen.referralId), 'the stream’s record was read');
  say(
    'queues: a text to a client, emails, a STOP and a digest wait; the stream holds a referral that nobody has read',
  );
  return {
    team,
    pin,
    missed,
    again,
    awaited,
    waiting,
    open,
    expiring,
    talk,
    stopping,
    ringing,
    unseen,
    isReminded,
    isNoted,
    planned,
  };
}

/** Ends it all, under whatever release runs by now. Throws when anything ends otherwise than it must. */
export async function endWork(cloud: LocalCloud, world: World, say: Say): Promise<void> {
  const { team, pin, missed, again, awaited, waiting, open, expiring, talk, stopping, ringing, unseen } =
    world;

  // What held it back outlives a restart.
  await cloud.liftFaults();
  await answer(cloud, ringing.owner);
  await claimedBy(ringing, 'call');
  say('CL-3 the phone that was ringing is answered: claimed by call');

  await cloud.advance('PT5M');
  const came = (await cloud.textsTo(talk.phone)).map(({ body }) => body);
  assert.equal(came.filter((body) => body.includes(queuedWords)).length, 1, came.join('\n'));
  assert.equal(came.length, 2);
  say('the text that was queued reached the client once');
  const confirmations = (await cloud.textsTo(stopping.phone)).filter(({ body }) => /unsubscribed/.test(body));
  assert.equal(confirmations.length, 1);
  assert.equal(codeIn(expectStatus(await write(stopping, 'Are you there?'), 409).body), 'client-opted-out');
  say('CO-5 the STOP that was queued is recorded and confirmed once; the next text is refused');
  const digests = (await cloud.emailsTo(talk.owner.email)).filter((subject) =>
    /repl(y|ied|ies)/i.test(subject),
  );
  assert.equal(digests.length, 2, digests.join('; '));
  say('TX-4 the digest that waited arrives once');
  const alerts = (await cloud.textsTo(agentOf(team, 1).phone)).filter(({ body }) =>
    body.includes(unseen.referralId),
  );
  assert.equal(alerts.length, 1);
  say('RT-8 the referral that waited in the stream is offered, and its text alert comes once');

  for (const each of [open, again, unseen]) {
    expectStatus(await write(each, greeting), 201);
    await cloud.advance('PT2S');
    await claimedBy(each, 'text');
    assert.equal((await cloud.textsTo(each.phone)).length, 1);
  }
  say('CL-3, CL-15 open offers are claimed by text, the one in its second round too');
  await askForCall(cloud, missed);
  await answer(cloud, missed.owner);
  await claimedBy(missed, 'call');
  say('CA-2 who missed the first call is called again and claims');
  const digits = (await callOf(pin)).pin;
  await cloud.act(`/_local/phones/${pin.owner.phone}/dial`, { to: pinLineNumber, digits });
  await cloud.advance('PT1S');
  await claimedBy(pin, 'pin');
  say('CA-4 the PIN that was issued before claims');
  expectStatus(await team.lead.does('POST', `/referrals/${awaited.referralId}/decline`), 200);
  await cloud.advance('PT1S');
  assert.equal((await seen(waiting, cloud.source)).waitsFor, undefined);
  expectStatus(await write(waiting, greeting), 201);
  say('CL-14 the referral that waited is offered once the other is decided');

  const [, , answering, silent] = team.agents;
  assert(answering && silent);
  await cloud.act(`/_local/phones/${answering.phone}/texts`, { to: leadAlertNumber, body: 'YES' });
  await cloud.advance('PT1H');
  assert.equal(await alertsOf(answering), 'on');
  assert.equal((await seen(expiring)).returned?.reason, 'expired');
  say('CO-2 the YES to the request of before counts; CL-7 the offer that nobody answered is returned');
  await cloud.advance('PT36H');
  assert.equal(await alertsOf(silent), 'opted-out');
  say('CO-3 who never answered is opted out after 36 hours');
  // Neither sets nor tells any: a release before there were reminders.
  const isKnown = (await talk.owner.does('GET', '/me/reminders')).status === 200;
  if (world.isReminded && isKnown) {
    const told = (await cloud.emailsTo(talk.owner.email)).filter((subject) =>
      subject.startsWith('Reminder:'),
    );
    assert.equal(told.length, 1);
    say('CT-3 the reminder that waited is told once');
  }
  const { planned } = world;
  const plan = await planned.owner.does('GET', `/referrals/${planned.referralId}/plan`);
  // Neither had nor sends any: a release before there were plans.
  if (planned.isPlanned && plan.status === 200) {
    const steps = (await cloud.textsTo(planned.phone)).filter(({ body }) => body.includes(stepWords));
    assert.equal(steps.length, 1);
    say('CP-5 the step that waited is sent once');
  }
  const found = await talk.owner.does('GET', '/me/clients?q=greenhouse&stage=active&tag=garden');
  // Neither had nor has a list: a release before there were clients.
  if (world.isNoted && found.status === 200) {
    const { clients } = clientsShape.parse(found.body);
    assert.deepEqual(
      clients.map(({ referralId }) => referralId),
      [talk.referralId],
    );
    say('CT-2 the client is found by note, stage and tag');
  }

  const executions = await cloud.executions();
  const unended = executions.filter(({ status }) => status !== 'SUCCEEDED');
  assert.deepEqual(unended, []);
  const names = executions.map(({ stateMachine, name }) => `${stateMachine} ${name}`);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(await cloud.deadLetters(), []);
  say(`${executions.length} executions succeeded, and there are no dead letters`);
}

async function offered(
  cloud: LocalCloud,
  team: StoryTeam,
  owner: number,
  request: { client: { phone: string } } = referralFor(team.teamId, aPhone()),
): Promise<Talk> {
  const { body } = expectStatus(await cloud.source('POST', '/referrals', request), 201);
  await cloud.advance('PT0S');
  const { referralId } = referralShape.pick({ referralId: true }).parse(body);
  return { referralId, phone: request.client.phone, owner: agentOf(team, owner) };
}

const stepWords = 'Still looking for a garden?';

/** A client on a plan of one step. */
async function onPlan(cloud: LocalCloud, team: StoryTeam): Promise<Talk & { isPlanned: boolean }> {
  const talk = await offered(cloud, team, 5, coveredReferralFor(team.teamId));
  expectStatus(await write(talk, greeting), 201);
  await cloud.advance('PT3S');
  const plan = { name: 'Garden', starts: 'by-hand', steps: [{ afterDays: 0, body: stepWords }] };
  await team.lead.does('PUT', `/teams/${team.teamId}/plans/plan_garden`, plan);
  const path = `/referrals/${talk.referralId}/plan`;
  const put = await talk.owner.does('PUT', path, { planId: 'plan_garden' });
  await cloud.advance('PT0S');
  return { ...talk, isPlanned: put.status === 200 };
}

async function seen({ referralId, owner }: Talk, as: Client = owner.does) {
  return referralShape.parse(expectStatus(await as('GET', `/referrals/${referralId}`), 200).body);
}

async function claimedBy(talk: Talk, by: string): Promise<void> {
  assert.deepEqual((await seen(talk)).claim, {
    ...(await seen(talk)).claim,
    agentId: talk.owner.agentId,
    by,
  });
}

async function askForCall(cloud: LocalCloud, { referralId, owner }: Talk): Promise<void> {
  expectStatus(await owner.does('POST', `/referrals/${referralId}/calls`), 202);
  await cloud.advance('PT0S');
}

async function callOf({ referralId, owner }: Talk) {
  return callView.parse(
    expectStatus(await owner.does('GET', `/referrals/${referralId}/calls/mine`), 200).body,
  );
}

async function answer(cloud: LocalCloud, { phone }: StoryAgent): Promise<void> {
  const call = (await cloud.callsTo(phone)).at(-1);
  await cloud.act(`/_local/phones/${phone}/calls/${call?.id}`, { act: 'answer' });
  await cloud.advance('PT1S');
}

async function alertsOf({ does }: StoryAgent): Promise<string> {
  const { body } = await does('GET', '/me/text-alerts');
  return z.looseObject({ status: z.string() }).parse(body).status;
}

const codeIn = (body: unknown) => z.looseObject({ code: z.string() }).parse(body).code;

const endlessly = 10_000;

/** From now on nothing goes out, and no text that comes in is processed: as when a carrier is down. */
async function holdBack(cloud: LocalCloud) {
  const fail = (order: object) => cloud.act('/_local/faults', { count: endlessly, ...order });
  await fail({ service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle' });
  await fail({ service: 'ses', action: 'SendEmail', kind: 'throttle' });
  const receiver = await cloud.functionNamed('ReceiveTexts');
  for (const action of ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchGetItem', 'TransactWriteItems']) {
    await fail({ service: 'dynamodb', action, kind: 'error', functionName: receiver });
  }
  return {
    /** The stream's follower can start no workflow: what comes after waits behind that. */
    async holdBackStream() {
      const functionName = await cloud.functionNamed('DispatchChanges');
      await fail({ service: 'states', action: 'StartExecution', kind: 'error', functionName });
    },
  };
}
