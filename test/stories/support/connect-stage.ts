// The stage `local-connect` for the stories of one test file: calls by Amazon Connect, and quiet hours from 9 at night to 8 in the morning.
import { afterAll } from '@jest/globals';
import { bootStage, type Stage } from './stage.ts';

let shared: Promise<Stage> | undefined;

export function connectStage(): Promise<Stage> {
  const templateDir = process.env.DIBS_CONNECT_TEMPLATE_DIR;
  if (templateDir === undefined)
    throw new Error('The stage is built before all tests: see test/support/build-stage.js');
  shared ??= bootStage({ templateDir });
  return shared;
}

afterAll(async () => {
  await (await shared)?.close();
});
