// Agent and client talk: replies and who hears of them, handing over, the client's STOP and the agent's.
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { runs } from '../support/scale.ts';
import { agentOf, aPhone, aReferral, aTeam, referralFor, type StoryTeam } from './support/builders.ts';
import {
  anOffer,
  arrivedAt,
  aTalk,
  bodiesAt,
  clientReplies,
  conversation,
  expectStatus,
  explanation,
  hadInstructions,
  instructions,
  lastMessage,
  ourNumber,
  pool,
  seen,
  type Talk,
  textIn,
  withTextAlerts,
  write,
  wrote,
} from './support/conversations.ts';
import { callsTo } from './support/phone-calls.ts';
import { sharedStage } from './support/shared-stage.ts';
import { functionNamed, minuteMs, type Stage, secondMs } from './support/stage.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 3);
});

const unsubscribed = /^You have successfully been unsubscribed/;
const resubscribed = /^You have successfully been re-subscribed/;

function handOver(talk: Talk, to: string, as = talk.owner.does) {
  return as('POST', `/referrals/${talk.referralId}/reassign`, { agentId: to });
}

/** What the owner's list says of the referral. */
async function inInbox({ referralId, owner }: Talk): Promise<unknown> {
  const list = z.object({ referrals: z.array(z.looseObject({ referralId: z.string() })) });
  const { body } = await owner.does('GET', '/me/referrals?status=claimed');
  return list.parse(body).referrals.find((each) => each.referralId === referralId);
}

