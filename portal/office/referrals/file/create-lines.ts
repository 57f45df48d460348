// Refers the clients of a file one after another. It can be stopped and goes on later; what is sent twice is created once (CL-1).
import { once } from '../../../../client/src/once.ts';
import { type ApiProblem, problemBehind } from '../../../api/problem.ts';
import type { NewReferral } from '../fields/check-draft.ts';
import type { FileLine } from './file-lines.ts';

export type ReadyLine = Extract<FileLine, { state: 'ready' }>;
export type Outcome =
  | { kind: 'created'; referralId: string; isClaimed: boolean; wasThere: boolean }
  | { kind: 'refused'; problem: ApiProblem };

export type CreateDeps = {
  create(
    request: NewReferral,
    header: { 'idempotency-key': string },
  ): Promise<{ referralId: string; status: string; createdAt: string }>;
  pause?: (ms: number) => Promise<void>;
};

/** Each outcome as it comes. Throws what may pass, when it doesn't: the lines from there on are still to do. */
export async function createLines(
  lines: readonly ReadyLine[],
  { create, pause }: CreateDeps,
  {
    onOutcome,
    signal,
    since,
  }: {
    onOutcome: (line: number, outcome: Outcome) => void;
    signal: AbortSignal;
    /** When the file was first sent: what was created before was there already. */
    since: number;
  },
): Promise<void> {
  for (const { line, request, key } of lines) {
    if (signal.aborted) return;
    try {
      const { referralId, status, createdAt } = await once((header) => create(request, header), {
        key,
        ...(pause && { pause }),
      });
      onOutcome(line, {
        kind: 'created',
        referralId,
        isClaimed: status === 'claimed',
        wasThere: Date.parse(createdAt) < since,
      });
    } catch (fault) {
      const problem = problemBehind(fault);
      if (problem.isPassing || problem.status === 401) throw problem;
      onOutcome(line, { kind: 'refused', problem });
    }
  }
}
