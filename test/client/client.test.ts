// The client package: tokens, problems, pages and tries, against answers as the API gives them.
import { expect, test } from '@jest/globals';
import {
  ApiProblem,
  answerOf,
  itemsOf,
  machineBearer,
  once,
  openDibs,
  pagesOf,
  problemBehind,
  versionedAnswerOf,
} from '../../client/src/index.ts';

const apiUrl = 'https://api.dibs.example';
const json = (body: unknown, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const problem = (status: number, code: string) =>
  json({ type: `urn:dibs:problem:${code}`, title: code, status, code, detail: `Told: ${code}.` }, status);
const unauthorized = () => json({ message: 'Unauthorized' }, 401);

/** An API that answers by `answer`, and what it was sent. */
function anApi(answer: (request: Request, count: number) => Response | Promise<Response>) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return answer(request, sent.length);
  };
  return { sent, fetch, tokens: () => sent.map(({ headers }) => headers.get('authorization')) };
}

async function thrownBy(act: Promise<unknown>): Promise<ApiProblem> {
  const fault = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (fault instanceof ApiProblem) return fault;
  throw new Error(`No problem was thrown: ${fault}`);
}

test('an answer is its body, with the ETag of its state', async () => {
  const { fetch, sent } = anApi(() => json({ teamId: 'tm_1' }, 200, { etag: '"3"' }));
  const dibs = openDibs({ apiUrl, bearer: 'good', fetch });
  const call = dibs.GET('/teams/{teamId}', { params: { path: { teamId: 'tm/1' } } });
  expect(await versionedAnswerOf(call)).toEqual({ answer: { teamId: 'tm_1' }, etag: '"3"' });
  expect(sent[0]?.url).toBe(`${apiUrl}/teams/tm%2F1`);
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer good');
});

test('a problem is thrown with its code; whatever else comes is unreadable, and no answer unreachable', async () => {
  const thrown = (answer: () => Response) =>
    thrownBy(answerOf(openDibs({ apiUrl, bearer: 'good', fetch: anApi(answer).fetch }).GET('/me')));
  expect(await thrown(() => problem(409, 'already-claimed'))).toMatchObject({
    status: 409,
    code: 'already-claimed',
    message: 'Told: already-claimed.',
    isPassing: false,
  });
  expect(await thrown(() => new Response('<html>', { status: 502 }))).toMatchObject({
    status: 502,
    code: 'unreadable',
    isPassing: true,
  });
  const cut = await thrown(() => {
    throw new TypeError('fetch failed');
  });
  expect(cut).toMatchObject({ status: 0, code: 'unreachable', isPassing: true });
});

test('requests that are refused at once are sent again, bodies included, after one renewal', async () => {
  let token = 'old';
  let renewals = 0;
  const bearer = {
    token: () => token,
    renew: async () => {
      renewals += 1;
      await Promise.resolve();
      token = 'new';
      return true;
    },
  };
  const { fetch, sent } = anApi((request) =>
    request.headers.get('authorization') === 'Bearer new' ? json({ status: 'off' }) : unauthorized(),
  );
  const dibs = openDibs({ apiUrl, bearer, fetch });
  const texts = [1, 2, 3].map((n) => answerOf(dibs.PATCH('/me', { body: { phone: `+1206555010${n}` } })));
  await Promise.all(texts);
  expect(renewals).toBe(1);
  expect(sent).toHaveLength(6);
  expect(await sent.at(-1)?.json()).toEqual({ phone: '+12065550103' });
});

test('a request whose token was renewed meanwhile renews nothing', async () => {
  const tokens = ['old', 'new', 'new'];
  const bearer = {
    token: () => tokens.shift() ?? 'new',
    renew: () => Promise.reject(new Error('It was renewed already')),
  };
  const api = anApi((_, count) => (count === 1 ? unauthorized() : json({})));
  await answerOf(openDibs({ apiUrl, bearer, fetch: api.fetch }).GET('/me'));
  expect(api.tokens()).toEqual(['Bearer old', 'Bearer new']);
});

test('a token that can’t be renewed is refused for good', async () => {
  const { fetch, sent } = anApi(unauthorized);
  const refused = await thrownBy(answerOf(openDibs({ apiUrl, bearer: 'bad', fetch }).GET('/me')));
  expect(refused).toMatchObject({ status: 401, isPassing: false });
  expect(sent).toHaveLength(1);
});

