// One stage for all stories of a test file: booted for the first, closed after the last. Each has teams, clients and phones
// of its own.
import { afterAll } from '@jest/globals';
import { bootStage, type Stage } from './stage.ts';

let shared: Promise<Stage> | undefined;

export function sharedStage(): Promise<Stage> {
  shared ??= bootStage();
  return shared;
}

afterAll(async () => {
  await (await shared)?.close();
});
