// Consent from end to end: enrollment, words, reminders, the automatic opt-out, notices, reconfirmation.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  referralFor,
  type StoryAgent,
  type StoryTeam,
} from './support/builders.ts';
import { bootStage, dayMs, minuteMs, type Stage } from './support/stage.ts';

const alertNumber = '+12065550100';
const hourMs = 60 * minuteMs;
const question =
  'To complete SMS notification signup, please reply with YES. Reply STOP to unsubscribe, or reply HELP for additional information.';
const questionAgain =
  'In order to continue receiving SMS notifications, please confirm enrollment by replying with YES. Reply STOP to unsubscribe, or reply HELP for additional information.';
const unsubscribed =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.';
const resubscribed =
  'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.';

let stage: Stage;
let team: StoryTeam;
let agent: StoryAgent;

beforeAll(async () => {
  stage = await bootStage();
});
beforeEach(async () => {
  team = await aTeam(stage, 2);
  agent = agentOf(team);
});
afterAll(() => stage.close());

let sent = 0;
/** The agent's phone texts; `id` twice is a redelivery. */
async function texts(body: string, { from = agent.phone, to = alertNumber, id = `in-${++sent}` } = {}) {
  const { status } = await stage.call('POST', `/_local/phones/${from}/texts`, { to, body, id });
  if (status >= 300) throw new Error(`The text was refused with ${status}`);
  await stage.settle();
}

async function received(phone = agent.phone): Promise<string[]> {
  return (await stage.textsOf(phone))
    .filter(({ direction }) => direction === 'outbound')
    .map(({ body }) => body);
}

const alerts = async () => (await agent.does('GET', '/me/text-alerts')).body;

/** A second later, so that the carrier's pace holds up nothing. */
async function enroll(): Promise<void> {
  expect((await agent.does('PUT', '/me/text-alerts')).body).toMatchObject({ status: 'pending' });
  await stage.advance(1000);
}

async function enrolled(): Promise<void> {
  await enroll();
  await texts('YES');
  expect(await alerts()).toMatchObject({ status: 'on' });
}

/** Lets a referral be offered; answers the alert that came of it. */
async function alertOfReferral(): Promise<string | undefined> {
  const before = await received();
  await aReferral(stage, referralFor(team.teamId));
  await stage.advance(3000);
  return (await received()).slice(before.length).at(-1);
}

async function subjectsTo(who: StoryAgent): Promise<string[]> {
  return (await stage.emailsTo(who.email)).map(({ subject }) => subject);
}

// First: the daily jobs then have little to work on.
describe('the calendar', () => {
  test('CO-10 the first alert carries the notice, the next ones for 30 days do not, then again', async () => {
    await enrolled();
    expect(await alertOfReferral()).toMatch(/\nReply STOP to unsubscribe\.$/);
    await stage.advance(29 * dayMs);
    expect(await alertOfReferral()).not.toContain('Reply STOP');
    await stage.advance(dayMs);
    expect(await alertOfReferral()).toMatch(/\nReply STOP to unsubscribe\.$/);
  });

  test('CO-11 after 18 months phones are asked again: YES starts the next 18, silence opts out, and until then alerts go out', async () => {
    await enrolled();
    const silent = aPhone();
    const { lead } = team;
    await lead.does('PATCH', '/me', { phone: silent });
    await lead.does('PUT', '/me/text-alerts');
    await stage.advance(1000);
    await texts('YES', { from: silent });
    // 18 months from the 2nd of March 2026 on, and to the next run of the job.
    await stage.advance(31 * dayMs);
    await stage.advanceIdly(514 * dayMs);
    await stage.advance(2 * dayMs);
    expect(await received()).not.toContain(questionAgain);
    for (let day = 0; day < 4 && !(await received()).includes(questionAgain); day += 1) {
      await stage.advance(dayMs);
    }
    expect(await received(silent)).toContain(questionAgain);
    expect(await alerts()).toMatchObject({ status: 'on', isAsked: true });
    expect(await alertOfReferral()).toContain('New buyer referral');
    await texts('YES');
    expect(await alerts()).not.toHaveProperty('isAsked');
    await stage.advance(40 * hourMs);
    expect(await alerts()).toMatchObject({ status: 'on' });
    expect((await lead.does('GET', '/me/text-alerts')).body).toMatchObject({
      status: 'opted-out',
      reason: 'reconfirmation-lapsed',
    });
    expect((await received()).filter((body) => body === questionAgain)).toHaveLength(1);
  });
});

