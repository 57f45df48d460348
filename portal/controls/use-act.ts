// Something that the reader does: carried out once however often it is pressed, and tried again where that is safe.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type ApiProblem, problemBehind } from '../api/problem.ts';

const mostRetries = 2;

export type Act<Input> = {
  run(input: Input): void;
  isPending: boolean;
  problem: ApiProblem | undefined;
  forget(): void;
};

/**
 * `isRepeatable`: doing it twice is doing it once, so that a failing connection is tried again by itself. `keepsLast`: what is chosen while it
 * is carried out is carried out next, the last of several; otherwise it is a second press, and nothing.
 */
export function useAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  {
    isRepeatable,
    keepsLast = false,
    onDone,
    onFailed,
  }: {
    isRepeatable: boolean;
    keepsLast?: boolean;
    onDone?: (output: Output, input: Input) => void;
    onFailed?: (problem: ApiProblem) => void;
  },
): Act<Input> {
  // State is seen at the next rendering only; a double click comes before it.
  const isBusy = useRef(false);
  const last = useRef<{ input: Input }>(undefined);
  const mutation = useMutation({
    mutationFn: act,
    retry: (count, fault) => isRepeatable && count < mostRetries && problemBehind(fault).isPassing,
    onSettled: () => {
      isBusy.current = false;
    },
    ...(onDone && { onSuccess: (output: Output, input: Input) => onDone(output, input) }),
    ...(onFailed && { onError: (fault: unknown) => onFailed(problemBehind(fault)) }),
  });
  function run(input: Input): void {
    if (isBusy.current) {
      if (keepsLast) last.current = { input };
      return;
    }
    isBusy.current = true;
    mutation.mutate(input);
  }

  // Behind the rendering of what the one before it has changed. After a refusal the reader chooses again.
  useEffect(() => {
    const next = last.current;
    if (mutation.isPending || next === undefined) return;
    last.current = undefined;
    if (mutation.error === null) run(next.input);
  });
  return {
    run,
    isPending: mutation.isPending,
    problem: mutation.error === null ? undefined : problemBehind(mutation.error),
    forget: mutation.reset,
  };
}
