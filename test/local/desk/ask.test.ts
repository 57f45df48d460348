// How the desk asks: answers as they are, refusals with the problem's words.
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Ask, askingAt } from '../../../local/desk/world/ask.ts';
import { listen } from '../../../local/platform/listen.ts';

let server: Server;
let ask: Ask;
beforeAll(async () => {
  server = createServer((request, response) => {
    const refuse = (status: number, body: string) => response.writeHead(status).end(body);
    const problem = { title: 'Not now', status: 409, code: 'call-over', detail: 'The call is over.' };
    if (request.url === '/problem') return refuse(409, JSON.stringify(problem));
    if (request.url === '/broken') return refuse(502, '{}');
    const { method, headers } = request;
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => response.end(JSON.stringify({ method, token: headers.authorization, body })));
  });
  ask = askingAt(`http://127.0.0.1:${await listen(server, 0)}`);
});
afterAll(() => {
  server.close();
});

test('reads, outbox a body, and signs with a token', async () => {
  expect(await ask('/')).toEqual({ method: 'GET', body: '' });
  expect(await ask('/', { body: { a: 1 } })).toEqual({ method: 'POST', body: '{"a":1}' });
  expect(await ask('/', { method: 'PUT', token: 't' })).toEqual({
    method: 'PUT',
    token: 'Bearer t',
    body: '',
  });
});

test('is refused in the words of the problem, or with the status alone', async () => {
  const refused = { status: 409, code: 'call-over', message: 'Not now. The call is over.' };
  await expect(ask('/problem')).rejects.toMatchObject(refused);
  await expect(ask('/broken')).rejects.toMatchObject({ status: 502, message: '/broken answered 502.' });
});
