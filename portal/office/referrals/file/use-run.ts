// The run over a file's lines: what has become of each, and stopping and going on.
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf } from '../../../api/api.ts';
import { type ApiProblem, problemBehind } from '../../../api/problem.ts';
import { serverNow } from '../../../clock/server-clock.ts';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { createLines, type Outcome, type ReadyLine } from './create-lines.ts';

/** The API tells its time in whole seconds. */
const clockErrorMs = 2000;

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
  const since = useRef<number>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(lines: readonly ReadyLine[]): Promise<void> {
    const stop = new AbortController();
    running.current = stop;
    setProblem(undefined);
    setState('running');
    since.current ??= serverNow() - clockErrorMs;
    const known = new Map(outcomes);
    const onOutcome = (line: number, outcome: Outcome) => {
      known.set(line, outcome);
      setOutcomes(new Map(known));
    };
    const create = async (body: ReadyLine['request'], header: { 'idempotency-key': string }) => {
      const { referralId } = await answerOf(api.POST('/referrals', { params: { header }, body }));
      // It is answered the same when it is there already (CL-1): since when, the referral knows.
      return answerOf(api.GET('/referrals/{referralId}', { params: { path: { referralId } } }));
    };
    try {
      const left = lines.filter(({ line }) => !known.has(line));
      await createLines(left, { create }, { onOutcome, signal: stop.signal, since: since.current });
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
      since.current = undefined;
      setOutcomes(new Map());
      setProblem(undefined);
      setState('before');
    }, []),
  };
}
