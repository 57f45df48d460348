// Before all tests: bundles the functions and synthesizes the local stages, which the stories run on. Not for tests of
// capabilities alone, as of `npm run jest -- test/claiming`: those look at no stage, and start at once.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildLocalStages } from '../../local/build.ts';

const lambdas = join(import.meta.dirname, '..', '..', 'lambdas');
const withoutStage = [...readdirSync(lambdas), 'simulation'].map((folder) => `test/${folder}`);

export default async function buildStage({ testPathPatterns: { patterns } }) {
  if (patterns.length > 0 && patterns.every(needsNoStage)) return;
  const [local, connect] = await buildLocalStages(() => {}, ['local', 'local-connect']);
  process.env.DIBS_TEMPLATE_DIR = local;
  process.env.DIBS_CONNECT_TEMPLATE_DIR = connect;
}

function needsNoStage(pattern) {
  return withoutStage.some((folder) => pattern === folder || pattern.startsWith(`${folder}/`));
}
