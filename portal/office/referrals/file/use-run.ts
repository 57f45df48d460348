// The run over a file's lines: what has become of each, and stopping and going on.
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf } from '../../../api/api.ts';
import { type ApiProblem, problemBehind } from '../../../api/problem.ts';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { createLines, type Outcome, type ReadyLine } from './create-lines.ts';

export type Run = {
  outcomes: ReadonlyMap<number, Outcome>;
  state: 'before' | 'running' | 'stopped' | 'done';
  /** What stopped it, when nobody did. */
  problem: ApiProblem | undefined;
  start(lines: readonly ReadyLine[]): void;
  stop(): void;
  forget(): void;
};

export function useRun(onDone: (outcomes: readonly Outcome[]) => void): Run {
  const { api } = useSignedIn();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map());
  const [state, setState] = useState<Run['state']>('before');
  const [problem, setProblem] = useState<ApiProblem>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(lines: readonly ReadyLine[]): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    setProblem(undefined);
    setState('running');
    const known = new Map(outcomes);
    const onOutcome = (line: number, outcome: Outcome) => {
      known.set(line, outcome);
      setOutcomes(new Map(known));
    };
    const create = (body: ReadyLine['request'], header: { 'idempotency-key': string }) =>
      answerOf(api.POST('/referrals', { params: { header }, body }));
    try {
      const left = lines.filter(({ line }) => !known.has(line));
      await createLines(left, { create }, { onOutcome, signal: stop.signal });
    } catch (fault) {
      setProblem(problemBehind(fault));
      setState('stopped');
      return;
    }
    const isDone = lines.every(({ line }) => known.has(line));
    setState(isDone ? 'done' : 'stopped');
    if (isDone) onDone([...known.values()]);
  }

  return {
    outcomes,
    state,
    problem,
    start: (lines) => void run(lines),
    stop: () => running.current?.abort(),
    forget: useCallback(() => {
      running.current?.abort();
      setOutcomes(new Map());
      setProblem(undefined);
      setState('before');
    }, []),
  };
}
