// The import of a list, step by step, and a look at what it would come to: each can stop halfway, and goes on from there.
import { useState } from 'react';
import { type ApiProblem, problemBehind } from '../../api/problem.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import type { ConsentList } from './consent-list.ts';
import { asRefused, type RefusedLine, sendList } from './send-list.ts';

export type Import = {
  state: 'waiting' | 'running' | 'stopped' | 'done';
  done: number;
  imported: number;
  known: number;
  refused: readonly RefusedLine[];
  problem?: ApiProblem | undefined;
};

const nothingYet: Import = { state: 'waiting', done: 0, imported: 0, known: 0, refused: [] };

export type Going = { current: Import; run: () => void };

/** `dryRun`: nothing is imported. */
export function useImport(
  list: ConsentList,
  onDone: (ended: Import) => void,
  options: { dryRun?: boolean } = {},
): Going {
  const { api } = useSignedIn();
  const [current, show] = useState<Import>({ ...nothingYet, refused: list.broken.map(asRefused) });
  async function run(): Promise<void> {
    let reached: Import = { ...current, state: 'running', problem: undefined };
    show(reached);
    try {
      for await (const sent of sendList(api, list.lines.slice(reached.done), options)) {
        reached = {
          ...reached,
          done: reached.done + sent.done,
          imported: reached.imported + sent.imported,
          known: reached.known + sent.known,
          refused: [...reached.refused, ...sent.refused],
        };
        show(reached);
      }
      reached = { ...reached, state: 'done' };
      show(reached);
      onDone(reached);
    } catch (fault) {
      show({ ...reached, state: 'stopped', problem: problemBehind(fault) });
    }
  }
  return { current, run: () => void run() };
}