describe('enrollment', () => {
  test('an agent reads what was asked and answered, and nobody reads it of another', async () => {
    await enrolled();
    const past = (who: StoryAgent) => who.does('GET', '/me/text-alerts/history');
    expect(await past(agent)).toMatchObject({
      status: 200,
      body: {
        history: [
          { what: 'word-received', words: 'YES', meaning: 'start' },
          { what: 'consent-request-sent', words: question },
          { what: 'enrolled' },
        ],
      },
    });
    expect((await past(team.lead)).body).toEqual({ history: [] });
    // A teammate who puts the same phone on their profile.
    await team.lead.does('PATCH', '/me', { phone: agent.phone });
    expect((await past(team.lead)).body).toEqual({ history: [] });
    expect((await stage.source('GET', '/me/text-alerts/history')).status).toBe(403);
  });

  test('CO-1 CO-9 asks once by text, and nothing else is texted until YES', async () => {
    await enroll();
    await agent.does('PUT', '/me/text-alerts');
    expect(await alertOfReferral()).toBeUndefined();
    expect(await received()).toEqual([question]);
    expect(await alerts()).toMatchObject({ status: 'pending', isAsked: true });
  });

  test('CO-2 YES confirms, and alerts go out', async () => {
    await enroll();
    await texts(' yes! ');
    expect(await alerts()).toMatchObject({
      status: 'on',
      since: expect.any(String),
      reconfirmBy: expect.any(String),
    });
    expect(await alertOfReferral()).toContain('New buyer referral in Springfield, IL');
  });

  test('CO-3 reminders after 6 and 12 hours, opted out after 36, to the second', async () => {
    await enroll();
    await stage.advance(6 * hourMs - 2000);
    expect(await subjectsTo(agent)).toEqual([]);
    await stage.advance(1000);
    expect(await subjectsTo(agent)).toEqual(['Reply YES to complete your signup for text alerts']);
    await stage.advance(6 * hourMs - 1000);
    expect(await subjectsTo(agent)).toHaveLength(1);
    await stage.advance(1000);
    expect((await subjectsTo(agent)).at(-1)).toBe(
      'Last reminder: reply YES to complete your signup for text alerts',
    );
    await stage.advance(24 * hourMs - 1000);
    expect(await alerts()).toMatchObject({ status: 'pending' });
    await stage.advance(1000);
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'no-reply' });
    expect(await subjectsTo(agent)).toHaveLength(2);
    expect(await received()).toEqual([question]);
  });

  test('CO-3 the hours count from the carrier’s receipt, not from the send call', async () => {
    const path = `/_local/phones/${agent.phone}/behaviour`;
    await stage.call('POST', path, { acceptedAfterSeconds: 4 * 3600 });
    await enroll();
    await stage.advance(10 * hourMs - 2000);
    expect(await subjectsTo(agent)).toEqual([]);
    await stage.advance(1000);
    expect(await subjectsTo(agent)).toHaveLength(1);
    await stage.advance(30 * hourMs - 1000);
    expect(await alerts()).toMatchObject({ status: 'pending' });
    await stage.advance(1000);
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'no-reply' });
  });

  test('CO-3 when no receipt comes they count from the send call', async () => {
    await stage.call('POST', `/_local/phones/${agent.phone}/behaviour`, { receipts: 'lost' });
    await enroll();
    await stage.advance(36 * hourMs - 2000);
    expect(await alerts()).toMatchObject({ status: 'pending' });
    await stage.advance(1000);
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'no-reply' });
  });

  test('CO-14 a YES stamped before the 36 hours were over wins over the automatic opt-out', async () => {
    await enroll();
    await stage.advance(36 * hourMs + minuteMs);
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'no-reply' });
    await texts('YES');
    expect(await alerts()).toMatchObject({ status: 'on' });
    expect((await received()).at(-1)).toBe(resubscribed);
  });

  test('CO-1 a phone can be enrolled anew after silence, and not against its STOP', async () => {
    await enrolled();
    await texts('STOP');
    expect(await agent.does('PUT', '/me/text-alerts')).toMatchObject({
      status: 409,
      body: { code: 'opted-out' },
    });
    await stage.advance(1000);
    await texts('START');
    expect(await alerts()).toMatchObject({ status: 'on' });
  });
});

