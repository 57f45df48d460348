// Open portals hear of changes at once: through the API, a real WebSocket, the table’s stream and back.
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aReferral, aTeam, referralFor, type StoryAgent } from './support/builders.ts';
import { expectStatus } from './support/conversations.ts';
import { sharedStage } from './support/shared-stage.ts';
import { functionNamed, minuteMs, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});
const opened: WebSocket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.close();
});

const channel = z.object({ ticket: z.string(), endsAt: z.string() });

async function ticketOf({ does }: Pick<StoryAgent, 'does'>) {
  return channel.parse(expectStatus(await does('POST', '/me/live-channels'), 201).body);
}

type Portal = { heard: unknown[]; ping(): Promise<unknown>; untilClosed(): Promise<unknown> };

/** Connects by `ticket`; undefined when it is refused. */
async function connect(ticket: string): Promise<Portal | undefined> {
  const socket = new WebSocket(`${stage.cloud.url.replace('http', 'ws')}/live?ticket=${ticket}`);
  opened.push(socket);
  const heard: unknown[] = [];
  const waiting: ((answer: unknown) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const said: unknown = JSON.parse(String(data));
    const isAnswer = z.object({ live: z.boolean() }).safeParse(said).success;
    if (isAnswer) waiting.shift()?.(said);
    else heard.push(said);
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true));
    socket.addEventListener('close', () => resolve(false));
  });
  if (!isOpen) return undefined;
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  return {
    heard,
    ping: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        socket.send(JSON.stringify({ ticket }));
      }),
    untilClosed: () => closed,
  };
}

async function openPortal(agent: Pick<StoryAgent, 'does'>): Promise<Portal> {
  const portal = await connect((await ticketOf(agent)).ticket);
  if (portal === undefined) throw new Error('It was refused');
  expect(await portal.ping()).toEqual({ live: true });
  return portal;
}

/** All that was set in motion is done, and what was posted has arrived: an answer comes after it. */
async function arrived(...portals: Portal[]): Promise<void> {
  await stage.settle();
  await Promise.all(portals.map((portal) => portal.ping()));
}

describe('an open portal', () => {
  test('LI-1 LI-2 hears of a claim at once, by kind and id alone, and one of another team hears nothing', async () => {
    const [team, other] = [await aTeam(stage, 3), await aTeam(stage, 1)];
    const [lead, winner, loser] = team.agents;
    if (winner === undefined || loser === undefined || lead === undefined) throw new Error('Too few');
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const portals = await Promise.all([lead, winner, loser].map(openPortal));
    const stranger = await openPortal(other.lead);
    const body = 'Shall we talk about the garden?';
    expectStatus(await winner.does('POST', `/referrals/${referralId}/messages`, { body }), 201);
    await arrived(...portals, stranger);
    for (const { heard } of portals) expect(heard).toContainEqual({ changed: 'referral', referralId });
    expect(portals[2]?.heard).not.toContainEqual({ changed: 'conversation', referralId });
    expect(portals[1]?.heard).toContainEqual({ changed: 'conversation', referralId });
    expect(stranger.heard).toEqual([]);
    expect(JSON.stringify(portals.map(({ heard }) => heard))).not.toContain('garden');
  });

  test('LI-2 connects by a ticket once, in time, and by nothing else', async () => {
    const team = await aTeam(stage, 1);
    const { ticket } = await ticketOf(team.lead);
    const portal = await connect(ticket);
    expect(portal).toBeDefined();
    expect(await connect(ticket)).toBeUndefined();
    expect(await portal?.ping()).toEqual({ live: true });
    const late = await ticketOf(team.lead);
    await stage.advance(minuteMs);
    for (const each of [
      late.ticket,
      '',
      'chn',
      ticket.replace(/.$/, '_'),
      `${team.teamId}.x.chn_${'a'.repeat(20)}`,
    ])
      expect(await connect(each)).toBeUndefined();
    const anonymous = await stage.call('POST', '/me/live-channels');
    expectStatus(anonymous, 401);
    expectStatus(await stage.source('POST', '/me/live-channels'), 403);
  });

  test('LI-2 PE-4 of an agent who leaves is disconnected, and no other opens', async () => {
    const team = await aTeam(stage, 2);
    const leaver = agentOf(team, 1);
    const portal = await openPortal(leaver);
    const { ticket } = await ticketOf(leaver);
    expectStatus(await stage.admin('DELETE', `/teams/${team.teamId}/agents/${leaver.agentId}`), 200);
    await stage.settle();
    expect(await portal.untilClosed()).toBe(1001);
    expect(await connect(ticket)).toBeUndefined();
    expectStatus(await leaver.does('POST', '/me/live-channels'), 404);
  });

  test('LI-1 that API Gateway disconnects while idle opens another, and hears what comes then', async () => {
    const team = await aTeam(stage, 1);
    const portal = await openPortal(team.lead);
    await stage.advance(9 * minuteMs);
    expect(await portal.ping()).toEqual({ live: true });
    await stage.advance(11 * minuteMs);
    expect(await portal.untilClosed()).toBe(1001);
    const next = await openPortal(team.lead);
    const referralId = await aReferral(stage, referralFor(team.teamId));
    await arrived(next);
    expect(next.heard).toContainEqual({ changed: 'referral', referralId });
  });

  test('LI-1 CT-3 of a client’s owner hears when the time of a reminder has come, and nobody else’s does', async () => {
    const team = await aTeam(stage, 2);
    const owner = agentOf(team);
    const referralId = await aReferral(stage, referralFor(team.teamId));
    expectStatus(await owner.does('POST', `/referrals/${referralId}/messages`, { body: 'Hello' }), 201);
    const at = new Date(stage.cloud.clock.now() + minuteMs).toISOString();
    const path = `/referrals/${referralId}/reminders`;
    expectStatus(await owner.does('POST', path, { at, text: 'Ask about the garden' }), 201);
    await stage.settle();
    const portals = await Promise.all([owner, team.lead].map(openPortal));
    await stage.advance(minuteMs);
    await arrived(...portals);
    expect(portals[0]?.heard).toContainEqual({ changed: 'reminders', referralId });
    expect(portals[1]?.heard).not.toContainEqual(expect.objectContaining({ changed: 'reminders' }));
    const { body } = await owner.does('GET', '/me/reminders');
    expect(body).toMatchObject({ due: 1, reminders: [{ state: 'due' }] });
  });

  test('LI-1 that can’t be told holds up nobody else: it finds out by itself, and the change goes through', async () => {
    const team = await aTeam(stage, 2);
    const [, agent] = team.agents;
    if (agent === undefined) throw new Error('Too few');
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const portal = await openPortal(agent);
    const functionName = functionNamed(stage, 'DispatchChanges');
    const fails = { service: 'execute-api', action: 'PostToConnection', kind: 'throttle', count: 2 } as const;
    stage.cloud.faults.order({ ...fails, functionName });
    expectStatus(await agent.does('POST', `/referrals/${referralId}/decline`), 200);
    await stage.settle();
    expect(stage.cloud.faults.pending()).toEqual([]);
    expect(await portal.ping()).toEqual({ live: false });
    expect(portal.heard).toEqual([]);
    const next = await openPortal(agent);
    expectStatus(await team.lead.does('POST', `/referrals/${referralId}/decline`), 200);
    await arrived(next);
    expect(next.heard).toContainEqual({ changed: 'referral', referralId });
  });
});
