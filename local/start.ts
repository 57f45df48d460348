// `npm start`: builds the stage `local`, boots the cloud on this machine, seeds the demo and says where to look.
import { createServer } from 'node:http';
import {
  numberIn,
  readArguments,
  WRONG_USAGE,
  WrongArgument,
} from '../scripts/command-line/read-arguments.ts';
import { buildLocalStage, portalDir } from './build.ts';
import { buildDesk } from './build-desk.ts';
import { bootCloud, type TakenUp } from './cloud.ts';
import { dayMs, playDay } from './demo/day.ts';
import { seedDemo } from './demo/seed.ts';
import { walkThrough } from './demo/walk-through.ts';
import type { LogLine } from './functions/function-logs.ts';
import { CannotListen, listen } from './platform/listen.ts';
import { type DataFolder, openDataFolder } from './state/data-folder.ts';
import { FolderProblem } from './state/folder-problem.ts';

const USAGE = `npm start [-- --port N] [--data DIR] [--frozen] [--empty]

  --port N     port of the API and of /_local, 3000 by default; on 127.0.0.1 only
  --data DIR   keeps the state there, whenever it ends, and goes on from it; without it all is in memory
  --frozen     time stops until POST /_local/clock moves it
  --empty      the demo teams have no clients yet: without it some of their agents have had a day`;

const LONGEST_LOG_LINE = 300;

function readOptions() {
  const { values } = readArguments({
    command: 'npm start',
    usage: USAGE,
    options: {
      port: { type: 'string', default: '3000' },
      data: { type: 'string' },
      frozen: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
    },
  });
  const port = numberIn('--port', values.port, { from: 0, to: 65_535, example: '--port 3001' });
  return { ...values, port };
}

/** Before the build, so that a taken port is told at once. */
async function requireFree(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

function reportTrouble({ functionName, level, line }: LogLine): void {
  if (level !== 'error' && level !== 'warn') return;
  console.error(`[${functionName}] ${level}: ${line.replace(/\s+/g, ' ').slice(0, LONGEST_LOG_LINE)}`);
}

async function start(): Promise<void> {
  const { port, data, frozen, empty } = readOptions();
  const startedAt = performance.now();
  await requireFree(port);
  // Held from here on: what is wrong with it is told at once, and nobody else gets it during the build.
  const folder = data === undefined ? undefined : openDataFolder(data);
  const [templateDir, deskDir] = await Promise.all([buildLocalStage(console.log), buildDesk(console.log)]);
  console.log('Starting the cloud …');
  const cloud = await bootCloud({
    templateDir,
    portalDir,
    deskDir,
    port,
    data: folder,
    clock: frozen ? 'frozen' : 'running',
    startAtMs: empty ? undefined : Date.now() - dayMs,
    onLog: reportTrouble,
  });
  stopOnSignals(cloud.close);
  if (folder !== undefined) console.log(whereStateLies(folder, cloud.takenUp));
  console.log(
    (await seedDemo(cloud, empty ? undefined : () => playDay(cloud)))
      ? 'Seeded the demo teams.'
      : 'The demo teams are there already.',
  );
  console.log(`Ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  console.log(walkThrough(cloud.url));
}

function whereStateLies({ path, isTakenOver }: DataFolder, taken: TakenUp): string {
  const { messages, executions, texts, emails } = taken;
  const found = `${messages} messages in queues, ${executions} workflows running, ${texts} texts and ${emails} emails`;
  const before = isTakenOver ? ', taken over from cloud.json (now cloud.json.taken-over)' : '';
  return `The state lies in ${path}: ${found}${before}.`;
}

function stopOnSignals(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    // A second signal doesn't wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('Stopping …');
    close().then(
      () => process.exit(0),
      (fault) => {
        console.error(fault);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function giveUp(fault: unknown): void {
  const isExpected =
    fault instanceof WrongArgument || fault instanceof CannotListen || fault instanceof FolderProblem;
  console.error(isExpected ? fault.message : fault);
  process.exitCode = fault instanceof WrongArgument ? WRONG_USAGE : 1;
}

// A state that can't be written any more ends the process: what it answered then would be lost.
process.on('uncaughtException', (fault) => {
  giveUp(fault);
  process.exit(1);
});
start().catch(giveUp);
