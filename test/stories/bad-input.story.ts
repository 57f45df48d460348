// Whatever is sent, over every route: a problem document with a stable code, never a 500, and nothing written.
import { generateKeyPairSync } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt, SignJWT } from 'jose';
import * as z from 'zod';
import { keyOf } from '../../lambdas/platform/http/route.ts';
import { type AnyRoute, routes } from '../../lambdas/routes.ts';
import { aReferral, aTeam, referralFor, type StoryTeam } from './support/builders.ts';
import { sharedStage } from './support/shared-stage.ts';
import { type Answer, type Client, dayMs, type Stage } from './support/stage.ts';

let stage: Stage;
let team: StoryTeam;
let strangers: StoryTeam;
let referralId: string;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 3);
  strangers = await aTeam(stage, 2);
  referralId = await aReferral(stage, referralFor(team.teamId));
});

const named: [string, AnyRoute][] = routes.map((route) => [keyOf(route), route]);
const takesBody = (route: AnyRoute) => 'bodyWith' in route || route.body !== undefined;
const withBody = named.filter(([, route]) => takesBody(route));

/** The route's path with real ids of `team`, or with the ones given. */
function pathOf({ path }: AnyRoute, ids: Partial<Record<string, string>> = {}): string {
  const real: Record<string, string> = {
    teamId: team.teamId,
    agentId: team.lead.agentId,
    referralId,
    deviceId: 'phone-1',
    e164: '+12065559999',
    ...ids,
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(real[name] ?? name));
}

/** Someone in a role that the route is for, and someone who is not. */
function insider({ roles }: AnyRoute): Client {
  if (roles.includes('agent')) return team.lead.does;
  return roles.includes('source') ? stage.source : stage.admin;
}
function outsider({ roles }: AnyRoute): Client {
  if (!roles.includes('agent')) return team.lead.does;
  return roles.includes('source') ? stage.admin : stage.source;
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer).toMatchObject({
    status,
    body: { type: expect.any(String), title: expect.any(String), detail: expect.any(String), status, code },
  });
}

/** All that is stored, but for reports of imports, which tell what was refused, and who imported (PE-7). */
async function tableContent(): Promise<unknown[]> {
  const [table] = stage.cloud.dynamoDb.tables;
  const { Items, LastEvaluatedKey } = await stage.cloud.dynamoDb.engine.table('Scan', {
    TableName: table?.name,
  });
  const items: unknown[] = Array.isArray(Items) ? Items : [];
  expect(items.length).toBeGreaterThan(5);
  expect(LastEvaluatedKey).toBeUndefined();
  const isOfImport = (item: unknown) => /IMPORT#|"import-consent"/.test(JSON.stringify(item));
  return items.filter((item) => !isOfImport(item));
}

async function expectNothingWritten(act: () => Promise<void>): Promise<void> {
  await stage.settle();
  const before = await tableContent();
  await act();
  await stage.settle();
  expectUnchanged(await tableContent(), before);
}

/** Jest takes long over a whole table, and is asked only for what differs. */
function expectUnchanged(now: unknown[], before: unknown[]): void {
  if (!isDeepStrictEqual(now, before)) expect(now).toEqual(before);
}