describe('the client replies', () => {
  test('TX-3 the phone is hidden until the client has replied, also when the reply was only a keyword', async () => {
    const talk = await aTalk(stage, team);
    const hidden = { name: 'Client Example', email: 'client@clients.example' };
    expect(await seen(talk)).toMatchObject({ client: hidden });
    await clientReplies(stage, talk, 'HELP');
    for (const reader of [talk.owner, team.lead]) {
      expect(JSON.stringify(await seen(talk, reader.does))).not.toContain(talk.phone);
      expect(JSON.stringify(await stage.emailsTo(reader.email))).not.toContain(talk.phone);
    }
    await clientReplies(stage, talk, 'Yes please, a big one');
    const known = { client: { ...hidden, phone: talk.phone }, repliedAt: expect.any(String) };
    expect(await seen(talk)).toMatchObject(known);
    expect(await seen(talk, team.lead.does)).toMatchObject(known);
    expect(await inInbox(talk)).toMatchObject(known);
  });

  test('TX-4 a reply lands, the owner is told by email with its words, and it is unread until it was read', async () => {
    const talk = await aTalk(stage, team);
    expect(await inInbox(talk)).toMatchObject({ unread: false });
    await clientReplies(stage, talk, 'Saturday at noon?');
    expect(await lastMessage(talk)).toMatchObject({
      direction: 'inbound',
      body: 'Saturday at noon?',
      delivery: 'received',
    });
    const mail = (await stage.emailsTo(talk.owner.email)).at(-1);
    expect(mail).toMatchObject({ subject: 'Your client replied: buyer referral in Springfield, IL' });
    expect(mail?.text).toContain('Saturday at noon?');
    expect(mail?.text).toContain(`/referrals/${talk.referralId}`);
    expect(await inInbox(talk)).toMatchObject({ unread: true });
    const until = new Date(stage.cloud.clock.now()).toISOString();
    const read = await talk.owner.does('PUT', `/referrals/${talk.referralId}/messages/read`, { until });
    expect(read).toMatchObject({ status: 200, body: { until } });
    expect(await inInbox(talk)).toMatchObject({ unread: false });
    // Nobody has read what is still to come: a clock that is ahead does not hide the next reply.
    const ahead = new Date(stage.cloud.clock.now() + 60 * minuteMs).toISOString();
    await talk.owner.does('PUT', `/referrals/${talk.referralId}/messages/read`, { until: ahead });
    await stage.advance(secondMs);
    await clientReplies(stage, talk, 'Or Sunday?');
    expect(await inInbox(talk)).toMatchObject({ unread: true });
    // Who writes has read.
    await wrote(stage, talk, 'Sunday is fine');
    expect(await inInbox(talk)).toMatchObject({ unread: false });
  });

  test('CL-9 TX-4 TX-7 the bus hears of reply, opt-out and opt-in, once each, and of nobody’s phone, name or words', async () => {
    const talk = await aTalk(stage, team);
    for (const body of ['Saturday at noon?', 'STOP', 'START']) await clientReplies(stage, talk, body);
    const events = stage.cloud.eventBus
      .events()
      .filter(
        ({ detail }) =>
          z.looseObject({ referralId: z.string() }).safeParse(detail).data?.referralId === talk.referralId,
      );
    const types = ['ReferralOffered', 'ReferralClaimed', 'ClientReplied', 'ClientOptedOut', 'ClientOptedIn'];
    expect(events.map(({ type }) => type).toSorted()).toEqual(types.toSorted());
    const told = JSON.stringify(events);
    for (const secret of [talk.phone, talk.owner.email, 'Client Example', 'noon', 'garden'])
      expect(told).not.toContain(secret);
  });

  const many = runs(30, 100);

  test(`TX-4 ${many} messages are told at once and in one digest each five minutes, on every channel, with all that came`, async () => {
    const alerts = await aTeam(stage, 2);
    const talk = await aTalk(stage, alerts);
    const other = await aTalk(stage, alerts);
    const { owner } = talk;
    await withTextAlerts(stage, owner);
    const texts = async () =>
      (await bodiesAt(stage, owner.phone)).filter((body) => body.startsWith('Your client'));
    const mails = async () =>
      (await stage.emailsTo(owner.email)).filter(
        ({ subject, text }) => subject.startsWith('Your client') && text.includes(talk.referralId),
      );
    const number = await ourNumber(stage, talk);
    const says = async (first: number, last: number) => {
      for (let count = first; count <= last; count += 1) {
        await textIn(stage, { from: talk.phone, to: number, body: `Message ${count}.` });
      }
      await stage.advance(2 * secondMs);
    };
    await says(1, 1);
    expect(await mails()).toMatchObject([
      { subject: 'Your client replied: buyer referral in Springfield, IL' },
    ]);
    expect(await texts()).toHaveLength(1);
    await says(2, many - 10);
    // Each conversation has its own five minutes.
    await clientReplies(stage, other, 'A reply elsewhere');
    expect([(await mails()).length, (await texts()).length]).toEqual([1, 2]);
    await stage.advance(2 * minuteMs);
    await says(many - 9, many);
    expect(await mails()).toHaveLength(1);

    await stage.advance(3 * minuteMs);
    const digest = (await mails()).at(-1);
    expect(await mails()).toHaveLength(2);
    expect(digest).toMatchObject({
      subject: `Your client sent ${many - 1} messages: buyer referral in Springfield, IL`,
    });
    // Sent within one second, they stand in no particular order.
    const told = [...(digest?.text.matchAll(/Message (\d+)\./g) ?? [])].map(([, count]) => Number(count));
    const all = Array.from({ length: many - 1 }, (_, index) => index + 2);
    expect(told.toSorted((one, other) => one - other)).toEqual(all);
    expect(await texts()).toHaveLength(3);
    expect((await texts()).at(-1)).toContain(`sent ${many - 1} messages`);
    expect((await texts()).join()).not.toContain('Message 2.');

    // Five minutes after the digest a reply is told at once again.
    await stage.advance(5 * minuteMs);
    await says(many + 1, many + 1);
    expect((await mails()).at(-1)?.text).toContain(`Message ${many + 1}.`);
    await stage.advance(30 * minuteMs);
    expect([(await mails()).length, (await texts()).length]).toEqual([3, 4]);
  });

  test('TX-4 a digest survives a crash of what asks for it and of what tells it', async () => {
    const talk = await aTalk(stage, team);
    const mails = async () =>
      (await stage.emailsTo(talk.owner.email))
        .filter(({ text }) => text.includes(talk.referralId))
        .map(({ subject }) => subject.split(':')[0])
        .filter((subject) => subject?.startsWith('Your client'));
    await clientReplies(stage, talk, 'One');
    const crash = { service: 'dynamodb', action: 'PutItem', count: 1, kind: 'crash' } as const;
    stage.cloud.faults.order({ ...crash, functionName: functionNamed(stage, 'DispatchChanges') });
    await clientReplies(stage, talk, 'Two');
    await clientReplies(stage, talk, 'Three');
    stage.cloud.faults.order({ ...crash, functionName: functionNamed(stage, 'TellReplies') });
    await stage.advance(30 * minuteMs);
    expect(await mails()).toEqual(['Your client replied', 'Your client sent 2 messages']);
  });
});

