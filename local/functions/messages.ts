// The messages between the local cloud and the worker thread in which a function runs.
export type WorkerSetup = {
  handlerFile: string;
  handlerName: string;
  clockCell: SharedArrayBuffer;
  /** Where what it calls on the internet is answered. */
  outsideOrigin: string;
};

/** The event travels as JSON text, as it does to Lambda. */
export type InvokeMessage = {
  requestId: string;
  eventJson: string;
  timeoutMs: number;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'unloadable'; error: { errorType: string; errorMessage: string } }
  | { kind: 'ended'; requestId: string; invocationJson: string }
  | { kind: 'log'; level: LogLevel; line: string };
