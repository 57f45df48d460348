// The messages between the local cloud and the process in which a function runs.
export type ProcessSetup = {
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

/** What the process is told: an event, or that a wait of its function is over. */
export type ToProcess = ({ kind: 'event' } & InvokeMessage) | { kind: 'woken'; wait: number };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type FromProcess =
  | { kind: 'ready' }
  | { kind: 'unloadable'; error: { errorType: string; errorMessage: string } }
  | { kind: 'ended'; requestId: string; invocationJson: string }
  /** The function waits for a moment of virtual time, and does nothing else meanwhile. */
  | { kind: 'waits'; wait: number; untilMs: number }
  | { kind: 'log'; level: LogLevel; line: string };

/** What has become of a process that ended by itself: an error that nobody caught, or its exit. */
export type OwnEnd = { kind: 'fault'; fault: unknown } | { kind: 'exit'; code: number | string };

export type FunctionProcess = {
  tell(message: ToProcess): void;
  /** Nothing that it still does has an effect. */
  kill(): Promise<void>;
};

export type StartProcess = (given: {
  setup: ProcessSetup;
  environment: Readonly<Record<string, string>>;
  onMessage(message: FromProcess): void;
  onEnd(end: OwnEnd): void;
}) => FunctionProcess;
