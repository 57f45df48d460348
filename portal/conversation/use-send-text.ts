// Sends a text once, however often it is tried: the same words keep their Idempotency-Key until they have gone out. Without a connection they
// wait in this browser, and go out once there is one.
import { useRef } from 'react';
import type { Message } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import type { ApiProblem } from '../api/problem.ts';
import { type Act, useAct } from '../controls/use-act.ts';
import { usePortal } from '../session/portal-context.tsx';
import { setWaiting, useWaiting } from './waiting/waiting-store.ts';

export function useSendText(
  referralId: string,
  on: { onSent: (message: Message) => void; onFailed: (problem: ApiProblem) => void },
): Act<string> & { isWaiting: boolean } {
  const { api } = usePortal();
  const { place, text, isWaiting } = useWaiting(referralId);
  const unsent = useRef<{ body: string; key: string }>(undefined);

  /** What was taken back may have gone out: the same words are the same text. */
  function keyed(body: string): { body: string; key: string } {
    if (unsent.current?.body === body) return unsent.current;
    unsent.current = { body, key: text?.body === body ? text.key : crypto.randomUUID() };
    return unsent.current;
  }
  function wait(body: string, isTried: boolean): void {
    setWaiting(place, { ...keyed(body), at: Date.now(), isTried });
    unsent.current = undefined;
  }

  const act = useAct(
    (body: string) => {
      const header = { 'idempotency-key': keyed(body).key };
      const params = { path: { referralId }, header };
      return answerOf(api.POST('/referrals/{referralId}/messages', { params, body: { body } }));
    },
    {
      isRepeatable: true,
      onDone: (message) => {
        unsent.current = undefined;
        if (text !== undefined) setWaiting(place, undefined);
        on.onSent(message);
      },
      onFailed: (problem) => {
        if (problem.status === 0 && unsent.current) wait(unsent.current.body, true);
        on.onFailed(problem);
      },
    },
  );
  return {
    ...act,
    isWaiting,
    run: (body) => {
      if (navigator.onLine) act.run(body);
      else wait(body, text?.body === body && text.isTried);
    },
    // It waits: nothing failed.
    problem: act.problem?.status === 0 ? undefined : act.problem,
  };
}
