// Moving dead letters back: each move is a task that SQS tells of for as long as it remembers. Here it is over at once, where AWS takes its time.
import * as z from 'zod';
import type { State } from '../../state/state.ts';
import type { Queue } from './queue.ts';

const moveTask = z.object({
  handle: z.string(),
  sourceArn: z.string(),
  moved: z.number(),
  startedAtMs: z.number(),
});
export type MoveTask = z.infer<typeof moveTask>;

export type MoveTasks = {
  start(deadLetters: Queue): MoveTask;
  /** Newest first. */
  of(deadLetters: Queue): readonly MoveTask[];
};

/** SQS remembers so many of a queue. */
const REMEMBERED = 10;

export function createMoveTasks(deps: {
  state: State;
  newId(): string;
  nowMs(): number;
  /** Answers how many were moved. */
  move(deadLetters: Queue): number;
}): MoveTasks {
  const kept = deps.state.rows('message-move-tasks', moveTask);
  const tasks = kept.entries().map(([, task]) => task);
  return {
    start(deadLetters) {
      const startedAtMs = deps.nowMs();
      const task = {
        handle: deps.newId(),
        sourceArn: deadLetters.arn,
        moved: deps.move(deadLetters),
        startedAtMs,
      };
      tasks.push(task);
      kept.put(task.handle, task);
      return task;
    },
    of: ({ arn }) =>
      tasks
        .filter(({ sourceArn }) => sourceArn === arn)
        .slice(-REMEMBERED)
        .toReversed(),
  };
}
