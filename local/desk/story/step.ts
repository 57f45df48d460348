// What a story is made of: chapters of steps, each with an act to play and a fact of the world by which it is done.
import type { Ask } from '../world/ask.ts';
import type { World } from '../world/world.ts';

export type Stage = { ask: Ask; world: World };

export type Step = {
  title: string;
  /** What to look at meanwhile. */
  look?: string;
  /** Plays the step; answers in a sentence what came of it, where the world doesn't show that. */
  act?: { label: string; play(stage: Stage): Promise<string | undefined> };
  isDone(world: World): boolean;
};

export type Chapter = { id: string; title: string; steps: readonly Step[] };

/** The step to play next: the first that is not done; undefined when the chapter is over. */
export function nextStep({ steps }: Chapter, world: World): Step | undefined {
  return steps.find((step) => !step.isDone(world));
}
