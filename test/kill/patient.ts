// Requests as those make them who don't give up: until the cloud is there again and answers. What it answered is remembered by the caller.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Answer, Client } from '../stories/support/stage.ts';

const AGAIN_AFTER_MS = 50;
/** A start may take as long (process.ts), with a build before it. */
const GIVE_UP_AFTER_MS = 5 * 60_000;

const session = z.object({ token: z.string() });

export type Patient = {
  /** No answer, or one of a cloud that is starting or was killed underneath, is no answer: it is asked again, with the same key. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Signs in once, and again when an hour of the cloud's time has passed; the token outlives a restart. */
  as(login: object): Client;
  /**
   * Moves the clock, unless it moves already. Nobody waits for it: it is answered when all that it set in motion is done, which takes
   * minutes behind ten thousand texts, or never.
   */
  moveClock(by: string): void;
  /** How often there was no answer. */
  unanswered(): number;
};

export function patientAt(url: string): Patient {
  let unanswered = 0;
  let isMoving = false;

  async function once(method: string, path: string, body: unknown, headers: Record<string, string>) {
    try {
      const response = await fetch(url + path, {
        method,
        headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      if (response.status >= 500) return undefined;
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    } catch {
      return undefined;
    }
  }

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const until = Date.now() + GIVE_UP_AFTER_MS;
    for (;;) {
      const answer = await once(method, path, body, headers);
      if (answer !== undefined) return answer;
      unanswered += 1;
      if (Date.now() > until) throw new Error(`${method} ${path} was never answered`);
      await pause(AGAIN_AFTER_MS);
    }
  }

  return {
    call,
    as(login) {
      let token: Promise<string> | undefined;
      return async (method, path, body, headers = {}) => {
        const signIn = () =>
          call('POST', '/_local/login', login).then((answer) => session.parse(answer.body).token);
        const ask = async (by: Promise<string>) =>
          call(method, path, body, { authorization: `Bearer ${await by}`, ...headers });
        token ??= signIn();
        const answer = await ask(token);
        if (answer.status !== 401) return answer;
        token = signIn();
        return ask(token);
      };
    },
    moveClock(by) {
      if (isMoving) return;
      isMoving = true;
      const moved = () => {
        isMoving = false;
      };
      void fetch(`${url}/_local/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advance: by }),
      }).then(moved, moved);
    },
    unanswered: () => unanswered,
  };
}
