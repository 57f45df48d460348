// Before all tests: bundles the functions, synthesizes the local stages, which the stories run on, and the fixture of the local cloud's
// own tests, and unpacks the browser. Tests of capabilities alone, as of `npm run jest -- test/claiming`, want the table of a stage only:
// for them one with older code will do.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { buildLocalStages, builtInfrastructure } from '../../local/build.ts';
import { synthesizedFixture } from '../local/support/fixture/synthesized-fixture.ts';

const lambdas = join(import.meta.dirname, '..', '..', 'lambdas');
const ofCapabilities = [...readdirSync(lambdas), 'simulation'].map((folder) => `test/${folder}`);
const stages = ['local', 'local-connect'];

export default async function buildStage({ testPathPatterns: { patterns } }) {
  const needsCode = patterns.length === 0 || !patterns.every(isOfCapability);
  const needsBrowser = patterns.length === 0 || patterns.some((pattern) => pattern.includes('browser'));
  const found = needsCode ? [] : stages.map(builtInfrastructure).filter((folder) => folder !== undefined);
  const [local, connect] = found.length === stages.length ? found : await buildLocalStages(() => {}, stages);
  if (needsCode) synthesizedFixture();
  // Once: two files that unpack it at the same time would each find it half written.
  if (needsBrowser && process.env.DIBS_CHROMIUM === undefined) await chromium.executablePath();
  process.env.DIBS_TEMPLATE_DIR = local;
  process.env.DIBS_CONNECT_TEMPLATE_DIR = connect;
}

function isOfCapability(pattern) {
  return ofCapabilities.some((folder) => pattern === folder || pattern.startsWith(`${folder}/`));
}