describe('tokens', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let forged: readonly string[] = [];
  let before: unknown[] = [];

  beforeAll(async () => {
    forged = await forgeries();
    await stage.settle();
    before = await tableContent();
  });

  async function forgeries(): Promise<string[]> {
    const genuine = await stage.tokenFor({ agentId: team.lead.agentId });
    const claims = decodeJwt(genuine);
    const sign = (changed: object) =>
      new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    const [header, , signature] = genuine.split('.');
    const promoted = Buffer.from(JSON.stringify({ ...claims, 'custom:agentId': 'agt_other' })).toString(
      'base64url',
    );
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    return [
      'garbage',
      await sign({}),
      await sign({ iss: 'https://issuer.example/pool' }),
      `${header}.${promoted}.${signature}`,
      `${unsigned}.${promoted}.`,
    ];
  }

  test('each forged token is refused with 401', async () => {
    for (const token of forged) {
      expectProblem(await stage.withToken(token)('GET', '/me'), 401, 'unauthorized');
    }
  });

  // All routes have the same authorizer (test/lib/routes.test.ts): one of the forged tokens shows whether it is asked.
  test.each(named)('%s refuses no token and a forged token with 401', async (_, route) => {
    const path = pathOf(route);
    const token = forged[named.findIndex(([, each]) => each === route) % forged.length] ?? '';
    expectProblem(await stage.call(route.method, path), 401, 'unauthorized');
    expectProblem(await stage.withToken(token)(route.method, path), 401, 'unauthorized');
  });

  test('no request with none or a forged one has written anything', async () => {
    await stage.settle();
    expectUnchanged(await tableContent(), before);
  });

  const isForAll = ({ roles }: AnyRoute) =>
    (['agent', 'source', 'admin'] as const).every((role) => roles.includes(role));

  test.each(named.filter(([, route]) => !isForAll(route)))(
    '%s refuses the wrong role with 403',
    async (_, route) => {
      await expectNothingWritten(async () => {
        const body = takesBody(route) ? {} : undefined;
        expectProblem(await outsider(route)(route.method, pathOf(route), body), 403, 'forbidden');
      });
    },
  );
});

describe('bodies', () => {
  const mistyped = [
    [],
    'text',
    7,
    null,
    { teamId: 7 },
    { body: { nested: true } },
    { members: 'all', agentId: -1 },
  ];

  test.each(withBody)(
    '%s refuses bodies that do not parse, with the path of each fault',
    async (_, route) => {
      await expectNothingWritten(async () => {
        const send = (body: unknown) => insider(route)(route.method, pathOf(route), body);
        const isOptional = ['stopTexting', 'offerReferralAgain', 'saveTextAlerts', 'previewPlan'].includes(
          route.operationId,
        );
        expectProblem(await send('{"half":'), 400, 'invalid-request');
        if (!isOptional) expectProblem(await send(''), 400, 'invalid-request');
        for (const body of mistyped) {
          // Nothing in them is required; null is as a body that isn't sent.
          const isLeftOut = body === null && isOptional;
          const isEmpty =
            [
              'changeProfile',
              'changeChecklist',
              'correctReferral',
              'offerReferralAgain',
              'stopTexting',
              'saveTextAlerts',
            ].includes(route.operationId) &&
            typeof body === 'object' &&
            body !== null &&
            !Array.isArray(body);
          if (isLeftOut || isEmpty) continue;
          const answer = await send(JSON.stringify(body));
          expectProblem(answer, 400, 'invalid-request');
          expect(answer.body).toMatchObject({
            errors: expect.arrayContaining([
              expect.objectContaining({ path: expect.any(String), detail: expect.any(String) }),
            ]),
          });
        }
      });
    },
  );

  test.each(withBody)('%s refuses bodies of more than 32 KiB with 413', async (_, route) => {
    await expectNothingWritten(async () => {
      const body = { name: 'x'.repeat(40_000) };
      expectProblem(await insider(route)(route.method, pathOf(route), body), 413, 'body-too-large');
    });
  });
});

