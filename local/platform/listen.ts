// Listens on the loopback interface only, and says plainly when the port is taken.
import type { IncomingMessage, Server } from 'node:http';

const LOOPBACK = '127.0.0.1';

/** Its message says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

function refusal(port: number, error: NodeJS.ErrnoException): Error {
  const another = port < 65_535 ? Math.max(port + 1, 3001) : 3001;
  if (error.code === 'EADDRINUSE') {
    return new CannotListen(
      `Port ${port} is in use: stop what uses it, or choose another by npm start -- --port ${another}`,
    );
  }
  if (error.code === 'EACCES') {
    return new CannotListen(
      `Port ${port} is kept for the system: choose another by npm start -- --port ${another}`,
    );
  }
  return error;
}

/** Answers the port, which the system chooses when it is asked for port 0. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(port, error)));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port.'));
      else resolve(address.port);
    });
  });
}

/** Ends once no connection is left: none is waited for. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