describe('the client may ask for no more texts', () => {
  const asked = (talk: Talk, messageId: string, answer: string, as = talk.owner.does) =>
    as('POST', `/referrals/${talk.referralId}/messages/${messageId}/asked-to-stop`, { answer });

  test('CO-16 TX-3 the owner is asked; "yes" ends all as STOP does, with the words as evidence, for good', async () => {
    const talk = await aTalk(stage, team);
    await clientReplies(stage, talk, 'oops, wrong number');
    const { messageId, ...message } = await lastMessage(talk);
    expect(message).toMatchObject({ body: 'oops, wrong number', askedToStop: 'open' });
    expect(JSON.stringify(await seen(talk))).not.toContain(talk.phone);
    expect(await inInbox(talk)).toMatchObject({ unread: true });
    const mail = (await stage.emailsTo(talk.owner.email)).at(-1);
    expect(mail?.subject).toBe('Did your client ask to stop texts? buyer referral in Springfield, IL');
    expect(mail?.text).toContain('oops, wrong number');

    expectStatus(await asked(talk, messageId, 'yes', agentOf(team, 2).does), 404);
    expectStatus(await asked(talk, 'msr_none', 'yes'), 404);
    expectStatus(await asked(talk, messageId, 'perhaps'), 400);
    expectStatus(await write(talk, 'Is this Clara?'), 201);
    await stage.advance(2 * secondMs);

    const yes = { referralId: talk.referralId, messageId, askedToStop: 'yes' };
    expect(await asked(talk, messageId, 'yes')).toMatchObject({ status: 200, body: yes });
    expect(await write(talk, 'Sorry!')).toMatchObject({ status: 409, body: { code: 'client-opted-out' } });
    expect(await asked(talk, messageId, 'yes', team.lead.does)).toMatchObject({ status: 200, body: yes });
    expect(await asked(talk, messageId, 'no')).toMatchObject({
      status: 409,
      body: { code: 'client-opted-out' },
    });
    expect(await seen(talk)).toMatchObject({ clientOptedOut: true });
    const consent = await stage.admin('GET', `/numbers/${encodeURIComponent(talk.phone)}/consent`);
    expect(JSON.stringify(consent.body)).toContain('"act":"asked-to-stop"');
    expect(JSON.stringify(consent.body)).toContain('oops, wrong number');
  });

  test('CO-16 TX-3 TX-15 "no" makes it a reply; what a machine writes is none', async () => {
    const talk = await aTalk(stage, team);
    const mails = (await stage.emailsTo(talk.owner.email)).length;
    await clientReplies(stage, talk, 'Liked “Hello, shall we talk about the garden?”');
    expect(await lastMessage(talk)).toMatchObject({ direction: 'inbound', automatic: true });
    expect(await stage.emailsTo(talk.owner.email)).toHaveLength(mails);
    expect(JSON.stringify(await seen(talk))).not.toContain(talk.phone);
    await stage.advance(secondMs);
    await clientReplies(stage, talk, 'who is this?');
    const { messageId } = await lastMessage(talk);
    expectStatus(await asked(talk, messageId, 'no', team.lead.does), 200);
    await stage.settle();
    expect(await seen(talk)).toMatchObject({
      client: { phone: talk.phone },
      repliedAt: expect.any(String),
    });
    expect(await lastMessage(talk)).toMatchObject({ askedToStop: 'no' });
  });
});

