// What is played on the emulator: a referral from its creation to a client's STOP, and another that a call claims.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { reply as consentReply, consentRequestText, optOutNotice } from '../../lambdas/consent/texts.ts';
import {
  agentOf,
  aPhone,
  aTeam,
  referralFor,
  type StoryAgent,
  type StoryTeam,
} from '../stories/support/builders.ts';
import {
  conversation,
  expectStatus,
  instructions,
  leadAlertNumber,
  seen,
  type Talk,
  write,
} from '../stories/support/conversations.ts';
import { referralByPhone } from '../stories/support/phone-calls.ts';
import type { Answer } from '../stories/support/stage.ts';
import type { Report } from './report.ts';
import { type EmulatedStage, eventually } from './stage.ts';

const referral = z.looseObject({
  referralId: z.string(),
  status: z.string(),
  claim: z.looseObject({ agentId: z.string(), by: z.string() }).optional(),
});
const problem = z.looseObject({ code: z.string() });

export async function playStory(stage: EmulatedStage, { step, proves }: Report): Promise<void> {
  const team = await step('People', async () => {
    const made = await aTeam(stage, 5);
    proves('a team of five, made by a machine client; agents sign in on the pool’s page with code and PKCE');
    proves('PE-1, RT-2 the lead’s routing is saved');
    const refused = [
      (await stage.anonymous('GET', '/me')).status,
      (await stage.source('PUT', '/teams/tm_other', { name: 'Other', leadAgentId: 'agt_other' })).status,
      (await agentOf(made).does('GET', `/teams/${made.teamId}/lead-routing`)).status,
    ];
    assert.deepEqual(refused, [401, 403, 404]);
    proves('no token 401, a token without the scope 403, an agent at the lead’s settings 404');
    return made;
  });
  const [lead, decliner, ...racers] = team.agents;
  assert(lead && decliner && racers.length === 3);

  await step('Consent to text alerts', async () => {
    expectStatus(await decliner.does('PUT', '/me/text-alerts'), 200);
    await textTo(stage, decliner.phone, consentRequestText('enrollment', ''));
    await stage.carrier.text({ from: decliner.phone, to: leadAlertNumber, body: 'Yes.' });
    await eventually('the alerts are on', async () => {
      const { body } = await decliner.does('GET', '/me/text-alerts');
      return z.looseObject({ status: z.string() }).parse(body).status === 'on' || undefined;
    });
    assert.equal(await ended(stage, 'request-consent', ''), 'SUCCEEDED');
    proves(
      'CO-1, CO-2 the verification text arrives, YES comes back through topic and queue, and the workflow ends',
    );
  });

  const talk = await step('A referral is offered', () => offered(stage, team, decliner, proves));

  await step('Three agents text at once', async () => {
    expectStatus(await decliner.does('POST', `/referrals/${talk.referralId}/decline`), 200);
    proves('CL-5 one declines');
    const body = 'Hello, shall we talk about the garden?';
    const answers = await Promise.all(racers.map(({ does }) => write(talk, body, does)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409]);
    const lost = answers
      .filter(({ status }) => status === 409)
      .map(({ body: given }) => problem.parse(given).code);
    assert.deepEqual(lost, ['already-claimed', 'already-claimed']);
    const winner = racers[answers.findIndex(({ status }) => status === 201)];
    assert(winner);
    talk.owner = winner;
    const { status, claim } = referral.parse(await seen(talk));
    assert.deepEqual([status, claim?.agentId, claim?.by], ['claimed', winner.agentId, 'text']);
    proves('CL-3 exactly one has it; the others hear already-claimed');
    assert.equal(await ended(stage, 'offer-referral', talk.referralId), 'SUCCEEDED');
    proves('the workflow offer-referral ends');
    await emailTo(stage, lead, /^Claimed by a teammate/);
    proves('CL-4 who was offered it too is told');
  });

  const ourNumber = await step('The first text and its receipt', async () => {
    const first = await textTo(stage, talk.phone, /shall we talk about the garden\?/);
    assert(first.body.startsWith(`${talk.owner.name}, `) && first.body.endsWith(instructions), first.body);
    proves('TX-8, TX-5 it names agent and brand and ends with the opt-out instructions');
    await eventually('the receipt is applied', async () => {
      const [message] = await conversation(talk);
      return message?.delivery === 'delivered' || undefined;
    });
    proves('TX-10 the carrier’s receipt comes back through topic and queue');
    return first.from;
  });

  await step('The client replies', async () => {
    const { phone, referralId } = talk;
    await stage.carrier.text({ from: phone, to: ourNumber, body: 'Saturday at noon?' });
    await eventually(
      'the reply is in the conversation',
      async () =>
        (await conversation(talk)).some(
          ({ direction, body }) => direction === 'inbound' && body === 'Saturday at noon?',
        ) || undefined,
    );
    await emailTo(stage, talk.owner, /replied/, `/referrals/${referralId}`);
    assert.deepEqual(
      z.looseObject({ client: z.looseObject({ phone: z.string() }) }).parse(await seen(talk)).client.phone,
      phone,
    );
    proves('TX-3, TX-4 it lands, the owner is told and sees the phone');
  });

  await step('STOP, YES, and the ledger', async () => {
    const { phone } = talk;
    await stage.carrier.text({ from: phone, to: ourNumber, body: 'stop' });
    await textTo(stage, phone, consentReply('stopped', 'en'));
    const refused = await write(talk, 'Are you sure?');
    assert.deepEqual([refused.status, problem.parse(refused.body).code], [409, 'client-opted-out']);
    proves('CO-5, TX-7 STOP is confirmed in the contract’s words, and the next text is refused');
    // The emulator stamps notifications to the second, and STOP wins a tie (CO-14).
    await pause(1100);
    await stage.carrier.text({ from: phone, to: ourNumber, body: 'YES' });
    await textTo(stage, phone, consentReply('resubscribed', 'en'));
    expectStatus(await write(talk, 'Good to have you back.'), 201);
    await textTo(stage, phone, /Good to have you back\./);
    proves('CO-6 YES resubscribes, and texts arrive again');
    const ledger = JSON.stringify(
      expectStatus(await stage.admin('GET', `/numbers/${phone}/consent`), 200).body,
    );
    for (const words of ['"stop"', '"YES"', 'Agents may text me about homes.'])
      assert(ledger.includes(words), ledger);
    proves('CO-13 the ledger holds the source’s evidence, STOP and YES, word for word');
  });

  await step('A call claims', async () => {
    const made = await stage.source('POST', '/referrals', referralByPhone(team.teamId));
    const { referralId } = referral.parse(expectStatus(made, 201).body);
    const [caller] = racers;
    assert(caller);
    await eventually('it is offered', async () => (await isOffered(caller, referralId)) || undefined);
    expectStatus(await caller.does('POST', `/referrals/${referralId}/calls`), 202);
    await eventually('the phone rings', () => stage.carrier.ringingAt(caller.phone));
    stage.carrier.answer(caller.phone);
    await eventually('it is claimed', async () => {
      const { claim } = referral.parse((await caller.does('GET', `/referrals/${referralId}`)).body);
      return (claim?.agentId === caller.agentId && claim.by === 'call') || undefined;
    });
    proves('CA-1 the agent’s phone rings and answering claims');
  });

  await step('Nothing is left over', async () => {
    assert.deepEqual(await stage.deadLetters(), []);
    assert.deepEqual(stage.carrier.complaints, []);
    // Nobody is at the webhook's address, which is made up.
    const faults = stage.faults().filter((fault) => !fault.includes('webhook-not-taken'));
    assert.deepEqual(faults, []);
    proves('no dead letters, no function logged a fault, and the carrier has nothing to complain of');
  });
}

