// The contract of the local Lambda service: invoking a deployed function in a process of its own.

/** How an invocation ended: the handler's answer, or its error in Lambda's shape. */
export type Invocation =
  | { ok: true; payload: unknown }
  | { ok: false; error: { errorType: string; errorMessage: string } };

/** The deployed functions of the template, by ARN, each in a process started at its first event. */
export type Functions = {
  /** Invokes and answers when the handler has ended, failed, timed out or crashed. Tracked as activity. */
  invoke(functionArn: string, event: unknown): Promise<Invocation>;
};