describe('handing over', () => {
  test('CL-10 texts in flight go out under the old sender, in order; the new owner is a new one', async () => {
    const talk = await aTalk(stage, team);
    const number = await ourNumber(stage, talk);
    await clientReplies(stage, talk, 'Hello');
    const words = ['One thing', 'Another thing', 'And one more'];
    for (const word of words) await write(talk, word);
    const next = agentOf(team, 2);
    expectStatus(await handOver(talk, next.agentId), 200);
    // At once, with everything still on its way.
    for (const route of ['', '/messages']) {
      const { status, body } = await talk.owner.does('GET', `/referrals/${talk.referralId}${route}`);
      expect(status).toBe(route === '' ? 200 : 404);
      expect(JSON.stringify(body)).not.toMatch(/Client Example|client@|One thing/);
    }
    const late = await write(talk, 'Too late');
    expect(late).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
    const newOwners = { ...talk, owner: next };
    expectStatus(await write(newOwners, 'I take over from here'), 201);
    await stage.advance(15 * secondMs);

    const texts = await arrivedAt(stage, talk.phone);
    expect(texts.map(({ from }) => from)).toEqual(Array(5).fill(number));
    expect(texts.slice(1).map(({ body }) => body)).toEqual([
      ...words,
      `${next.name}, Example Homes: I take over from here ${instructions}`,
    ]);
    const messages = await conversation(newOwners);
    expect(messages.map(({ agentId }) => agentId)).toEqual([
      talk.owner.agentId,
      undefined,
      ...Array(3).fill(talk.owner.agentId),
      next.agentId,
    ]);
    expect(messages.slice(2).map(({ delivery }) => delivery)).toEqual(Array(4).fill('delivered'));
    expect(await explanation(newOwners, messages.at(-1)?.messageId ?? '')).toMatchObject({
      footer: { code: 'first-text', appended: true },
    });
  });

  test('TX-4 after it the new owner hears of replies, and the old one does not', async () => {
    const talk = await aTalk(stage, team);
    const next = { ...talk, owner: agentOf(team, 2) };
    expectStatus(await handOver(talk, next.owner.agentId, team.lead.does), 200);
    await stage.settle();
    const before = (await stage.emailsTo(talk.owner.email)).length;
    await clientReplies(stage, talk, 'Are you there?');
    expect((await stage.emailsTo(next.owner.email)).at(-1)?.text).toContain('Are you there?');
    expect(await stage.emailsTo(talk.owner.email)).toHaveLength(before);
    // TX-6: the client answered the old sender, so the new one owes the instructions on every account.
    await wrote(stage, next, 'I am');
    expect(await hadInstructions(stage, talk.phone)).toBe(true);
    await wrote(stage, next, 'Shall we meet?');
    expect(await hadInstructions(stage, talk.phone)).toBe(false);
  });
});

