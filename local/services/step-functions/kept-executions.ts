// The executions as they outlive a restart: each with its events beside it, and the definitions that they were started with.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { State } from '../../state/state.ts';
import type { StateMachineOfTemplate } from './definition.ts';
import { type Execution, keptEvent, keptExecution } from './executions.ts';
import { machine } from './state-language.ts';

const keptDefinition = z.object({ definition: machine, tasks: z.record(z.string(), z.string()) });
type KeptDefinition = z.infer<typeof keptDefinition>;

export type KeptExecutions = {
  executions(): Execution[];
  change(execution: Execution): void;
  /** The last of its events is new. */
  addEvent(execution: Execution): void;
  /** Its events go, and it is started anew under its name. */
  forget(execution: Execution): void;
  /** Answers by what it is found again. */
  keepDefinition(of: StateMachineOfTemplate): string;
  definition(hash: string | undefined): KeptDefinition | undefined;
};

export function keepExecutions(state: State): KeptExecutions {
  const rows = state.rows('executions', keptExecution);
  const events = state.rows('execution-events', keptEvent);
  const keptDefinitions = state.rows('definitions', keptDefinition);
  const definitions = new Map(keptDefinitions.entries());
  const hashes = new Map<string, string>();

  function hashOf({ arn, definition, tasks }: StateMachineOfTemplate): string {
    const known = hashes.get(arn);
    if (known !== undefined) return known;
    const hash = createHash('sha256')
      .update(JSON.stringify({ definition, tasks }))
      .digest('hex')
      .slice(0, 16);
    hashes.set(arn, hash);
    return hash;
  }

  return {
    executions() {
      const histories = Map.groupBy(events.entries(), ([key]) => key.slice(0, key.lastIndexOf(' ')));
      return rows.entries().map(([arn, kept]) => ({
        ...kept,
        output: kept.output,
        history: (histories.get(arn) ?? []).map(([, event]) => ({
          ...event,
          input: event.input,
          output: event.output,
        })),
      }));
    },
    change({ history: _, ...execution }) {
      rows.put(execution.arn, execution);
    },
    addEvent({ arn, history }) {
      const last = history.at(-1);
      if (last !== undefined) events.put(`${arn} ${history.length - 1}`, last);
    },
    forget({ arn, history }) {
      for (const index of history.keys()) events.delete(`${arn} ${index}`);
    },
    keepDefinition(of) {
      const hash = hashOf(of);
      if (!definitions.has(hash)) {
        const { definition, tasks } = of;
        definitions.set(hash, { definition, tasks });
        keptDefinitions.put(hash, { definition, tasks });
      }
      return hash;
    },
    definition: (hash) => (hash === undefined ? undefined : definitions.get(hash)),
  };
}
