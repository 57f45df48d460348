// Two brands side by side on one stage: no text, email, call or page has the other's name, number or sender (PE-1).
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aReferral, aTeam, referralFor, type StoryTeam } from '../stories/support/builders.ts';
import {
  arrivedAt,
  aTalk,
  expectStatus,
  ourNumber,
  seen,
  textIn,
  write,
  wrote,
} from '../stories/support/conversations.ts';
import { askForCall, callsTo, referralByPhone } from '../stories/support/phone-calls.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import { type Stage, secondMs } from '../stories/support/stage.ts';

const first = {
  name: 'Example Homes',
  alerts: '+12065550100',
  pool: ['+12065550101', '+12065550102', '+12065550103'],
};
const other = {
  name: 'Harbor Homes (Fictional)',
  alerts: '+12065550174',
  pool: ['+12065550175', '+12065550176'],
};
const signs = {
  first: /Example Homes|dibs\.example|\+1206555010/,
  other: /Harbor|harbor\.example|\+1206555017/,
};

let stage: Stage;
let homes: StoryTeam;
let harbor: StoryTeam;
beforeAll(async () => {
  stage = await sharedStage();
  [homes, harbor] = [await aTeam(stage, 2), await aTeam(stage, 2, 'harbor')];
}, 60_000);

const consentOf = z.object({
  brand: z.string(),
  programs: z.looseObject({ introductions: z.looseObject({ status: z.string() }).optional() }),
  otherBrands: z.array(
    z.object({
      brand: z.string(),
      programs: z.looseObject({ introductions: z.looseObject({ status: z.string() }).optional() }),
    }),
  ),
});

/** Of a client's introductions, by brand. */
async function statusesOf(phone: string) {
  const { body } = await stage.admin('GET', `/numbers/${encodeURIComponent(phone)}/consent`);
  const { brand, programs, otherBrands } = consentOf.parse(body);
  return Object.fromEntries(
    [{ brand, programs }, ...otherBrands].map((its) => [its.brand, its.programs.introductions?.status]),
  );
}

async function says(from: string, to: string, body: string): Promise<void> {
  await textIn(stage, { from, to, body });
  await stage.advance(3 * secondMs);
}