test('a try that takes too long is given up', async () => {
  const never = ({ signal }: Request) =>
    new Promise<Response>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const { fetch } = anApi(never);
  const late = await thrownBy(answerOf(openDibs({ apiUrl, bearer: 'good', fetch, timeoutMs: 1 }).GET('/me')));
  expect(late).toMatchObject({ code: 'unreachable' });
});

test('a list is read page by page, each when it is wanted', async () => {
  const { fetch, sent } = anApi(({ url }) => {
    const at = Number(new URL(url).searchParams.get('cursor') ?? 0);
    return json({ teams: [{ teamId: `tm_${at}` }], ...(at < 2 && { cursor: String(at + 1) }) });
  });
  const dibs = openDibs({ apiUrl, bearer: 'good', fetch });
  const read = (place: { cursor?: string }) =>
    answerOf(dibs.GET('/teams', { params: { query: { q: 'tm', ...place } } }));
  const ids: string[] = [];
  for await (const { teamId } of itemsOf(read, ({ teams }) => teams)) ids.push(teamId);
  expect(ids).toEqual(['tm_0', 'tm_1', 'tm_2']);
  expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?q=tm', '?q=tm&cursor=1', '?q=tm&cursor=2']);
  for await (const page of pagesOf(read)) {
    expect(page.teams).toHaveLength(1);
    break;
  }
  expect(sent).toHaveLength(4);
});

test('an act is tried again with its key while that may help, and no longer', async () => {
  const pauses: number[] = [];
  const pause = async (ms: number) => {
    pauses.push(ms);
  };
  const answers = [
    problem(500, 'internal-error'),
    new Response('', { status: 503 }),
    json({ status: 'offered' }, 201),
  ];
  const api = anApi(() => answers.shift() ?? problem(409, 'already-claimed'));
  const dibs = openDibs({ apiUrl, bearer: 'good', fetch: api.fetch });
  const path = { referralId: 'ref_1' };
  const send = () =>
    once(
      (header) =>
        answerOf(
          dibs.POST('/referrals/{referralId}/messages', {
            params: { path, header },
            body: { body: 'Hello' },
          }),
        ),
      { pause },
    );
  await send();
  const keys = api.sent.map(({ headers }) => headers.get('idempotency-key'));
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(pauses).toEqual([500, 1000]);
  expect(await thrownBy(send())).toMatchObject({ code: 'already-claimed' });
  expect(api.sent).toHaveLength(4);
  expect(api.sent[3]?.headers.get('idempotency-key')).not.toBe(keys[0]);
  const broken = once(() => Promise.reject(new Error('A mistake of the caller')), { pause });
  await expect(broken).rejects.toThrow('A mistake');
});

test('a machine keeps its token until a minute before it ends, and asks anew when it was refused', async () => {
  let now = 0;
  const signIn = anApi((_, count) => json({ access_token: `token-${count}`, expires_in: 3600 }));
  const bearer = machineBearer({
    tokenUrl: 'https://sign-in.dibs.example/oauth2/token',
    clientId: 'id',
    clientSecret: 'secret',
    scope: 'dibs/referrals',
    fetch: signIn.fetch,
    now: () => now,
  });
  expect(await Promise.all([bearer.token(), bearer.token()])).toEqual(['token-1', 'token-1']);
  now = 3_539_000;
  expect(await bearer.token()).toBe('token-1');
  now = 3_540_000;
  expect(await bearer.token()).toBe('token-2');
  await bearer.renew();
  expect(await bearer.token()).toBe('token-3');
  expect(await signIn.sent[0]?.text()).toBe(
    'grant_type=client_credentials&client_id=id&client_secret=secret&scope=dibs%2Freferrals',
  );
});

test('a machine that gets no token says why, and asks again the next time', async () => {
  const answers = [json({ error: 'invalid_client' }, 400), json({ access_token: 'good', expires_in: 3600 })];
  const bearer = machineBearer({
    tokenUrl: 'https://sign-in.dibs.example/oauth2/token',
    clientId: 'id',
    clientSecret: 'wrong',
    fetch: async () => answers.shift() ?? json({}),
  });
  const dibs = openDibs({ apiUrl, bearer, fetch: anApi(() => json({})).fetch });
  const refused = await thrownBy(answerOf(dibs.GET('/teams')));
  expect(refused).toMatchObject({ status: 400, code: 'no-token' });
  expect(problemBehind(refused)).toBe(refused);
  await answerOf(dibs.GET('/teams'));
});
