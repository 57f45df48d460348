// The embedded DynamoDB behind TLS, as the real one is: what Node does for a first secure connection is part of a cold start.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const addressed = z.object({ port: z.int() });

/** Passes every request on to `endpoint`. `certificate` is the file that a client must trust; both files lie in `directory`. */
export async function openTlsEndpoint(endpoint: string, directory: string) {
  const [keyFile, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  // Node makes keys, but no certificates.
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', keyFile],
    ...['-out', certificate, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
  ]);
  const agent = new Agent({ keepAlive: true });
  const [key, cert] = await Promise.all([readFile(keyFile), readFile(certificate)]);
  const server = createServer({ key, cert }, (received, response) => {
    const { method, headers } = received;
    const passedOn = request(endpoint, { agent, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passedOn.on('error', (error) => response.destroy(error));
    received.pipe(passedOn);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = addressed.parse(server.address());
  return {
    endpoint: `https://localhost:${port}`,
    certificate,
    close: () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
