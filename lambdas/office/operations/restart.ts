// An operator has a workflow started again: only what failed or hangs, and once, however often that is asked.
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { Operation } from './operation.ts';
import { type Execution, mendingOf, type Workflow } from './workflows.ts';

export type Asked = { workflow: Workflow; execution: string; stuck: boolean };
export type Restarted =
  | { state: 'goes-on'; workflow: Workflow; execution: string; goesOnAs: string }
  | { state: 'ended-well'; workflow: Workflow; execution: string };

export type RestartDeps = {
  newestOf(workflow: Workflow, execution: string): Promise<Execution | undefined>;
  startAgain(workflow: Workflow, execution: Execution): Promise<string>;
  order(operation: Extract<Operation, { kind: 'restart' }>, changedBy: Act): Promise<void>;
  derivedId(prefix: 'opr', ...parts: string[]): string;
};

export async function restart(
  { workflow, execution, stuck }: Asked,
  changedBy: Act,
  deps: RestartDeps,
): Promise<Restarted | NotFound | Refusal<'still-running'>> {
  const newest = await deps.newestOf(workflow, execution);
  if (newest === undefined) return { refused: 'not-found' };
  switch (mendingOf(execution, newest, stuck)) {
    case 'ended-well':
      return { state: 'ended-well', workflow, execution };
    case 'goes-on':
      return { state: 'goes-on', workflow, execution, goesOnAs: newest.name };
    case 'running':
      return {
        refused: 'still-running',
        detail: `${execution} of ${workflow} is running, and most wait for hours as they should. To stop it and start it again send \`stuck\`: true.`,
      };
    case 'restart': {
      const operationId = deps.derivedId('opr', 'restart', workflow, execution);
      const orderedAt = changedBy.at;
      await deps.order({ operationId, kind: 'restart', orderedAt, workflow, execution }, changedBy);
      return { state: 'goes-on', workflow, execution, goesOnAs: await deps.startAgain(workflow, newest) };
    }
  }
}
