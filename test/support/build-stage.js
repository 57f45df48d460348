// Before all tests: bundles the functions and synthesizes the local stages, which the stories run on. Tests of capabilities
// alone, as of `npm run jest -- test/claiming`, want the table of a stage only: for them one with older code will do.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildLocalStages, builtInfrastructure } from '../../local/build.ts';

const lambdas = join(import.meta.dirname, '..', '..', 'lambdas');
const ofCapabilities = [...readdirSync(lambdas), 'simulation'].map((folder) => `test/${folder}`);
const stages = ['local', 'local-connect'];

export default async function buildStage({ testPathPatterns: { patterns } }) {
  const needsCode = patterns.length === 0 || !patterns.every(isOfCapability);
  const found = needsCode ? [] : stages.map(builtInfrastructure).filter((folder) => folder !== undefined);
  const [local, connect] = found.length === stages.length ? found : await buildLocalStages(() => {}, stages);
  process.env.DIBS_TEMPLATE_DIR = local;
  process.env.DIBS_CONNECT_TEMPLATE_DIR = connect;
}

function isOfCapability(pattern) {
  return ofCapabilities.some((folder) => pattern === folder || pattern.startsWith(`${folder}/`));
}