/** The offer reaches everyone by email, and who wants it by text; the source's second try is the same referral. */
async function offered(
  stage: EmulatedStage,
  team: StoryTeam,
  alerted: StoryAgent,
  proves: Report['proves'],
): Promise<Talk> {
  const phone = aPhone();
  const request = referralFor(team.teamId, phone);
  const create = () => stage.source('POST', '/referrals', request, { 'idempotency-key': 'emulator-1' });
  const idOf = ({ body }: Answer) => referral.parse(body).referralId;
  const referralId = idOf(expectStatus(await create(), 201));
  assert.equal(idOf(expectStatus(await create(), 200, 201)), referralId);
  proves('CL-1 sent twice with one key it is one referral');
  for (const agent of team.agents)
    await emailTo(stage, agent, /^New buyer referral/, `/referrals/${referralId}`);
  const alert = await textTo(stage, alerted.phone, new RegExp(`/referrals/${referralId}`));
  assert(alert.body.endsWith(optOutNotice), alert.body);
  proves(
    'CL-2, CO-10 all five get an email, and who agreed to alerts a text with the notice as its last line',
  );
  const before = JSON.stringify((await team.lead.does('GET', `/referrals/${referralId}`)).body);
  assert(!before.includes(phone) && !before.includes('Client Example'), before);
  proves('CL-9 nobody sees the client yet');
  return { referralId, phone, owner: team.lead };
}

function textTo(stage: EmulatedStage, phone: string, body: string | RegExp) {
  const isMeant = (given: string) => (typeof body === 'string' ? given === body : body.test(given));
  return eventually(`a text to ${phone} says ${body}`, () =>
    stage.carrier.textsTo(phone).findLast((text) => isMeant(text.body)),
  );
}

function emailTo(stage: EmulatedStage, { email, agentId }: StoryAgent, subject: RegExp, link = '') {
  return eventually(`an email to ${agentId} is about ${subject} and has ${link}`, async () => {
    const all = await stage.emailsTo(email);
    return all.some((each) => subject.test(each.subject) && each.text.includes(link)) || undefined;
  });
}

function ended(stage: EmulatedStage, workflow: string, name: string): Promise<string> {
  return eventually(`${workflow} of ${name} ends`, () => stage.endOf(workflow, name));
}

async function isOffered({ does }: StoryAgent, referralId: string): Promise<boolean> {
  const { status, body } = await does('GET', `/referrals/${referralId}`);
  return status === 200 && referral.parse(body).status === 'offered';
}
