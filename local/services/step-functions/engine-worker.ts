// The thread of the workflow engine: runs executions under virtual time and asks the cloud to carry out their tasks.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import type { EngineNews, FromEngine, StartExecution, TaskOutcome, ToEngine } from './engine-messages.ts';
import { createRun, type Run } from './engine-run.ts';
import { installEngineTimers } from './engine-timers.ts';

const port = parentPort;
if (!port) throw new Error('The workflow engine runs in a worker thread.');

const timers = installEngineTimers();
const runs = new Map<string, Run>();
let news: EngineNews[] = [];
let underWay = 0;

/** The engine moves by promises alone: after one turn of the event loop it waits for a timer or for a task. */
const rest = () => nextTurn();

/** Told at rest: whoever hears half of a step can't go on from there. */
function say(told: EngineNews): void {
  news.push(told);
  if (underWay === 0 && news.length === 1) void rest().then(tell);
}

function tell(): void {
  const told: FromEngine = news;
  news = [];
  if (told.length > 0) port?.postMessage(told);
}

function start(execution: StartExecution): void {
  const run = createRun(execution, { timers, say, onEnd: () => runs.delete(execution.executionArn) });
  runs.set(execution.executionArn, run);
}

function settle(callId: string, outcome: TaskOutcome): void {
  for (const run of runs.values()) if (run.settle(callId, outcome)) return;
}

async function carryOut({ order, seq, nowMs }: ToEngine): Promise<void> {
  underWay += 1;
  timers.moveTo(nowMs);
  if (order.kind === 'start') start(order);
  else if (order.kind === 'settle') settle(order.callId, order.outcome);
  else if (order.kind === 'stop') runs.get(order.executionArn)?.stop();
  else await timers.fireDue(rest);
  await rest();
  say({ kind: 'settled', seq, nextDueAtMs: timers.nextDueAtMs() });
  underWay -= 1;
  tell();
}

port.on('message', (message: ToEngine) => void carryOut(message));