describe('the client has had enough', () => {
  test('TX-7 STOP ends it for every referral of the client, old and new; START lifts it', async () => {
    const phone = aPhone();
    const talk = await aTalk(stage, team, { phone });
    const third = await aTeam(stage, 2);
    const open = await anOffer(stage, third, { phone });
    const elsewhere = await aTalk(stage, await aTeam(stage, 2), { phone });
    await write(talk, 'Already on its way');
    await clientReplies(stage, talk, 'Please stop texting me');
    const later = await aReferral(stage, referralFor(team.teamId, phone));
    const refusal = { status: 409, body: { code: 'client-opted-out' } };
    expect(await write(elsewhere, 'Hello?')).toMatchObject(refusal);
    for (const each of [talk, open, { ...talk, referralId: later }]) {
      expect(await write(each, 'Hello?')).toMatchObject(refusal);
      expect(await seen(each)).toMatchObject({ clientOptedOut: true, textingPreferred: false });
    }
    expect(await seen(open)).toMatchObject({ status: 'offered' });
    // CL-14: the client has come back to their agent.
    expect(await seen({ ...talk, referralId: later })).toMatchObject({ claim: { by: 'returning' } });
    // Who is not to be texted can be introduced by phone.
    expectStatus(await open.owner.does('POST', `/referrals/${open.referralId}/calls`), 200, 201, 202);
    await stage.settle();
    expect((await callsTo(stage, open.owner.phone)).at(-1)).toMatchObject({ state: 'ringing' });

    await stage.advance(2 * minuteMs);
    const gone = await bodiesAt(stage, phone);
    expect(gone.filter((body) => unsubscribed.test(body))).toHaveLength(1);
    await clientReplies(stage, talk, 'START');
    expect((await bodiesAt(stage, phone)).at(-1)).toMatch(resubscribed);
    expect(await seen(talk)).toMatchObject({ textingPreferred: true });
    expect(await seen(talk)).not.toHaveProperty('clientOptedOut');
    await wrote(stage, { ...talk, referralId: later }, 'Welcome back');
    expect(await lastMessage({ ...talk, referralId: later })).toMatchObject({ delivery: 'delivered' });
    // CL-12, CL-14: the agent's newer conversation has the number; one that goes back leaves its own to the older.
    expect(await write(talk, 'Too many at once')).toMatchObject({
      status: 409,
      body: { code: 'no-number-free' },
    });
    expectStatus(await third.lead.does('POST', `/referrals/${open.referralId}/decline`), 200);
    await stage.settle();
    await wrote(stage, talk, 'About the other house');
    expect((await bodiesAt(stage, phone)).at(-1)).toContain('About the other house');
  });

  test('CL-12 who stops before a first reply is to be called: the owner is told, sees the phone, and who stopped it', async () => {
    const [byWord, byLead, byOwner] = [
      await aTalk(stage, team),
      await aTalk(stage, team),
      await aTalk(stage, team),
    ];
    const isTold = async ({ owner }: Talk) =>
      (await stage.emailsTo(owner.email)).filter(({ subject }) => subject.startsWith('Calls only')).length;
    const before = await isTold(byWord);
    expect(await seen(byWord)).not.toHaveProperty('client.phone');
    await clientReplies(stage, byWord, 'STOP');
    expect(await seen(byWord)).toMatchObject({
      client: { phone: byWord.phone },
      clientOptedOut: true,
      optOut: { how: 'stop', at: expect.stringMatching(/^20\d\d-/) },
    });
    expect(await isTold(byWord)).toBe(before + 1);
    await team.lead.does('POST', `/referrals/${byLead.referralId}/stop-texting`);
    await stage.settle();
    const optOut = { how: 'marked', by: team.lead.name };
    expect(await seen(byLead)).toMatchObject({ client: { phone: byLead.phone }, optOut });
    expect(await isTold(byLead)).toBe(before + 2);
    // Who marked them knows.
    await byOwner.owner.does('POST', `/referrals/${byOwner.referralId}/stop-texting`);
    await stage.settle();
    expect(await seen(byOwner)).toMatchObject({
      optOut: { how: 'marked', at: expect.any(String), by: byOwner.owner.name },
    });
    expect(await isTold(byOwner)).toBe(before + 2);
  });

  test('CL-12 a claim by text that a STOP overtakes: the text is refused, and its owner calls', async () => {
    const talk = await anOffer(stage, team);
    // The carrier has no turn for it yet.
    stage.cloud.faults.order({ service: 'sms-voice', action: 'SendTextMessage', count: 1, kind: 'throttle' });
    expectStatus(await write(talk, 'Hello, shall we talk about the garden?'), 201);
    await textIn(stage, { from: talk.phone, to: pool[0] ?? '', body: 'STOP' });
    await stage.advance(minuteMs);
    expect(await lastMessage(talk)).toMatchObject({ delivery: 'refused' });
    expect(await seen(talk)).toMatchObject({ client: { phone: talk.phone }, optOut: { how: 'stop' } });
    const told = (await stage.emailsTo(talk.owner.email)).map(({ subject }) => subject);
    expect(told.at(-1)).toBe('Calls only: buyer referral in Springfield, IL');
  });

  test('TX-7 a STOP that comes while a referral is being created reaches it', async () => {
    const { faults } = stage.cloud;
    const talk = { phone: aPhone(), owner: agentOf(team) };
    // The creation has looked whether the client has opted out, and has not written yet.
    faults.order({
      service: 'dynamodb',
      action: 'TransactWriteItems',
      kind: 'throttle',
      count: 3,
      functionName: functionNamed(stage, 'CreateReferral'),
    });
    const created = stage.source('POST', '/referrals', referralFor(team.teamId, talk.phone));
    while (faults.pending()[0]?.count === 3) await setTimeout(2);
    await textIn(stage, { from: talk.phone, to: pool[0] ?? '', body: 'STOP' });
    const { referralId } = z.object({ referralId: z.string() }).parse((await created).body);
    await stage.settle();
    expect(await write({ ...talk, referralId }, 'Hello?')).toMatchObject({
      status: 409,
      body: { code: 'client-opted-out' },
    });
    await stage.advance(secondMs);
    expect(await bodiesAt(stage, talk.phone)).toEqual([expect.stringMatching(unsubscribed)]);
  });

  test('CO-19 an opt-out by letter is booked by an administrator, counts at once, and only START lifts it', async () => {
    const talk = await aTalk(stage, team);
    const path = `/numbers/${encodeURIComponent(talk.phone)}/opt-out`;
    const at = new Date(stage.cloud.clock.now() - minuteMs / 2).toISOString();
    const said = { how: 'letter', at, words: 'I want no more texts from you.' };
    expect(await talk.owner.does('POST', path, said)).toMatchObject({ status: 403 });
    for (const wrong of [
      { ...said, words: ' ' },
      { ...said, at: '1990-01-01T00:00:00Z' },
      { how: 'letter', at },
      { ...said, how: 'carrier pigeon' },
    ]) {
      expect(await stage.admin('POST', path, wrong)).toMatchObject({ status: 400 });
    }
    for (const [number, code] of [
      [pool[0], 'phone-own-number'],
      ['+12069110150', 'phone-impossible-exchange'],
      ['+19995550150', 'phone-impossible-area-code'],
      ['12345', 'phone-not-a-phone'],
    ]) {
      const noPhone = await stage.admin('POST', `/numbers/${encodeURIComponent(number ?? '')}/opt-out`, said);
      expect(noPhone).toMatchObject({ status: 400, body: { errors: [{ path: 'path/e164', code }] } });
    }
    for (let times = 0; times < 2; times += 1) {
      expect(await stage.admin('POST', path, said)).toMatchObject({
        status: 200,
        body: {
          phone: talk.phone,
          programs: {
            introductions: { status: 'opted-out', since: at },
            'lead-alerts': { status: 'opted-out' },
          },
        },
      });
    }
    await stage.settle();
    expect(await write(talk, 'Hello?')).toMatchObject({ status: 409, body: { code: 'client-opted-out' } });
    expect(await seen(talk)).toMatchObject({ optOut: { how: 'letter' } });
    const { body } = await stage.admin('GET', `/numbers/${encodeURIComponent(talk.phone)}/consent`);
    const { ledger } = z.object({ ledger: z.array(z.looseObject({ act: z.string() })) }).parse(body);
    // Two programs of two brands.
    expect(ledger.filter(({ act }) => act === 'opted-out-otherwise')).toHaveLength(4);
    await stage.advance(secondMs);
    expect(await arrivedAt(stage, talk.phone)).toHaveLength(1);
    await clientReplies(stage, talk, 'START');
    expect(await write(talk, 'Welcome back')).toMatchObject({ status: 201 });
  });

  test('TX-14 owner and lead can mark the client, in the ledger by whom; only the client’s START lifts it', async () => {
    for (const marker of [agentOf(team), team.lead]) {
      const talk = await aTalk(stage, team);
      const path = `/referrals/${talk.referralId}/stop-texting`;
      expect(await agentOf(team, 2).does('POST', path)).toMatchObject({ status: 404 });
      // The carrier takes one text a second: the second one waits.
      for (const body of ['Just gone', 'Still queued']) {
        await write(talk, body);
        await stage.settle();
      }
      const marked = { status: 200, body: { referralId: talk.referralId, clientOptedOut: true } };
      expect(await marker.does('POST', path)).toMatchObject(marked);
      expect(await marker.does('POST', path)).toMatchObject(marked);
      const refusal = { status: 409, body: { code: 'client-opted-out' } };
      expect(await write(talk, 'Hello?')).toMatchObject(refusal);
      await stage.advance(5 * secondMs);
      // Nobody waits for a confirmation, and what was queued stayed behind.
      expect((await bodiesAt(stage, talk.phone)).slice(1)).toEqual(['Just gone']);
      expect(await lastMessage(talk)).toMatchObject({ body: 'Still queued', delivery: 'refused' });

      const { body } = await stage.admin('GET', `/numbers/${encodeURIComponent(talk.phone)}/consent`);
      const ledger = z.object({ ledger: z.array(z.looseObject({ act: z.string() })) }).parse(body).ledger;
      expect(ledger.filter(({ act }) => act === 'marked-cannot-be-texted')).toMatchObject([
        { teamId: team.teamId, agentId: marker.agentId, referralId: talk.referralId },
      ]);
      // Neither a new consent at the source nor the client's other words lift it.
      const again = await aReferral(stage, referralFor(team.teamId, talk.phone));
      await clientReplies(stage, talk, 'I did not mean that');
      expect(await write(talk, 'Hello?')).toMatchObject(refusal);
      expect(await write({ ...talk, referralId: again }, 'Hello?')).toMatchObject(refusal);
      await clientReplies(stage, talk, 'START');
      await wrote(stage, talk, 'Welcome back');
      expect(await lastMessage(talk)).toMatchObject({ delivery: 'delivered' });
    }
  });
});
