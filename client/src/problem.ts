// What the API answers when it refuses or fails: a problem document, or no answer at all.
import * as z from 'zod/mini';
import type { ProblemCode } from './problem-code.ts';

const problemDocument = z.object({
  code: z.string(),
  detail: z.string(),
  retryAfterSeconds: z.optional(z.number()),
  errors: z.optional(
    z.array(
      z.object({
        path: z.string(),
        detail: z.string(),
        code: z.optional(z.string()),
        limit: z.optional(z.number()),
        value: z.optional(z.string()),
      }),
    ),
  ),
});

/** One fault of a request: where (a JSON Pointer into the body), what to do, of which kind it is, the most or least that is taken, and what part of the text it is about. */
export type Fault = {
  path: string;
  detail: string;
  code?: string | undefined;
  limit?: number | undefined;
  value?: string | undefined;
};

/**
 * `unreachable`: no answer came. `unreadable`: one came that is no problem document. `no-token`: whoever gives tokens gave none.
 * The API may add codes, so any text can come.
 */
export type Code = ProblemCode | 'unreachable' | 'unreadable' | 'no-token' | (string & Record<never, never>);

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: Code;
  readonly faults: readonly Fault[];
  /** When another try may go through, by the machine's clock, of what passes by itself. */
  readonly retryAt: string | undefined;

  constructor(status: number, code: Code, detail: string, faults: readonly Fault[] = [], retryAt?: string) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.faults = faults;
    this.retryAt = retryAt;
  }

  /** Worth another try unchanged. */
  get isPassing(): boolean {
    // The gateway's own 429 passes in a second; one with a code has a reason that doesn't.
    const isThrottled = this.status === 429 && this.code === 'unreadable';
    return this.status === 0 || isThrottled || this.status >= 500;
  }
}

/** The problem in an answer's body, whatever it contains. */
export function problemIn(status: number, body: unknown, now = Date.now()): ApiProblem {
  const read = problemDocument.safeParse(body);
  if (!read.success) return new ApiProblem(status, 'unreadable', '');
  const { code, detail, errors, retryAfterSeconds } = read.data;
  const retryAt =
    retryAfterSeconds === undefined ? undefined : new Date(now + retryAfterSeconds * 1000).toISOString();
  return new ApiProblem(status, code, detail, errors ?? [], retryAt);
}

/** The problem behind anything thrown on the way to the API. */
export function problemBehind(fault: unknown): ApiProblem {
  return fault instanceof ApiProblem ? fault : new ApiProblem(0, 'unreachable', '');
}
