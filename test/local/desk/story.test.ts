// The desk's story, played on the whole cloud: every step is done by its act, and none before.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { race } from '../../../local/demo/race.ts';
import { seedDemo } from '../../../local/demo/seed.ts';
import { nextStep } from '../../../local/desk/story/step.ts';
import { story } from '../../../local/desk/story/story.ts';
import { askingAt } from '../../../local/desk/world/ask.ts';
import { readWorld } from '../../../local/desk/world/world.ts';
import { bootStage, type Stage } from '../../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await bootStage();
  await seedDemo(stage.cloud);
});
afterAll(() => stage.close());

/** What acts tell beyond what the world shows. */
const TOLD: Record<string, unknown[]> = {
  'text-race': [expect.stringMatching(/^Agent Two (was in time.*409 already-claimed|.*409.*was in time)\.$/)],
  'phone-claim': [expect.stringMatching(/^The line said: .*The referral is yours.*Connected to \+1/)],
  crash: ['Agent Seven was in time.'],
};

/** Lived through day by day, and proved by the stories of CO-11. */
const TAKES_LONG = 'Let 18 months pass';

/** Plays all acts; a step without one is done by itself. */
async function play(chapter: (typeof story)[number]): Promise<string[]> {
  const ask = askingAt(stage.cloud.url);
  const told: string[] = [];
  for (const step of chapter.steps) {
    const world = await readWorld(ask);
    if (step.act === undefined) continue;
    if (step !== chapter.steps[0]) expect(nextStep(chapter, world)?.title).toBe(step.title);
    if (step.act.label === TAKES_LONG) return told;
    const outcome = await step.act.play({ ask, world });
    if (outcome !== undefined) told.push(outcome);
    await stage.settle();
  }
  await stage.advance(1000);
  expect(nextStep(chapter, await readWorld(ask))).toBeUndefined();
  return told;
}

test.each(story.map((chapter) => [chapter.title, chapter] as const))('%s', async (_title, chapter) => {
  const told = await play(chapter);
  expect(told).toEqual(TOLD[chapter.id] ?? []);
});

test('a chapter can be played again, with another client', async () => {
  const [chapter] = story;
  if (chapter === undefined) throw new Error('The story has chapters.');
  expect(await play(chapter)).toEqual(TOLD['text-race']);
});

test('the walk-through’s race by the client package: one agent has the client, nine were too late', async () => {
  const printed: string[] = [];
  await race(stage.cloud.url, '+14155552001', (line) => printed.push(line));
  const winner = printed.find((line) => line.endsWith(': has the client'))?.split(':')[0];
  expect(printed.filter((line) => line.endsWith(': already-claimed'))).toHaveLength(9);
  expect(printed.at(-1)).toBe(`The source sees: claimed by ${winner}.`);
});
