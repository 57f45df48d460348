// Before all tests: bundles the functions and synthesizes the stage `local`, which the stories run on.
import { buildLocalStage } from '../local/build.ts';

export default async function buildStage() {
  process.env.DIBS_TEMPLATE_DIR = await buildLocalStage(() => {});
}
