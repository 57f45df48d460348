// An AWS endpoint for tests that answers each call as it is told: what the SDK's clients make of it is theirs.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';

/** `hang-up`: the connection breaks before the answer. */
export type ServiceAnswer = 'hang-up' | { status: number; type?: string; body?: object };

export type AnsweringService = {
  /** What the next call is answered; the last answer stays. */
  answer: ServiceAnswer;
  /** Bodies of the calls, as they came. */
  asked: unknown[];
};

/** Has the clients of `serviceId` (as in AWS_ENDPOINT_URL_…) that are imported from here on talk to it. */
export async function answeringService(serviceId: string): Promise<AnsweringService> {
  const service: AnsweringService = { answer: { status: 200 }, asked: [] };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    service.asked.push(JSON.parse(text || '{}'));
    const { answer } = service;
    if (answer === 'hang-up') return request.socket.destroy();
    const { status, type, body = {} } = answer;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(type && { 'x-amzn-errortype': type }),
    });
    response.end(JSON.stringify({ ...(type && { __type: type }), ...body }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  process.env[`AWS_ENDPOINT_URL_${serviceId}`] = `http://127.0.0.1:${address.port}`;
  process.env.AWS_REGION = 'us-east-1';
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
  return service;
}
