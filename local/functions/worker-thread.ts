// Runs inside the thread that is a function's process.
import { scheduler } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { ProcessSetup, ToProcess } from './messages.ts';
import { createRuntime } from './runtime.ts';

const setup: ProcessSetup = workerData;
if (parentPort === null) throw new Error('This file runs in a worker thread only.');
const port = parentPort;

withoutWebSocketsOfHttp();
const runtime = createRuntime({
  setup,
  environment: process.env,
  realm: globalThis,
  post: (message) => port.postMessage(message),
});
Object.defineProperty(scheduler, 'wait', { value: runtime.wait });
await runtime.load(() => import(setup.handlerFile));
// Only now: a listener would keep a thread whose load never ends.
port.on('message', (message: ToProcess) => runtime.receive(message));

/**
 * `import 'node:http'` reads all that it exports, and with its web sockets comes Node's whole `fetch`: a fifth of what a new
 * process costs here. Deployed, the SDK imports `node:https` alone, which has none.
 */
function withoutWebSocketsOfHttp(): void {
  const http = process.getBuiltinModule('node:http');
  for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent'])
    Object.defineProperty(http, name, { value: undefined });
}