describe('a phone that is not one agent’s alone', () => {
  const numberOf = (message: string, bodies: readonly string[]) =>
    bodies.filter((body) => body.includes(message)).length;
  const own = async (who: StoryAgent) => (await who.does('GET', '/me/text-alerts')).body;

  test('CO-18 a colleague’s phone on one’s profile is asked anew, and neither sees nor changes the colleague’s alerts', async () => {
    await enrolled();
    const { lead } = team;
    await lead.does('PATCH', '/me', { phone: agent.phone });
    expect(await own(lead)).toEqual({ status: 'off', phone: agent.phone });
    await lead.does('DELETE', '/me/text-alerts');
    expect(await alerts()).toMatchObject({ status: 'on' });
    const before = await received();
    await aReferral(stage, referralFor(team.teamId));
    await stage.advance(5000);
    expect(numberOf('New buyer referral', (await received()).slice(before.length))).toBe(1);

    await lead.does('PUT', '/me/text-alerts');
    await stage.advance(1000);
    expect(await own(lead)).toMatchObject({ status: 'pending' });
    expect(numberOf(question, await received())).toBe(2);
    await texts('YES');
    expect(await own(lead)).toMatchObject({ status: 'on' });
    const both = await received();
    await aReferral(stage, referralFor(team.teamId));
    await stage.advance(5000);
    expect(numberOf('New buyer referral', (await received()).slice(both.length))).toBe(2);

    await lead.does('DELETE', '/me/text-alerts');
    expect(await alerts()).toMatchObject({ status: 'on' });
    await stage.advance(1000);
    await lead.does('PUT', '/me/text-alerts');
    await stage.advance(1000);
    await texts('STOP');
    expect(await own(lead)).toMatchObject({ status: 'opted-out', reason: 'stop' });
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'stop' });
    expect(await alertOfReferral()).toBeUndefined();
    const path = `/numbers/${encodeURIComponent(agent.phone)}/consent`;
    const { body } = await stage.admin('GET', path);
    const ofAll = [lead, agent].map(({ agentId }) =>
      expect.objectContaining({ status: 'opted-out', owner: { teamId: team.teamId, agentId } }),
    );
    expect(body).toMatchObject({ programs: { 'lead-alerts': { agents: expect.arrayContaining(ofAll) } } });
  });

  test('CO-18 a changed phone is asked anew before its first alert, also when it is changed back', async () => {
    await enrolled();
    const former = agent.phone;
    await agent.does('PATCH', '/me', { phone: aPhone() });
    await stage.settle();
    expect(await alerts()).toMatchObject({ status: 'off' });
    await agent.does('PATCH', '/me', { phone: former });
    await stage.settle();
    expect(await alerts()).toEqual({ status: 'off', phone: former });
    expect(await alertOfReferral()).toBeUndefined();
    await enroll();
    await texts('YES');
    expect(await alertOfReferral()).toContain('New buyer referral');
  });
});

