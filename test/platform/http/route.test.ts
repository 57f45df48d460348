// A route's handler: who gets in, what is refused and how, and that a fault says nothing of what it touched.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { VersionedAnswer } from '../../../lambdas/platform/http/etag.ts';
import { handle } from '../../../lambdas/platform/http/handle.ts';
import { inCountries } from '../../../lambdas/platform/http/in-countries.ts';
import { Problem } from '../../../lambdas/platform/http/problem.ts';
import { describeRoute, describeRouteByCountry } from '../../../lambdas/platform/http/route.ts';
import { captureLog } from '../support/logged.ts';

const logged = captureLog();

const described = {
  path: '/notes/{noteId}',
  operationId: 'takeNote',
  section: 'Messages',
  summary: 'Take a note',
  roles: ['agent', 'source'],
  outcome: 'The note is taken.',
  answer: z.object({ noteId: z.string(), text: z.string() }),
  problems: ['not-found'],
} as const;
const note = describeRoute({
  ...described,
  method: 'POST',
  parameters: z.object({ noteId: z.string().max(10) }),
  query: z.object({ loud: z.enum(['yes', 'no']).optional() }),
  headers: z.object({ 'idempotency-key': z.string().max(5).optional() }),
  body: z.object({ text: z.string(), tags: z.array(z.object({ name: z.string() })).default([]) }),
  status: 201,
});
const agentClaims = { 'custom:agentId': 'ada', 'custom:teamId': 'north' };

type Event = {
  claims?: Record<string, unknown> | undefined;
  body?: string | undefined;
  isBase64Encoded?: boolean;
  pathParameters?: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  headers?: Record<string, string>;
};
const anEvent = ({ claims = agentClaims, headers = {}, ...event }: Event = {}) => ({
  version: '2.0',
  requestContext: { authorizer: { jwt: { claims, scopes: null } } },
  pathParameters: { noteId: 'n1' },
  body: JSON.stringify({ text: 'hello' }),
  isBase64Encoded: false,
  headers,
  ...event,
});

type Act = Parameters<
  typeof handle<
    'agent' | 'source',
    NonNullable<typeof note.parameters>,
    NonNullable<typeof note.query>,
    NonNullable<typeof note.headers>,
    NonNullable<typeof note.body>,
    NonNullable<typeof note.answer>
  >
>[1];
const takeNote: Act = async ({ parameters, body }) => ({ noteId: parameters.noteId, text: body.text });

const response = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
// Middy's handlers take Lambda's context too; ours read nothing of it.
async function call(event: unknown, act: Act = takeNote) {
  const { statusCode, headers, body } = response.parse(
    await Reflect.apply(handle(note, act), undefined, [event, {}]),
  );
  return { status: statusCode, headers, body: z.record(z.string(), z.unknown()).parse(JSON.parse(body)) };
}

