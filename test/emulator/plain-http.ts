// The emulator asks itself for its pool's keys by plain HTTP, also when it speaks TLS alone: a proxy that asks by TLS instead.
import { createServer } from 'node:http';
import { listen } from '../../local/platform/listen.ts';

export type PlainHttp = {
  readonly origin: string;
  close(): void;
};

/** `target`: the origin that is asked, whatever host the request names. */
export async function openPlainHttp(target: string): Promise<PlainHttp> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, search } = new URL(url, target);
    try {
      const answer = await fetch(`${target}${pathname}${search}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    } catch {
      response.writeHead(502).end();
    }
  });
  const port = await listen(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