describe('two brands', () => {
  test('PE-1 a brand that the stage doesn’t have is refused, with those that it has', async () => {
    const settings = { name: 'Team Nowhere', leadAgentId: 'agt_nowhere', brand: 'sold' };
    expect(await stage.admin('PUT', '/teams/tm_nowhere', settings)).toMatchObject({
      status: 422,
      body: { code: 'unknown-brand', detail: expect.stringContaining('example-homes, harbor') },
    });
    const saved = { name: 'Team of the first', leadAgentId: 'agt_nowhere' };
    expect(await stage.admin('PUT', '/teams/tm_nowhere', saved)).toMatchObject({
      status: 200,
      body: { brand: 'example-homes' },
    });
  });

  test('PE-1 an agent’s page and contact card have their brand’s name, number and color', async () => {
    for (const [team, brand, sign] of [
      [homes, first, signs.other],
      [harbor, other, signs.first],
    ] as const) {
      const { body } = await team.lead.does('GET', '/me');
      expect(body).toMatchObject({
        brand: brand.name,
        alertNumber: brand.alerts,
        accent: expect.any(String),
        ...(brand === other && { logo: expect.stringMatching(/^data:image\/svg/) }),
      });
      const headers = { authorization: `Bearer ${await stage.tokenFor({ agentId: team.lead.agentId })}` };
      const card = await (await fetch(`${stage.cloud.url}/contact-card`, { headers })).text();
      expect(card).toContain(`FN:${brand.name}\r\n`);
      expect(card).toContain(`:${brand.alerts}\r\n`);
      if (brand === first) expect(body).not.toHaveProperty('logo');
      // Calls come from the stage's numbers, whatever the brand.
      expect(card.replaceAll(/\+1206555010[4-9]/g, '')).not.toMatch(sign);
    }
  });

  test('PE-1 TX-8 TX-5 a first text has the brand’s name, number and instructions, and agents are emailed by its sender', async () => {
    const talk = await aTalk(stage, harbor);
    const [text] = await arrivedAt(stage, talk.phone);
    expect(other.pool).toContain(text?.from);
    expect(text?.body).toContain(other.name);
    expect(text?.body).toMatch(/\[Harbor Homes sends this part.*reply end\]$/);
    expect(text?.body).not.toMatch(signs.first);
    for (const { email } of harbor.agents) {
      const mails = stage.cloud.ses.emailsTo(email);
      expect(mails.length).toBeGreaterThan(0);
      for (const mail of mails) {
        expect(mail).toMatchObject({ from: 'leads@harbor.example', fromName: other.name });
        expect(`${mail.subject} ${mail.text}`).not.toMatch(/Example Homes|Dibs/);
      }
    }
  });

  test('PE-1 CA-1 a call says the brand’s name', async () => {
    const agent = agentOf(harbor);
    const referralId = await aReferral(stage, referralByPhone(harbor.teamId));
    expectStatus(await askForCall(stage, agent, referralId), 202);
    const [call] = (await callsTo(stage, agent.phone)).slice(-1);
    expect(JSON.stringify(call)).toContain(`This is ${other.name}.`);
    expect(JSON.stringify(call)).not.toContain(first.name);
  });

  test('PE-1 CO-7 HELP is answered for the brand whose number was texted', async () => {
    const phone = (await aTalk(stage, harbor)).phone;
    await says(phone, other.pool[0] ?? '', 'HELP');
    await says(phone, first.alerts, 'HELP');
    const answers = (await arrivedAt(stage, phone)).slice(-2);
    expect(answers.map(({ from, body }) => [from, body.split(':')[0]])).toEqual([
      [other.pool[0], other.name],
      [first.alerts, first.name],
    ]);
    expect(answers[0]?.body).not.toMatch(signs.first);
    expect(answers[1]?.body).not.toMatch(signs.other);
  });

  test('PE-1 CO-1 CO-9 an agent is asked by the brand’s number with its name, and alerted from there', async () => {
    const agent = agentOf(harbor);
    expectStatus(await agent.does('PUT', '/me/text-alerts'), 200);
    await stage.advance(secondMs);
    const asked = (await arrivedAt(stage, agent.phone)).at(-1);
    expect(asked).toMatchObject({
      from: other.alerts,
      body: expect.stringMatching(/^Harbor Homes: To complete/),
    });
    await says(agent.phone, other.alerts, 'YES');
    await aReferral(stage, referralFor(harbor.teamId));
    await stage.advance(2 * secondMs);
    const alert = (await arrivedAt(stage, agent.phone)).at(-1);
    expect(alert).toMatchObject({ from: other.alerts, body: expect.stringContaining('New buyer referral') });
  });

  test('PE-1 CO-5 STOP to the first ends the first alone; STOP to the other ends both, and the next text of either is refused', async () => {
    const talk = await aTalk(stage, homes);
    const { phone } = talk;
    const second = await aTalk(stage, harbor, { phone });
    expect(await statusesOf(phone)).toEqual({ 'example-homes': 'on', harbor: 'on' });
    const from = await ourNumber(stage, second);
    const [own] = await arrivedAt(stage, phone);
    await says(phone, own?.from ?? '', 'STOP');
    expect(await statusesOf(phone)).toEqual({ 'example-homes': 'opted-out', harbor: 'on' });
    expect(await write(talk, 'Hello?')).toMatchObject({ status: 409, body: { code: 'client-opted-out' } });
    await wrote(stage, second, 'Shall we meet?');
    expect((await arrivedAt(stage, phone)).at(-1)).toMatchObject({ from, body: 'Shall we meet?' });

    await says(phone, own?.from ?? '', 'START');
    await says(phone, from, 'STOP');
    expect(await statusesOf(phone)).toEqual({ 'example-homes': 'opted-out', harbor: 'opted-out' });
    for (const each of [talk, second]) {
      expect(await write(each, 'Hello?')).toMatchObject({ status: 409, body: { code: 'client-opted-out' } });
      expect(await seen(each)).toMatchObject({ optOut: { how: 'stop' } });
    }
    const confirmations = (await arrivedAt(stage, phone)).filter(({ body }) =>
      body.includes('been unsubscribed'),
    );
    expect(confirmations.map((each) => each.from)).toEqual([own?.from, from]);
  });

  test('PE-1 CO-19 an opt-out that is booked for one brand covers what its STOP does', async () => {
    const phone = (await aTalk(stage, homes)).phone;
    await aTalk(stage, harbor, { phone });
    const path = `/numbers/${encodeURIComponent(phone)}/opt-out`;
    const said = {
      how: 'phone',
      at: new Date(stage.cloud.clock.now() - 60_000).toISOString(),
      words: 'No more.',
    };
    const booked = await stage.admin('POST', path, {
      ...said,
      program: 'introductions',
      brand: 'example-homes',
    });
    expect(booked).toMatchObject({
      status: 200,
      body: { brand: 'example-homes', programs: { introductions: { status: 'opted-out' } } },
    });
    expect(await statusesOf(phone)).toEqual({ 'example-homes': 'opted-out', harbor: 'on' });
    expect(await stage.admin('POST', path, { ...said, brand: 'sold' })).toMatchObject({
      status: 422,
      body: { code: 'unknown-brand' },
    });
  });

  test('PE-1 TX-12 a team that gets another brand goes on with its conversations from their numbers; what comes then is the new one’s, and agents are asked anew', async () => {
    const team = await aTeam(stage, 1);
    const { lead } = team;
    expectStatus(await lead.does('PUT', '/me/text-alerts'), 200);
    await stage.advance(secondMs);
    await says(lead.phone, first.alerts, 'YES');
    const before = await aTalk(stage, team);
    const number = await ourNumber(stage, before);
    const settings = { name: `Team ${team.teamId}`, leadAgentId: lead.agentId, brand: 'harbor' };
    expectStatus(await stage.admin('PUT', `/teams/${team.teamId}`, settings), 200);
    await stage.advance(3 * secondMs);

    expect((await arrivedAt(stage, lead.phone)).at(-1)).toMatchObject({
      from: other.alerts,
      body: expect.stringMatching(/^Harbor Homes: To complete/),
    });
    expect((await lead.does('GET', '/me/text-alerts')).body).toMatchObject({ status: 'pending' });
    await wrote(stage, before, 'Still here.');
    expect((await arrivedAt(stage, before.phone)).at(-1)).toMatchObject({
      from: number,
      body: 'Still here.',
    });
    const after = await aTalk(stage, team);
    const [text] = await arrivedAt(stage, after.phone);
    expect(other.pool).toContain(text?.from);
    expect(text?.body).toContain(other.name);
  });

  test('PE-1 of all that was said on this stage, each number and each sender named its own brand alone', async () => {
    const spoken = z.object({
      phones: z.array(
        z.object({
          texts: z.array(z.object({ from: z.string(), body: z.string(), direction: z.string() })),
          calls: z.array(z.object({ message: z.string().optional() })),
        }),
      ),
    });
    const { phones } = spoken.parse((await stage.call('GET', '/_local/phones')).body);
    const texts = phones.flatMap((phone) => phone.texts).filter(({ direction }) => direction === 'outbound');
    const mails = stage.cloud.ses.emails();
    for (const [brand, sender, foreign] of [
      [first, 'leads@dibs.example', signs.other],
      [other, 'leads@harbor.example', /Example Homes|help@dibs\.example|\+1206555010/],
    ] as const) {
      const its = texts.filter(({ from }) => from === brand.alerts || brand.pool.includes(from));
      expect(its.length).toBeGreaterThan(5);
      for (const { body } of its) expect(body).not.toMatch(foreign);
      const own = mails.filter(({ from }) => from === sender);
      expect(own.length).toBeGreaterThan(5);
      for (const { fromName, subject, text } of own) {
        expect(fromName).toBe(brand.name);
        expect(`${subject} ${text}`).not.toMatch(foreign);
      }
    }
    for (const { message = '' } of phones.flatMap(({ calls }) => calls))
      expect(message.includes(first.name) && message.includes(other.name)).toBe(false);
  });
});
