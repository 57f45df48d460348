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

/** What the worker is told: an event, or that a wait of its function is over. */
export type ToWorker = ({ kind: 'event' } & InvokeMessage) | { kind: 'woken'; wait: number };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'unloadable'; error: { errorType: string; errorMessage: string } }
  | { kind: 'ended'; requestId: string; invocationJson: string }
  /** The function waits for a moment of virtual time, and does nothing else meanwhile. */
  | { kind: 'waits'; wait: number; untilMs: number }
  | { kind: 'log'; level: LogLevel; line: string };
