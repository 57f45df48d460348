// Query parameters that a route doesn't know: refused by name on every route, since what is passed over in silence reads as done.
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { handle } from '../../../lambdas/platform/http/handle.ts';
import { describeRoute } from '../../../lambdas/platform/http/route.ts';
import { routes } from '../../../lambdas/routes.ts';

const described = {
  method: 'GET',
  path: '/things',
  operationId: 'listThings',
  section: 'Teams',
  summary: 'List things',
  roles: ['admin'],
  status: 200,
  outcome: 'Things.',
  answer: z.object({ q: z.string().optional() }),
  problems: [],
} as const;
const searched = describeRoute({
  ...described,
  query: z.object({ q: z.string().max(3).optional(), cursor: z.string().optional() }),
});
const plain = describeRoute(described);
const answers = {
  searched: handle(searched, async ({ query }) => ({ q: query.q })),
  plain: handle(plain, async () => ({})),
};

async function answerTo(route: keyof typeof answers, queryStringParameters: Record<string, string>) {
  const claims = { token_use: 'access', client_id: 'machine', scope: 'dibs/admin' };
  const event = { requestContext: { authorizer: { jwt: { claims } } }, queryStringParameters };
  const response = await Reflect.apply(answers[route], undefined, [event, {}]);
  const { statusCode, body } = z.object({ statusCode: z.int(), body: z.string() }).parse(response);
  const { errors = [] } = z
    .object({
      errors: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string() })).optional(),
    })
    .parse(JSON.parse(body));
  return { statusCode, errors };
}

test('a parameter that is misspelled is refused by name, with those that there are', async () => {
  const { statusCode, errors } = await answerTo('searched', { Q: 'a', cursor: 'b', 'dry-run': '1' });
  expect(statusCode).toBe(400);
  expect(errors.map(({ path, code }) => [path, code])).toEqual([
    ['query/Q', 'unknown-key'],
    ['query/dry-run', 'unknown-key'],
  ]);
  expect(errors[0]?.detail).toBe('is not known here: leave it out, or send what was meant: q, cursor');
});

test.each([
  ['searched', { page: '' }, 'query/page'],
  ['plain', { dryRun: ' ' }, 'query/dryRun'],
  ['searched', { ['__proto__']: '1' }, 'query/__proto__'],
  ['plain', { ['__proto__']: '' }, 'query/__proto__'],
  ['plain', { constructor: '1', toString: '' }, 'query/constructor'],
] as const)('%s refuses what it does not know whatever its name and value: %j', async (route, sent, path) => {
  const { statusCode, errors } = await answerTo(route, sent);
  expect([statusCode, errors[0]?.path, errors[0]?.code]).toEqual([400, path, 'unknown-key']);
});

test('other faults are told beside it', async () => {
  const { errors } = await answerTo('searched', { q: 'long', page: '2' });
  expect(errors.map(({ path }) => path)).toEqual(['query/q', 'query/page']);
});

test('a route without parameters takes none', async () => {
  const { statusCode, errors } = await answerTo('plain', { dryRun: 'true' });
  expect([statusCode, errors[0]?.detail]).toEqual([
    400,
    'can’t be sent here: this route takes no query parameters',
  ]);
});

test.each([
  ['searched', { q: 'a' }],
  ['searched', { q: ' ', cursor: '' }],
  ['plain', {}],
] as const)('%s takes what it knows, also when it is empty: %j', async (route, parameters) => {
  expect((await answerTo(route, parameters)).statusCode).toBe(200);
});

test('every route names its parameters where they are read from', () => {
  const hidden = routes.filter(({ query }) => query !== undefined && !(query instanceof z.ZodObject));
  expect(hidden.map(({ operationId }) => operationId)).toEqual([]);
});