describe('words', () => {
  test('CO-17 of a flood ten an hour are answered, and the last one counts', async () => {
    await enrolled();
    for (let word = 0; word < 30; word += 1) await texts(word % 2 === 0 ? 'STOP' : 'START');
    await texts('STOP');
    await stage.advance(60_000);
    const answers = (await received()).filter((body) => body === unsubscribed || body === resubscribed);
    expect(answers.length).toBeLessThanOrEqual(10);
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'stop' });
  });

  test('CO-5 STOP stops at once and is confirmed once, exactly; CO-8 a second one changes nothing', async () => {
    await enrolled();
    await texts('Stop', { id: 'stop-once' });
    await stage.advance(1000);
    await texts('Stop', { id: 'stop-once' });
    await texts('STOP');
    await stage.advance(2000);
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'stop' });
    expect((await received()).filter((body) => body === unsubscribed)).toHaveLength(1);
    expect(await alertOfReferral()).toBeUndefined();
  });

  test('CO-6 START after STOP resubscribes and says so, exactly', async () => {
    await enrolled();
    await texts('STOP');
    await stage.advance(1000);
    await texts('START');
    // Its number answers again a slot later.
    await stage.advance(2000);
    expect((await received()).at(-1)).toBe(resubscribed);
    expect(await alertOfReferral()).toContain('New buyer referral');
  });

  test('CO-7 HELP answers always, in French to AIDE from a Canadian phone', async () => {
    await texts('Help?');
    await stage.advance(1000);
    expect(await received()).toEqual([
      'Example Homes: for help contact help@dibs.example. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    ]);
    const canadian = '+16045550123';
    await texts('AIDE', { from: canadian });
    await stage.advance(1000);
    expect((await received(canadian)).at(-1)).toContain("pour obtenir de l'aide");
    await texts('Arrêt', { from: canadian });
    await stage.advance(1000);
    expect((await received(canadian)).at(-1)).toContain('désabonnement');
  });

  test('CO-4 a phrase that asks to stop stops, and the ledger says that it was a phrase', async () => {
    await enrolled();
    await texts('please stop texting me');
    expect(await alerts()).toMatchObject({ status: 'opted-out', reason: 'stop' });
    const { body } = await stage.admin('GET', `/numbers/${encodeURIComponent(agent.phone)}/consent`);
    expect(JSON.stringify(body)).toContain('"byPhrase":true');
  });

  test('CO-16 an agent who may want no more alerts is asked by one text, and alerts wait ten minutes for the answer', async () => {
    await enrolled();
    await alertOfReferral();
    await texts('wrong number');
    await texts('who is this?');
    await stage.advance(1000);
    expect((await received()).slice(-1)).toEqual(['Reply STOP to stop these alerts.']);
    const mails = (await subjectsTo(agent)).length;
    expect(await alertOfReferral()).toBeUndefined();
    expect(await subjectsTo(agent)).toHaveLength(mails + 1);
    await stage.advance(10 * minuteMs);
    expect((await received()).at(-1)).toContain('New buyer referral');
    expect(await alerts()).toMatchObject({ status: 'on' });
    await texts('wrong number');
    await texts('STOP');
    await stage.advance(10 * minuteMs);
    expect((await received()).slice(-2)).toEqual(['Reply STOP to stop these alerts.', unsubscribed]);
  });

  test('CO-2 CL-2 who answers otherwise than by a word is told what to do', async () => {
    await enroll();
    await texts('yep');
    await stage.advance(1000);
    expect((await received()).at(-1)).toContain('Please reply YES');
    await texts('YES');
    expect(await alertOfReferral()).toContain('New buyer referral');
    await texts('Claim');
    await stage.advance(1000);
    expect((await received()).at(-1)).toMatch(/To claim or decline, go to http:\/\/localhost/);
  });

  test('CO-8 START while subscribed changes nothing and is not answered', async () => {
    await enrolled();
    const before = await received();
    await texts('START');
    await stage.advance(1000);
    expect(await received()).toEqual(before);
  });

  test('CO-5 a client’s STOP holds back the text that waits for them', async () => {
    const phone = aPhone();
    const referralId = await aReferral(stage, referralFor(team.teamId, phone));
    await texts('STOP', { from: phone, to: '+12065550101' });
    await agent.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello there' });
    await stage.advance(5000);
    expect(await received(phone)).toEqual([unsubscribed]);
  });
});

describe('the ledger', () => {
  test('CO-13 holds every change with the exact words, as JSON and as CSV, for the admin alone', async () => {
    await enrolled();
    await texts('STOP');
    const path = `/numbers/${encodeURIComponent(agent.phone)}/consent`;
    const { body } = await stage.admin('GET', path);
    expect(body).toMatchObject({
      programs: { 'lead-alerts': { status: 'opted-out', reason: 'stop' } },
      ledger: expect.arrayContaining(
        [
          { act: 'enrolled', agentId: agent.agentId },
          { act: 'consent-request-sent', words: question, from: alertNumber, carrierId: expect.any(String) },
          { act: 'word-received', kind: 'start', body: 'YES', to: alertNumber },
          { act: 'word-received', kind: 'stop', body: 'STOP', to: alertNumber },
        ].map((event) => expect.objectContaining(event)),
      ),
    });
    expect((await agent.does('GET', path)).status).toBe(403);
  });
});

describe('bringing a list', () => {
  test('CO-1 good lines are asked at the carrier’s pace, bad ones are named, and twice is once', async () => {
    const line = {
      teamId: team.teamId,
      agentId: agent.agentId,
      phone: agent.phone,
      consentedAt: '2025-01-01T00:00:00Z',
      source: 'the old system',
      words: 'I agree to text alerts.',
    };
    const lines = [line, { ...line, phone: 'none' }, { ...line, agentId: 'agt_nobody' }];
    const imported = await stage.admin('POST', '/text-alerts/imports', { lines });
    expect(imported).toMatchObject({
      status: 200,
      body: { imported: 1, known: 0, rejected: [{ line: 2 }, { line: 3, faults: [{ path: 'agentId' }] }] },
    });
    await stage.advance(60_000);
    expect(await received()).toEqual([question]);
    expect(await stage.admin('POST', '/text-alerts/imports', { lines: [line] })).toMatchObject({
      body: { imported: 0, known: 1 },
    });
    await texts('YES');
    expect(await alerts()).toMatchObject({ status: 'on' });
  });
});