describe('phones', () => {
  const refused: [string, string][] = [
    ['+10005550123', 'phone-impossible-area-code'],
    ['+1 911 911 9111', 'phone-impossible-area-code'],
    ['+15555555555', 'phone-impossible-area-code'],
    ['+19005550123', 'phone-premium-rate'],
    ['+18005550123', 'phone-toll-free'],
    ['+15005550123', 'phone-non-geographic'],
    ['+12069115678', 'phone-impossible-exchange'],
    ['+12065550100', 'phone-own-number'],
    ['+1 206 555 0123 ext. 12', 'phone-extension'],
  ];
  const doors: [string, string, (phone: string) => Promise<Answer>][] = [
    [
      'the administrator saves',
      '/phone',
      (phone) => {
        const path = `/teams/${team.teamId}/agents/${team.lead.agentId}`;
        return stage.admin('PUT', path, { name: 'Agent', licensed: true, phone });
      },
    ],
    ['an agent changes', '/phone', (phone) => team.lead.does('PATCH', '/me', { phone })],
    [
      'the source sends',
      '/client/phone',
      (phone) => stage.source('POST', '/referrals', referralFor(team.teamId, phone)),
    ],
  ];

  test.each(doors)('TX-17 %s only a phone that a person can have', async (_, path, send) => {
    await expectNothingWritten(async () => {
      for (const [phone, code] of refused) {
        const answer = await send(phone);
        expectProblem(answer, 400, 'invalid-request');
        expect(answer.body).toMatchObject({ errors: [{ path, code, detail: expect.any(String) }] });
      }
    });
  });

  test('TX-17 a line of an import is refused with the same sentence', async () => {
    const { teamId, lead } = team;
    const line = {
      teamId,
      agentId: lead.agentId,
      consentedAt: '2026-01-01T12:00:00Z',
      source: 'web',
      words: 'Yes.',
    };
    await expectNothingWritten(async () => {
      const lines = refused.map(([phone]) => ({ ...line, phone }));
      const { body } = await stage.admin('POST', '/text-alerts/imports', { lines });
      expect(body).toMatchObject({
        imported: 0,
        rejected: refused.map(() => ({ faults: [{ path: 'phone' }] })),
      });
    });
  });

  test('TX-17 a client in a territory of the United States is offered like any other', async () => {
    await aReferral(stage, referralFor(team.teamId, '+17875550123'));
  });
});

describe('ids', () => {
  const odd = ['nobody', 'ref_x', '%', '../../etc', 'a'.repeat(99), 'REF#x', '💥', ' '];

  test.each(named.filter(([, { path }]) => path.includes('{referralId}')))(
    '%s answers 404 for referrals that do not exist and for those of another team',
    async (_, route) => {
      await expectNothingWritten(async () => {
        const others = route.operationId === 'correctReferral' ? {} : undefined;
        const body = takesBody(route)
          ? (others ?? {
              body: 'Hello',
              agentId: team.lead.agentId,
              until: '2026-03-02T15:00:00Z',
              reason: 'Moved',
              answer: 'no',
              planId: 'plan_a',
              text: 'Two dogs',
              at: '2026-03-05T15:00:00Z',
            })
          : undefined;
        for (const id of odd) {
          const answer = await insider(route)(route.method, pathOf(route, { referralId: id }), body);
          expectProblem(answer, 404, 'not-found');
        }
        // The stage has one source, whose all referrals are.
        for (const { does } of route.roles.includes('agent') ? strangers.agents : []) {
          expectProblem(await does(route.method, pathOf(route), body), 404, 'not-found');
        }
      });
    },
  );

  test('RT-3 nobody but the lead reads or changes lead routing, not even another team’s lead', async () => {
    await expectNothingWritten(async () => {
      const path = `/teams/${team.teamId}/lead-routing`;
      const settings = { enabled: false, fallbackAgentId: team.lead.agentId, members: team.members };
      for (const { does } of [...team.agents.slice(1), ...strangers.agents]) {
        expectProblem(await does('GET', path), 404, 'not-found');
        expectProblem(await does('PUT', path, settings), 404, 'not-found');
      }
      expectProblem(await strangers.lead.does('GET', `/teams/${team.teamId}/referrals`), 404, 'not-found');
      expectProblem(
        await strangers.lead.does('GET', `/teams/${team.teamId}/response-times`),
        404,
        'not-found',
      );
      expectProblem(
        await strangers.lead.does('GET', `/teams/${team.teamId}/sending-health`),
        404,
        'not-found',
      );
      expectProblem(await team.lead.does('GET', '/teams/tm_none/lead-routing'), 404, 'not-found');
    });
  });

  test('cursors that no list gave are refused with 400', async () => {
    for (const cursor of ['x', '%00', 'a'.repeat(400), Buffer.from('2026#ref_x').toString('base64url')]) {
      const path = `/me/referrals?cursor=${encodeURIComponent(cursor)}`;
      expectProblem(await team.lead.does('GET', path), 400, 'invalid-request');
    }
    const invented = Buffer.from('2026-01-01T00:00:00.000Z#ref_invented').toString('base64url');
    expect((await team.lead.does('GET', `/me/referrals?cursor=${invented}`)).status).toBe(200);
  });

  test('a route that does not exist is a problem document too', async () => {
    expectProblem(await stage.call('GET', '/nowhere'), 404, 'not-found');
  });
});

