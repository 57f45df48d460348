// Who gets at a conversation: its owner and the lead; over every route that touches one, and every role there is.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { routes } from '../../lambdas/routes.ts';
import { agentOf, aReferral, aTeam, referralFor, type StoryAgent } from './support/builders.ts';
import {
  clientReplies,
  conversation,
  expectStatus,
  seen,
  type Talk,
  write,
  wrote,
} from './support/conversations.ts';
import { sharedStage } from './support/shared-stage.ts';
import { type Answer, type Client, type Stage, secondMs } from './support/stage.ts';

type Role =
  | 'owner'
  | 'lead'
  | 'formerWinner'
  | 'formerAssignee'
  | 'loser'
  | 'decliner'
  | 'teammate'
  | 'stranger'
  | 'source'
  | 'admin'
  | 'nobody';

let stage: Stage;
let talk: Talk;
let messageId: string;
let reminderId: string;
let teamId: string;
let teammateId: string;
let who: Record<Role, Client>;

/** Won by one, handed to a second, and owned by a third. */
beforeAll(async () => {
  stage = await sharedStage();
  const team = await aTeam(stage, 7);
  ({ teamId } = team);
  const strangers = await aTeam(stage, 1);
  const [winner, owner, assignee, loser, decliner, teammate] = [1, 2, 3, 4, 5, 6].map((index) =>
    agentOf(team, index),
  );
  if (!(winner && owner && assignee && loser && decliner && teammate))
    throw new Error('The team is too small');
  const unoffered: StoryAgent[] = [assignee, teammate];
  const members = team.members.filter(({ agentId }) => unoffered.every((each) => each.agentId !== agentId));
  const settings = { enabled: true, fallbackAgentId: team.lead.agentId, members };
  expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/lead-routing`, settings), 200);

  const request = referralFor(team.teamId);
  const referralId = await aReferral(stage, request);
  const won = { referralId, phone: request.client.phone, owner: winner };
  expectStatus(await decliner.does('POST', `/referrals/${referralId}/decline`), 200);
  messageId = await wrote(stage, won, 'Shall we talk about the garden?');
  expectStatus(await write(won, 'Hello', loser.does), 409);
  await clientReplies(stage, won, 'The roses are mine');
  const hand = `/referrals/${referralId}/reassign`;
  expectStatus(await winner.does('POST', hand, { agentId: assignee.agentId }), 200);
  expectStatus(await assignee.does('POST', hand, { agentId: owner.agentId }), 200);
  const reminder = { at: tomorrow(), text: 'Ask about the garden' };
  const reminded = await owner.does('POST', `/referrals/${referralId}/reminders`, reminder);
  expectStatus(reminded, 201);
  ({ reminderId } = z.object({ reminderId: z.string() }).parse(reminded.body));
  await stage.settle();
  teammateId = teammate.agentId;
  talk = { ...won, owner };
  who = {
    owner: owner.does,
    lead: team.lead.does,
    formerWinner: winner.does,
    formerAssignee: assignee.does,
    loser: loser.does,
    decliner: decliner.does,
    teammate: teammate.does,
    stranger: agentOf(strangers, 0).does,
    source: stage.source,
    admin: stage.admin,
    nobody: stage.call,
  };
});

const roles = [
  'owner',
  'lead',
  'formerWinner',
  'formerAssignee',
  'loser',
  'decliner',
  'teammate',
  'stranger',
  'source',
  'admin',
  'nobody',
] as const;

const soon = '2026-03-02T23:00:00.000Z';
const tomorrow = () => new Date(stage.cloud.clock.now() + 86_400_000).toISOString();
/** Each route by what it is asked, and its status for each of `roles` in their order. */
const table: Record<string, { body?: () => object; statuses: number[]; endsIt?: true }> = {
  'GET /referrals/{referralId}': {
    statuses: [200, 200, 200, 404, 200, 200, 404, 404, 200, 200, 401],
  },
  // The source's and the administrators' without what is said.
  'GET /referrals/{referralId}/timeline': {
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 200, 200, 401],
  },
  'GET /referrals/{referralId}/messages': {
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'GET /referrals/{referralId}/messages/{messageId}/explain': {
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'GET /referrals/{referralId}/next-text': {
    statuses: [200, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  // The message asks nothing, so that there is no answer to it.
  'POST /referrals/{referralId}/messages/{messageId}/asked-to-stop': {
    body: () => ({ answer: 'yes' }),
    statuses: [404, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'PUT /referrals/{referralId}/messages/read': {
    body: () => ({ until: soon }),
    statuses: [200, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  // The lead reads, and does not write into what another agent owns.
  'POST /referrals/{referralId}/messages': {
    body: () => ({ body: 'Words from outside' }),
    statuses: [201, 409, 409, 404, 409, 409, 404, 404, 403, 403, 401],
  },
  'POST /referrals/{referralId}/reassign': {
    body: () => ({ agentId: talk.owner.agentId }),
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'POST /referrals/{referralId}/decline': {
    statuses: [409, 409, 409, 404, 409, 409, 404, 404, 403, 403, 401],
  },
  'POST /referrals/{referralId}/calls': {
    statuses: [202, 409, 409, 404, 409, 409, 404, 404, 403, 403, 401],
  },
  // Nobody was called.
  'GET /referrals/{referralId}/calls/mine': {
    statuses: [404, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'POST /referrals/{referralId}/give-back': {
    body: () => ({ reason: 'Words from outside' }),
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 403, 403, 401],
    endsIt: true,
  },
  // The stage is no business of the source's.
  'PATCH /referrals/{referralId}': {
    body: () => ({ stage: 'active' }),
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 400, 403, 401],
  },
  'POST /referrals/{referralId}/notes': {
    body: () => ({ text: 'Words from outside' }),
    statuses: [201, 201, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'GET /referrals/{referralId}/notes': {
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  // Reminders are the owner's own.
  'POST /referrals/{referralId}/reminders': {
    body: () => ({ at: tomorrow(), text: 'Words from outside' }),
    statuses: [201, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'GET /referrals/{referralId}/reminders': {
    statuses: [200, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'PATCH /referrals/{referralId}/reminders/{reminderId}': {
    body: () => ({ text: 'Words from outside' }),
    statuses: [200, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'DELETE /referrals/{referralId}/reminders/{reminderId}': {
    statuses: [200, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  // They were never on a plan, and agreed to no automated texts.
  'GET /referrals/{referralId}/plan': {
    statuses: [404, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'PUT /referrals/{referralId}/plan': {
    body: () => ({ planId: 'plan_none' }),
    statuses: [422, 422, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'DELETE /referrals/{referralId}/plan': {
    statuses: [404, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
  'POST /referrals/{referralId}/withdraw': {
    body: () => ({ reason: 'Words from outside' }),
    statuses: [403, 403, 403, 403, 403, 403, 403, 403, 409, 403, 401],
  },
  'POST /referrals/{referralId}/offer-again': {
    body: () => ({}),
    statuses: [403, 403, 403, 403, 403, 403, 403, 403, 409, 403, 401],
  },
  'POST /referrals/{referralId}/stop-texting': {
    statuses: [200, 200, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  },
};

const secrets = /about the garden|roses|Words from outside|Client Example|client@|\+1415/;

function ask(route: string, role: Role): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const found = routes.find((each) => each.method === method && each.path === path);
  if (found === undefined) throw new Error(`There is no ${route}`);
  const real = path
    .replace('{referralId}', talk.referralId)
    .replace('{messageId}', messageId)
    .replace('{reminderId}', reminderId);
  return who[role](found.method, real, table[route]?.body?.());
}

test('CL-10 the table knows every route about one referral', () => {
  const about = routes.filter(({ path }) => path.startsWith('/referrals/{referralId}'));
  expect(Object.keys(table).toSorted()).toEqual(
    about.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

describe('whoever has no part in it', () => {
  const outsiders = roles.filter((role) => !['owner', 'lead'].includes(role));

  test.each(Object.keys(table))('CL-10 gets nothing of it by %s, and changes nothing', async (route) => {
    const before = [await conversation(talk), await seen(talk)];
    const answers: Partial<Record<Role, number>> = {};
    for (const role of outsiders) {
      const { status, body } = await ask(route, role);
      answers[role] = status;
      // The source knows the client, whom it sent, and nothing of what is said.
      const told = JSON.stringify(body);
      if (role === 'source' || role === 'admin') expect(told).not.toMatch(/roses|about the garden/);
      else expect(told).not.toMatch(secrets);
      if (status === 404) expect(body).toMatchObject({ code: 'not-found' });
    }
    const expected = outsiders.map((role) => [role, table[route]?.statuses[roles.indexOf(role)]]);
    expect(answers).toEqual(Object.fromEntries(expected));
    await stage.settle();
    expect([await conversation(talk), await seen(talk)]).toEqual(before);
  });

  test('CL-10 sees it in no list', async () => {
    for (const role of outsiders) {
      if (role === 'source' || role === 'admin' || role === 'nobody') continue;
      const lists = [
        await who[role]('GET', '/me/referrals'),
        await who[role]('GET', '/me/referrals?status=claimed'),
      ];
      expect(JSON.stringify(lists)).not.toMatch(secrets);
    }
    for (const role of outsiders) {
      const { status } = await who[role]('GET', `/teams/${teamId}/referrals`);
      expect([401, 403, 404]).toContain(status);
    }
  });
});

describe('its owner and the lead', () => {
  test.each(Object.keys(table).filter((route) => !table[route]?.endsIt))(
    'CL-10 get by %s what is theirs',
    async (route) => {
      for (const role of ['owner', 'lead'] as const) {
        await stage.advance(secondMs);
        const { status } = await ask(route, role);
        expect([role, status]).toEqual([role, table[route]?.statuses[roles.indexOf(role)]]);
      }
    },
  );

  test('TX-3 both know the client and all that was said', async () => {
    for (const role of ['owner', 'lead'] as const) {
      expect(await seen(talk, who[role])).toMatchObject({
        client: { name: 'Client Example', phone: talk.phone },
      });
      const bodies = (await conversation(talk, who[role])).map(({ body }) => body);
      expect(bodies).toEqual([
        expect.stringContaining('Shall we talk about the garden?'),
        'The roses are mine',
        expect.stringContaining('Words from outside'),
      ]);
    }
  });
});

test('CL-10 who leads no more reads no more, and the new lead does', async () => {
  const path = `/referrals/${talk.referralId}/messages`;
  const [lead, teammate] = [who.lead, who.teammate];
  expect([(await lead('GET', path)).status, (await teammate('GET', path)).status]).toEqual([200, 404]);
  const newLead = { name: 'Team with a new lead', leadAgentId: teammateId };
  expectStatus(await stage.admin('PUT', `/teams/${teamId}`, newLead), 200);
  expect([(await lead('GET', path)).status, (await teammate('GET', path)).status]).toEqual([404, 200]);
});
