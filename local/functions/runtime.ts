// What Lambda's runtime does in a function's process: loads the handler once and gives it one event at a time.
import { formatWithOptions, types } from 'node:util';
import { nowReader } from '../time/shared-now.ts';
import { virtualDate } from '../time/virtual-date.ts';
import type { Invocation } from './functions.ts';
import type { FromProcess, InvokeMessage, LogLevel, ProcessSetup, ToProcess } from './messages.ts';
import { outsideFetch } from './outside-fetch.ts';

type Handler = (event: unknown, context: unknown) => unknown;

/** The globals of a function that are its own: set before it loads. */
export type Realm = {
  Date: DateConstructor;
  fetch: typeof fetch;
  readonly console: Partial<Console>;
  readonly JSON: Pick<JSON, 'parse'>;
};

export type Surroundings = {
  setup: ProcessSetup;
  environment: Readonly<Record<string, string | undefined>>;
  realm: Realm;
  post(message: FromProcess): void;
};

export type Runtime = {
  /** What a function has for `scheduler.wait`: it waits by the virtual clock. Other timers guard real sockets and stay as they are. */
  wait(ms: number): Promise<void>;
  /** Loads the handler, and posts how that went. */
  load(importModule: () => Promise<Record<string, unknown>>): Promise<void>;
  receive(message: ToProcess): void;
};

export function createRuntime({ setup, environment, realm, post }: Surroundings): Runtime {
  realm.Date = virtualDate(nowReader(setup.clockCell), realm.Date);
  const as = {
    caller: environment.AWS_LAMBDA_FUNCTION_NAME ?? '',
    session: environment.AWS_SESSION_TOKEN ?? '',
  };
  realm.fetch = outsideFetch(setup.outsideOrigin, as, realm.fetch);
  captureConsole(realm.console, post);

  const waits = new Map<number, () => void>();
  let waited = 0;
  let handler: Handler | undefined;

  async function invoke(run: Handler, { requestId, eventJson, timeoutMs }: InvokeMessage): Promise<void> {
    const invocationJson = await outcomeOf(run, requestId, eventJson, timeoutMs);
    post({ kind: 'ended', requestId, invocationJson });
  }

  async function outcomeOf(
    run: Handler,
    requestId: string,
    eventJson: string,
    timeoutMs: number,
  ): Promise<string> {
    const deadline = performance.now() + timeoutMs;
    const functionName = environment.AWS_LAMBDA_FUNCTION_NAME;
    const context = {
      awsRequestId: requestId,
      functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: environment.LOCAL_FUNCTION_ARN,
      memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: `/aws/lambda/${functionName}`,
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    };
    const asJson = (invocation: Invocation) => JSON.stringify(invocation);
    try {
      // An answer that is no JSON is an error, too.
      return asJson({ ok: true, payload: (await run(realm.JSON.parse(eventJson), context)) ?? null });
    } catch (fault) {
      return asJson({ ok: false, error: errorShape(fault) });
    }
  }

  return {
    wait: async (ms) => {
      waited += 1;
      const wait = waited;
      await new Promise<void>((resolve) => {
        waits.set(wait, resolve);
        post({ kind: 'waits', wait, untilMs: realm.Date.now() + ms });
      });
      waits.delete(wait);
    },
    load: async (importModule) => {
      try {
        const found = (await importModule())[setup.handlerName];
        if (!isHandler(found))
          throw new Error(`${setup.handlerFile} exports no function ${setup.handlerName}.`);
        handler = found;
        post({ kind: 'ready' });
      } catch (fault) {
        post({ kind: 'unloadable', error: errorShape(fault) });
      }
    },
    receive: (message) => {
      if (message.kind === 'woken') waits.get(message.wait)?.();
      else if (handler !== undefined) void invoke(handler, message);
    },
  };
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function errorShape(fault: unknown): { errorType: string; errorMessage: string } {
  if (types.isNativeError(fault)) return { errorType: fault.name, errorMessage: fault.message };
  return { errorType: 'Error', errorMessage: String(fault) };
}

function captureConsole(console: Partial<Console>, post: Surroundings['post']): void {
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
    values.length === 1 && typeof only === 'object' && only !== null && !types.isNativeError(only);
  return isPlain
    ? JSON.stringify(only)
    : formatWithOptions({ breakLength: Number.POSITIVE_INFINITY }, ...values);
}
