// Something that the reader does: carried out once however often it is pressed, and tried again where that is safe.
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { type ApiProblem, problemBehind } from '../api/problem.ts';

const mostRetries = 2;

export type Act<Input> = {
  run(input: Input): void;
  isPending: boolean;
  problem: ApiProblem | undefined;
  forget(): void;
};

/** `isRepeatable`: doing it twice is doing it once, so that a failing connection is tried again by itself. */
export function useAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  {
    isRepeatable,
    onDone,
    onFailed,
  }: {
    isRepeatable: boolean;
    onDone?: (output: Output, input: Input) => void;
    onFailed?: (problem: ApiProblem) => void;
  },
): Act<Input> {
  // State is seen at the next rendering only; a double click comes before it.
  const isBusy = useRef(false);
  const mutation = useMutation({
    mutationFn: act,
    retry: (count, fault) => isRepeatable && count < mostRetries && problemBehind(fault).isPassing,
    onSettled: () => {
      isBusy.current = false;
    },
    ...(onDone && { onSuccess: (output: Output, input: Input) => onDone(output, input) }),
    ...(onFailed && { onError: (fault: unknown) => onFailed(problemBehind(fault)) }),
  });
  return {
    run: (input) => {
      if (isBusy.current) return;
      isBusy.current = true;
      mutation.mutate(input);
    },
    isPending: mutation.isPending,
    problem: mutation.error === null ? undefined : problemBehind(mutation.error),
    forget: mutation.reset,
  };
}