describe('a route', () => {
  test('answers what its act answers, with the route’s status, never cached', async () => {
    expect(await call(anEvent())).toEqual({
      status: 201,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: { noteId: 'n1', text: 'hello' },
    });
  });

  test('answers the ETag of what has versions', async () => {
    const answer = await call(anEvent(), async () => new VersionedAnswer({ noteId: 'n1', text: 'hello' }, 7));
    expect(answer).toMatchObject({
      status: 201,
      headers: { etag: '"7"' },
      body: { noteId: 'n1', text: 'hello' },
    });
  });

  test('gives its act what was parsed, and who calls', async () => {
    let given: unknown;
    await call(
      anEvent({ headers: { 'idempotency-key': 'k1' }, queryStringParameters: { loud: 'yes' } }),
      async (input) => {
        given = input;
        return takeNote(input);
      },
    );
    expect(given).toEqual({
      caller: { kind: 'agent', agentId: 'ada', teamId: 'north' },
      parameters: { noteId: 'n1' },
      query: { loud: 'yes' },
      headers: { 'idempotency-key': 'k1' },
      body: { text: 'hello', tags: [] },
      now: expect.any(Date),
    });
  });

  test('lets nothing out that its answer does not name', async () => {
    const leaking: Act = async (input) => ({ ...(await takeNote(input)), phone: '+12025550188' });
    expect((await call(anEvent(), leaking)).body).toEqual({ noteId: 'n1', text: 'hello' });
  });

  test.each([
    ['an admin', { client_id: 'setup', scope: 'dibs/admin' }],
    ['a machine without scope', { client_id: 'other', scope: '' }],
    ['an agent of no team', { 'custom:agentId': 'ada' }],
    ['nobody', {}],
  ])('refuses %s with 403, before it looks at the body', async (_who, claims) => {
    const { status, body } = await call(anEvent({ claims, body: '{' }));
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('agent or source') });
  });

  test('refuses a call that went round the authorizer', async () => {
    const { status } = await call({ requestContext: {}, headers: {}, body: '{}' });
    expect(status).toBe(403);
  });

  test.each([['{'], [''], [undefined], ['text=hello']])('a body of %j is no JSON: 400', async (body) => {
    const answer = await call(anEvent({ body }));
    expect(answer.status).toBe(400);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(answer.body).toEqual({
      type: 'urn:dibs:problem:invalid-request',
      title: 'The request is not valid',
      status: 400,
      code: 'invalid-request',
      detail: 'The body is not JSON.',
      errors: [{ path: '', detail: 'is not JSON', code: 'wrong-format' }],
    });
  });

  test('every fault of a request is named with its path', async () => {
    const { status, body } = await call(
      anEvent({ body: JSON.stringify({ tags: [{ name: 'a' }, { name: 5 }] }) }),
    );
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { path: '/text', detail: expect.any(String), code: 'missing' },
      { path: '/tags/1/name', detail: expect.any(String), code: 'wrong-type' },
    ]);
    const pathOf = async (event: Event) => (await call(anEvent(event))).body.errors;
    expect(await pathOf({ pathParameters: { noteId: 'n'.repeat(11) } })).toMatchObject([
      { path: 'path/noteId' },
    ]);
    expect(await pathOf({ queryStringParameters: { loud: 'perhaps' } })).toMatchObject([
      { path: 'query/loud' },
    ]);
    expect(await pathOf({ headers: { 'idempotency-key': 'toolong' } })).toMatchObject([
      { path: 'header/idempotency-key' },
    ]);
  });

  test.each(['', ' '])(
    'a query parameter that is left empty (“%s”) says nothing, as an empty field does',
    async (loud) => {
      let given: unknown;
      const { status } = await call(anEvent({ queryStringParameters: { loud } }), async (input) => {
        given = input.query;
        return takeNote(input);
      });
      expect([status, given]).toEqual([201, {}]);
    },
  );

  test('a body may have 32,768 bytes and not one more, however it is encoded', async () => {
    const sized = (bytes: number) => JSON.stringify({ text: `x${'é'.repeat((bytes - 12) / 2)}` });
    expect(Buffer.byteLength(sized(32_768))).toBe(32_768);
    expect((await call(anEvent({ body: sized(32_768) }))).status).toBe(201);
    const tooLarge = sized(32_770);
    const base64 = Buffer.from(tooLarge).toString('base64');
    for (const event of [{ body: tooLarge }, { body: base64, isBase64Encoded: true }]) {
      const { status, body } = await call(anEvent(event));
      expect([status, body.code]).toEqual([413, 'body-too-large']);
    }
  });

  test('half of an emoji, which the table could not keep, becomes the replacement character', async () => {
    const body = '{"text":"cut off \\ud83c","tags":[{"name":"\\udfe1 whole 🏡"}]}';
    let read: unknown;
    await call(anEvent({ body }), async (input) => {
      read = input.body;
      return takeNote(input);
    });
    expect(read).toEqual({ text: 'cut off \ufffd', tags: [{ name: '\ufffd whole 🏡' }] });
  });

  test('a required field that is blank or null is missing', async () => {
    for (const text of ['', '  ', '\u200b', null]) {
      const { status, body } = await call(anEvent({ body: JSON.stringify({ text }) }));
      expect([status, body.errors]).toEqual([
        400,
        [{ path: '/text', detail: 'is missing or empty', code: 'missing' }],
      ]);
    }
  });

  test('a body in base64 is read', async () => {
    const body = Buffer.from(JSON.stringify({ text: 'grüß' })).toString('base64');
    expect((await call(anEvent({ body, isBase64Encoded: true }))).body).toMatchObject({ text: 'grüß' });
  });

  test('a problem that its act throws is answered with its code', async () => {
    const { status, body } = await call(anEvent(), async () => {
      throw new Problem('not-found', 'It does not exist.');
    });
    expect([status, body.code, body.detail]).toEqual([404, 'not-found', 'It does not exist.']);
    expect(logged()).toBe('');
  });

  test('an unexpected fault is a 500 that says nothing, and the log names the fault and none of its data', async () => {
    const secrets = ['+12025550188', 'Clara Client', 'the words of a text'];
    const fault = Object.assign(new TypeError('phone is not a function'), {
      Item: { phone: { S: secrets[0] } },
      input: secrets,
    });
    const { status, body } = await call(anEvent({ body: JSON.stringify({ text: secrets[2] }) }), async () => {
      throw fault;
    });
    expect([status, body.code]).toEqual([500, 'internal-error']);
    expect(JSON.stringify(body)).not.toContain('phone is not a function');
    expect(logged()).toContain('TypeError');
    expect(logged()).toContain('POST /notes/{noteId}');
    for (const secret of secrets) expect(logged()).not.toContain(secret);
  });

  test('an answer that does not fit its route is a 500: what it holds goes nowhere', async () => {
    const wrong: Act = async () => JSON.parse('{"noteId":"n1","text":12025550188}');
    const { status, body } = await call(anEvent(), wrong);
    expect(status).toBe(500);
    expect(`${JSON.stringify(body)}${logged()}`).not.toContain('12025550188');
  });
});