describe('referrals', () => {
  const good = () => referralFor(team.teamId);
  const faults: [string, () => object, string][] = [
    ['an unknown side', () => ({ ...good(), side: 'both' }), '/side'],
    [
      'a phone of another country',
      () => ({ ...good(), client: { ...good().client, phone: '+493012345678' } }),
      '/client/phone',
    ],
    [
      'a phone that is none',
      () => ({ ...good(), client: { ...good().client, phone: '12' } }),
      '/client/phone',
    ],
    ['an offer of no length', () => ({ ...good(), offerMinutes: 0 }), '/offerMinutes'],
    ['an offer of more than 7 days', () => ({ ...good(), offerMinutes: 10_081 }), '/offerMinutes'],
    ['a state that is none', () => ({ ...good(), area: { city: 'X', state: 'Illinois' } }), '/area/state'],
    ['a state that is nowhere', () => ({ ...good(), area: { city: 'X', state: 'ZZ' } }), '/area/state'],
    ['no city but space', () => ({ ...good(), area: { city: ' \n', state: 'IL' } }), '/area/city'],
    [
      'a name of nothing visible',
      () => ({ ...good(), client: { ...good().client, name: '\u200b' } }),
      '/client/name',
    ],
    ['notes without end', () => ({ ...good(), notes: 'x'.repeat(2001) }), '/notes'],
  ];
  test.each(faults)('%s is refused with the place of the fault', async (_, request, path) => {
    await expectNothingWritten(async () => {
      const answer = await stage.source('POST', '/referrals', request());
      expectProblem(answer, 400, 'invalid-request');
      expect(answer.body).toMatchObject({ errors: [{ path }] });
    });
  });

  test.each([
    ['a year ahead', '2031-03-02T15:00:00Z'],
    ['in the year 1', '0001-01-01T00:00:00Z'],
  ])('CO-15 consent %s is refused with the place of the fault', async (_when, at) => {
    await expectNothingWritten(async () => {
      const { client, ...rest } = good();
      const request = { ...rest, client: { ...client, textConsent: { ...client.textConsent, at } } };
      const answer = await stage.source('POST', '/referrals', request);
      expectProblem(answer, 422, 'consent-not-past');
      expect(answer.body).toMatchObject({ errors: [{ path: '/client/textConsent/at' }] });
    });
  });

  test('CL-15 what a form leaves empty counts as left out, and no line break reaches a subject', async () => {
    const { client, ...rest } = good();
    const made = await stage.source('POST', '/referrals', {
      ...rest,
      kind: '',
      priceRange: null,
      notes: ' \r\n',
      offerMinutes: '',
      area: { city: ' Springfield\r\nBcc: everyone ', state: 'il' },
      client: { ...client, name: ' Clara\u0000\n Client ', email: '  ', textConsent: null },
    });
    await stage.settle();
    const { referralId: id } = z.object({ referralId: z.string() }).parse(made.body);
    const read = await stage.source('GET', `/referrals/${id}`);
    expect(read.body).toMatchObject({
      kind: 'standard',
      area: { city: 'Springfield Bcc: everyone', state: 'IL' },
      textingPreferred: false,
      client: { name: 'Clara Client', phone: client.phone },
    });
    for (const absent of ['priceRange', 'notes']) expect(read.body).not.toHaveProperty(absent);
    expect(read.body).not.toHaveProperty('client.email');
    const [mail] = (await stage.emailsTo(team.lead.email)).slice(-1);
    expect(mail?.subject).toBe('New buyer referral in Springfield Bcc: everyone, IL');
  });

  test('an unknown team is refused with 422', async () => {
    expectProblem(await stage.source('POST', '/referrals', referralFor('tm_none')), 422, 'unknown-team');
  });
});

test('an expired token is refused with 401', async () => {
  const token = await stage.tokenFor({ agentId: team.lead.agentId });
  await stage.advance(2 * dayMs);
  expectProblem(await stage.withToken(token)('GET', '/me'), 401, 'unauthorized');
});
