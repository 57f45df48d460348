// Sends a text once, however often it is tried: the same words keep their Idempotency-Key until they have gone out.
import { useRef } from 'react';
import type { Message } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import type { ApiProblem } from '../api/problem.ts';
import { type Act, useAct } from '../controls/use-act.ts';
import { usePortal } from '../session/portal-context.tsx';

export function useSendText(
  referralId: string,
  on: { onSent: (message: Message) => void; onFailed: (problem: ApiProblem) => void },
): Act<string> {
  const { api } = usePortal();
  const unsent = useRef<{ body: string; key: string }>(undefined);
  return useAct(
    (body: string) => {
      if (unsent.current?.body !== body) unsent.current = { body, key: crypto.randomUUID() };
      const header = { 'idempotency-key': unsent.current.key };
      const params = { path: { referralId }, header };
      return answerOf(api.POST('/referrals/{referralId}/messages', { params, body: { body } }));
    },
    {
      isRepeatable: true,
      onDone: (message) => {
        unsent.current = undefined;
        on.onSent(message);
      },
      onFailed: on.onFailed,
    },
  );
}