describe('a route that names no parts of the request', () => {
  const reading = describeRoute({ ...described, method: 'GET', status: 200 });
  const given: unknown[] = [];
  const handler = handle(reading, async (input) => {
    given.push(input);
    return { noteId: 'n1', text: 'hi' };
  });

  test('looks at none, not even at a body that is no JSON', async () => {
    expect(await Reflect.apply(handler, undefined, [anEvent({ body: '{' }), {}])).toMatchObject({
      statusCode: 200,
    });
    expect(given.at(-1)).toMatchObject({
      body: undefined,
      parameters: undefined,
      query: undefined,
      headers: undefined,
    });
  });

  test('takes null for what is absent', async () => {
    const nulls = { pathParameters: null, queryStringParameters: null, body: null, isBase64Encoded: null };
    const answer = await Reflect.apply(handler, undefined, [{ ...anEvent(), ...nulls }, {}]);
    expect(answer).toMatchObject({ statusCode: 200 });
  });
});

test('a part that a route names is refused when it is null, as when it is absent', async () => {
  const nulls = { pathParameters: null, queryStringParameters: null, body: null };
  const { status, body } = await call({ ...anEvent(), ...nulls });
  expect([status, body.errors]).toEqual([
    400,
    [{ path: 'path/noteId', detail: expect.any(String), code: 'missing' }],
  ]);
});

test('a route by country checks its body against the countries that the stage serves', async () => {
  const calling = describeRouteByCountry({
    ...note,
    bodyWith: (phone) => z.object({ text: z.string(), phone }),
  });
  const handler = handle(inCountries(calling, ['CA'], { own: [], takesFiction: true }), async ({ body }) => ({
    noteId: 'n',
    text: body.phone,
  }));
  const statusFor = async (phone: string) => {
    const event = anEvent({ body: JSON.stringify({ text: 'hi', phone }) });
    return response.parse(await Reflect.apply(handler, undefined, [event, {}])).statusCode;
  };
  expect(await statusFor('+1 416 555 0123')).toBe(201);
  expect(await statusFor('+49 30 12345678')).toBe(400);
});
