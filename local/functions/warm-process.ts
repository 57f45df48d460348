// One warm process of a function: it takes one event at a time and dies by timeout, crash or order.
import type { Invocation } from './functions.ts';
import type { FromProcess, LogLevel, ProcessSetup, StartProcess } from './messages.ts';

export type WarmProcess = {
  readonly sessionToken: string;
  /** False once it has died: the next event needs a new one. */
  isAlive(): boolean;
  invoke(requestId: string, event: unknown): Promise<Invocation>;
  terminate(): Promise<void>;
};

export type WarmProcessOptions = {
  start: StartProcess;
  setup: ProcessSetup;
  environment: Readonly<Record<string, string>>;
  sessionToken: string;
  timeoutMs: number;
  onLog(level: LogLevel, line: string): void;
  /** The function only waits until that moment of virtual time: `wake` is called then. Answers how to wake it earlier. */
  waitUntil(ms: number, wake: () => void): () => void;
};

/** Lambda gives a function 10 s to load; a loaded machine gets more patience, since this is no test of the function. */
const LOAD_TIMEOUT_MS = 30_000;

export function startWarmProcess(options: WarmProcessOptions): WarmProcess {
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
    void process.kill();
  }

  /** Time that stands still is not the function's. */
  function sleep({ wait, untilMs }: Extract<FromProcess, { kind: 'waits' }>): void {
    clearTimeout(timer);
    wakeUp = options.waitUntil(untilMs, () => {
      wakeUp = () => undefined;
      if (!alive) return;
      limit(options.timeoutMs);
      process.tell({ kind: 'woken', wait });
    });
  }

  function limit(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const seconds = (afterMs / 1000).toFixed(2);
      die('Sandbox.Timedout', `RequestId: ${current} Error: Task timed out after ${seconds} seconds`);
    }, afterMs);
  }

  const hear = (message: FromProcess) => {
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
  };

  const process = options.start({
    setup: options.setup,
    environment: { ...options.environment, AWS_SESSION_TOKEN: options.sessionToken },
    onMessage: hear,
    onEnd: (end) => {
      // An error that nobody caught ends the process, in Lambda as here.
      if (end.kind === 'fault')
        return die(end.fault instanceof Error ? end.fault.name : 'Error', String(end.fault));
      const reason = `Runtime exited with error: exit status ${end.code}`;
      return die('Runtime.ExitError', `RequestId: ${current} Error: ${reason}`);
    },
  });

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
          process.tell({ kind: 'event', requestId, eventJson, timeoutMs: options.timeoutMs });
        };
        if (isReady) onReady();
        else limit(LOAD_TIMEOUT_MS);
      }),
    terminate: async () => {
      die('Runtime.ExitError', `RequestId: ${current} Error: Runtime exited with error: signal: killed`);
      await process.kill();
    },
  };
}
