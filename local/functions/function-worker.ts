// One warm process of a function: a worker thread that takes one event at a time and dies by timeout, crash or order.
import { startThread } from '../start-thread.ts';
import type { Invocation } from './functions.ts';
import type { LogLevel, ToWorker, WorkerMessage, WorkerSetup } from './messages.ts';

export type FunctionWorker = {
  readonly sessionToken: string;
  /** False once it has died: the next event needs a new one. */
  isAlive(): boolean;
  invoke(requestId: string, event: unknown): Promise<Invocation>;
  terminate(): Promise<void>;
};

export type FunctionWorkerOptions = {
  setup: WorkerSetup;
  environment: Readonly<Record<string, string>>;
  sessionToken: string;
  timeoutMs: number;
  onLog(level: LogLevel, line: string): void;
  /** The function only waits until that moment of virtual time: `wake` is called then. Answers how to wake it earlier. */
  waitUntil(ms: number, wake: () => void): () => void;
};

/** Lambda gives a function 10 s to load; a loaded machine gets more patience, since this is no test of the function. */
const LOAD_TIMEOUT_MS = 30_000;

export function startFunctionWorker(options: FunctionWorkerOptions): FunctionWorker {
  const worker = startThread(new URL('./worker-thread.ts', import.meta.url), {
    workerData: options.setup,
    env: { ...options.environment, AWS_SESSION_TOKEN: options.sessionToken },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.stdout.on('data', (chunk: Buffer) => options.onLog('info', chunk.toString('utf8').trimEnd()));
  worker.stderr.on('data', (chunk: Buffer) => options.onLog('warn', chunk.toString('utf8').trimEnd()));

  let alive = true;
  let isReady = false;
  let onReady: () => void = () => undefined;
  let end: ((invocation: Invocation) => void) | undefined;
  let current = '';
  let wakeUp: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;

  function finish(invocation: Invocation): void {
    clearTimeout(timer);
    end?.(invocation);
    end = undefined;
  }

  function die(errorType: string, errorMessage: string): void {
    if (!alive) return;
    alive = false;
    wakeUp();
    finish({ ok: false, error: { errorType, errorMessage } });
    void worker.terminate();
  }

  function tell(message: ToWorker): void {
    worker.postMessage(message);
  }

  /** Time that stands still is not the function's. */
  function sleep({ wait, untilMs }: Extract<WorkerMessage, { kind: 'waits' }>): void {
    clearTimeout(timer);
    wakeUp = options.waitUntil(untilMs, () => {
      wakeUp = () => undefined;
      if (!alive) return;
      limit(options.timeoutMs);
      tell({ kind: 'woken', wait });
    });
  }

  function limit(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const seconds = (afterMs / 1000).toFixed(2);
      die('Sandbox.Timedout', `RequestId: ${current} Error: Task timed out after ${seconds} seconds`);
    }, afterMs);
  }

  worker.on('message', (message: WorkerMessage) => {
    switch (message.kind) {
      case 'ready':
        isReady = true;
        return onReady();
      case 'unloadable':
        return die(message.error.errorType, message.error.errorMessage);
      case 'log':
        return options.onLog(message.level, message.line);
      case 'waits':
        return sleep(message);
      case 'ended':
        if (message.requestId === current) finish(JSON.parse(message.invocationJson));
    }
  });
  // An error that nobody caught ends the process, in Lambda as here.
  worker.on('error', (fault) => die(fault instanceof Error ? fault.name : 'Error', String(fault)));
  worker.on('exit', (code) =>
    die('Runtime.ExitError', `RequestId: ${current} Error: Runtime exited with error: exit status ${code}`),
  );

  return {
    sessionToken: options.sessionToken,
    isAlive: () => alive,
    invoke: (requestId, event) =>
      new Promise((resolve) => {
        current = requestId;
        end = resolve;
        if (!alive) return die('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited`);
        const eventJson = JSON.stringify(event ?? null);
        onReady = () => {
          limit(options.timeoutMs);
          tell({ kind: 'event', requestId, eventJson, timeoutMs: options.timeoutMs });
        };
        if (isReady) onReady();
        else limit(LOAD_TIMEOUT_MS);
      }),
    terminate: async () => {
      die('Runtime.ExitError', `RequestId: ${current} Error: Runtime exited with error: signal: killed`);
      await worker.terminate();
    },
  };
}
