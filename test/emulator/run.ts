// `npm run test:emulator` (DE-6): the synthesized stage on an emulator of AWS that we didn't write, and the main stories there.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildLocalStage } from '../../local/build.ts';
import { loadTemplate } from '../../local/template/deployed-template.ts';
import { readSynthesis } from '../../local/template/synthesis.ts';
import { orExit, readArguments } from '../../scripts/command-line/read-arguments.ts';
import { openVerbs } from '../operate/on-emulator.ts';
import { openCarrier } from './carrier.ts';
import { bootstrap, deploy, deployAgain, stripAssembly } from './deploy.ts';
import { logName, startEmulator } from './emulator.ts';
import { endExecutions } from './execute.ts';
import { lacking } from './lacking/lacking.ts';
import { notProven } from './lacking/not-proven.ts';
import { checkStillLacking } from './lacking/still-lacking.ts';
import { nameOf } from './lacking/strip.ts';
import { leftIn } from './leftovers.ts';
import { readPhysicalIds } from './physical-ids.ts';
import { NoPython, pythonEnvironment } from './python/environment.ts';
import { createReport } from './report.ts';
import { openStage } from './stage.ts';
import { playStory } from './story.ts';
import { lintTemplates } from './templates/lint-templates.ts';

const folder = mkdtempSync(join(tmpdir(), `dibs-emulator-${process.pid}-`));
for (const left of leftIn(tmpdir(), /^dibs-emulator-(\d+)-/)) tidy(left, [logName]);
const closers: (() => unknown)[] = [];

const usage = `npm run test:emulator [-- --keep]

  --keep   leaves the deployed stage running until Ctrl-C, and tells how to reach it`;

const { keep } = orExit(() => {
  const options = { keep: { type: 'boolean', default: false } } as const;
  return readArguments({ command: 'npm run test:emulator', usage, options }).values;
});

async function run(): Promise<void> {
  const report = createReport(console.log);
  const { step, proves } = report;

  const python = await step('Python environment', pythonEnvironment);
  await step('Templates', async () => {
    for (const line of await lintTemplates(python)) proves(line);
  });
  const synthesized = await step('Synthesis', () => buildLocalStage(() => {}));
  const template = loadTemplate(readSynthesis(synthesized), 'http://127.0.0.1');
  const assembly = join(folder, 'assembly');
  const stripped = await step('A copy without what the emulator lacks', async () => {
    const all = stripAssembly(synthesized, assembly, lacking, template);
    for (const lack of lacking) {
      proves(`${all.filter((each) => each.lack === lack).length} × ${nameOf(lack)}: ${lack.why}`);
    }
    return all;
  });

  const carrier = await openCarrier(template);
  closers.push(carrier.close);
  const emulator = await step('Emulator', () => startEmulator(python, folder, carrier.origin));
  closers.push(emulator.stop);
  await step('cdk bootstrap', () => bootstrap(emulator));
  await step('cdk deploy --all', async () => {
    await deploy(emulator, assembly);
    proves('the CDK’s own command line deploys it, by the roles that it bootstrapped');
  });
  const ids = await readPhysicalIds(emulator);
  carrier.connect(emulator, ids);

  const stage = await openStage(emulator, carrier, ids);
  closers.push(stage.close);
  await playStory(stage, report);

  await step('cdk deploy --all once more', async () => {
    await deployAgain(emulator, assembly);
    proves('a second deploy finds nothing to change');
  });
  const verbs = openVerbs(emulator, { stage, ids, proves });
  await step('npm run operate', verbs.play);
  await step('What was taken out', async () => {
    await checkStillLacking(emulator, ids, stripped, lacking);
    proves('is all still refused, so nothing too much was taken out; IAM denies what no policy allows');
  });
  if (!keep) await step('npm run operate -- take-down', verbs.takeDown);
  console.log('Not proven here, beside what was taken out:');
  for (const gap of notProven) console.log(`          - ${gap}`);
  console.log(`The main stories pass on an emulator of AWS that enforces IAM (${report.elapsed()}).`);
  if (keep) await hold(emulator.environment, verbs.where);
}

/** Until Ctrl-C. */
async function hold(environment: NodeJS.ProcessEnv, where: readonly string[]): Promise<void> {
  const { AWS_CA_BUNDLE: NODE_EXTRA_CA_CERTS, HOME: _, PATH: __, ...aws } = environment;
  const all = Object.entries({ ...aws, AWS_CA_BUNDLE: NODE_EXTRA_CA_CERTS, NODE_EXTRA_CA_CERTS });
  console.log('It goes on until Ctrl-C. To reach it from another terminal:\n');
  for (const [name, value] of all) console.log(`  export ${name}=${value}`);
  console.log(`  npm run operate -- redrive ${where.map((word) => word.replace('$', '\\$')).join(' ')}\n`);
  await new Promise(() => setInterval(() => undefined, 60_000));
}

/** Where in the story it happened. */
function placeOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return frames.find((line) => line.includes('story.ts')) ?? frames[0] ?? '';
}

async function close(): Promise<void> {
  for (const closer of closers.splice(0).reverse()) await closer();
}

/** Of a run that failed or was killed the emulator's log is left. */
function tidy(folder: string, kept: readonly string[]): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    if (!kept.includes(entry)) rmSync(join(folder, entry), { recursive: true, force: true });
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

/** Its end is printed as well: where CI runs, nobody opens the file. */
function tellOfLog(file: string): void {
  const end = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40);
  console.error(`What the functions and the emulator said: ${file}, which ends with\n${end.join('\n')}`);
}

let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    isInterrupted = true;
    endExecutions();
    await close();
    // It takes away what it has begun.
    await Promise.race([ended, pause(2000)]);
    tidy(folder, []);
    process.exit(130);
  });
}

let skipped: NoPython | undefined;
const running = run();
const ended = running.catch(() => undefined);
try {
  await running;
} catch (fault) {
  if (fault instanceof NoPython) skipped = fault;
  else if (!isInterrupted) {
    console.error(fault instanceof Error ? `${fault.message}\n${placeOf(fault)}` : fault);
    process.exitCode = 1;
  }
} finally {
  await close();
  tidy(folder, process.exitCode === 1 ? [logName] : []);
  if (existsSync(folder)) tellOfLog(join(folder, logName));
}
if (skipped !== undefined && !isInterrupted)
  console.log(`The emulator was not tried, and nothing failed: ${skipped.message}`);
