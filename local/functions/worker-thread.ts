// Runs inside a function's own worker thread: loads the handler once and gives it one event at a time, as Lambda does.
import { scheduler } from 'node:timers/promises';
import { formatWithOptions } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { nowReader } from '../time/shared-now.ts';
import { virtualDate } from '../time/virtual-date.ts';
import type { Invocation } from './functions.ts';
import type { InvokeMessage, LogLevel, ToWorker, WorkerMessage, WorkerSetup } from './messages.ts';
import { outsideFetch } from './outside-fetch.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const setup: WorkerSetup = workerData;
if (parentPort === null) throw new Error('This file runs in a worker thread only.');
const port = parentPort;

globalThis.Date = virtualDate(nowReader(setup.clockCell));
globalThis.fetch = outsideFetch(setup.outsideOrigin, {
  caller: process.env.AWS_LAMBDA_FUNCTION_NAME ?? '',
  session: process.env.AWS_SESSION_TOKEN ?? '',
});
withoutWebSocketsOfHttp();
const waits = new Map<number, () => void>();
let waited = 0;
Object.defineProperty(scheduler, 'wait', { value: waitVirtually });
captureConsole();

const handler = await loadHandler();
if (handler !== undefined) {
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'event') void invoke(handler, message);
    else waits.get(message.wait)?.();
  });
}

/** Waits by the virtual clock, as a function does that waits for its moment: other timers guard real sockets and stay as they are. */
async function waitVirtually(ms: number): Promise<void> {
  waited += 1;
  const wait = waited;
  await new Promise<void>((resolve) => {
    waits.set(wait, resolve);
    post({ kind: 'waits', wait, untilMs: Date.now() + ms });
  });
  waits.delete(wait);
}

async function loadHandler(): Promise<Handler | undefined> {
  try {
    const module: Record<string, unknown> = await import(setup.handlerFile);
    const found = module[setup.handlerName];
    if (!isHandler(found)) throw new Error(`${setup.handlerFile} exports no function ${setup.handlerName}.`);
    post({ kind: 'ready' });
    return found;
  } catch (fault) {
    post({ kind: 'unloadable', error: errorShape(fault) });
    return undefined;
  }
}

async function invoke(run: Handler, { requestId, eventJson, timeoutMs }: InvokeMessage): Promise<void> {
  const invocation = await outcomeOf(run, requestId, eventJson, timeoutMs);
  post({ kind: 'ended', requestId, invocationJson: JSON.stringify(invocation) });
}

async function outcomeOf(
  run: Handler,
  requestId: string,
  eventJson: string,
  timeoutMs: number,
): Promise<Invocation> {
  const deadline = performance.now() + timeoutMs;
  const functionName = process.env.AWS_LAMBDA_FUNCTION_NAME;
  const context = {
    awsRequestId: requestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: process.env.LOCAL_FUNCTION_ARN,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  try {
    return { ok: true, payload: (await run(JSON.parse(eventJson), context)) ?? null };
  } catch (fault) {
    return { ok: false, error: errorShape(fault) };
  }
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function errorShape(fault: unknown): { errorType: string; errorMessage: string } {
  if (fault instanceof Error) return { errorType: fault.name, errorMessage: fault.message };
  return { errorType: 'Error', errorMessage: String(fault) };
}

/**
 * `import 'node:http'` reads all that it exports, and with its web sockets comes Node's whole `fetch`: a fifth of what a new
 * process costs here. Deployed, the SDK imports `node:https` alone, which has none.
 */
function withoutWebSocketsOfHttp(): void {
  const http = process.getBuiltinModule('node:http');
  for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent'])
    Object.defineProperty(http, name, { value: undefined });
}

function captureConsole(): void {
  const levels: Readonly<Record<string, LogLevel>> = {
    debug: 'debug',
    log: 'info',
    info: 'info',
    trace: 'debug',
    warn: 'warn',
    error: 'error',
  };
  for (const [method, level] of Object.entries(levels)) {
    const write = (...values: unknown[]) => post({ kind: 'log', level, line: lineOf(values) });
    Object.defineProperty(console, method, { value: write });
  }
}

/** One line per call, objects as JSON: what Lambda's JSON log format makes of it. */
function lineOf(values: readonly unknown[]): string {
  const [only] = values;
  const isPlain =
    values.length === 1 && typeof only === 'object' && only !== null && !(only instanceof Error);
  return isPlain
    ? JSON.stringify(only)
    : formatWithOptions({ breakLength: Number.POSITIVE_INFINITY }, ...values);
}

function post(message: WorkerMessage): void {
  port.postMessage(message);
}
