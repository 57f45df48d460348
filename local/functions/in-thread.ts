// A function's process as a worker thread: it can be killed at any moment, and takes a core of its own.
import { startThread } from '../start-thread.ts';
import type { FromProcess, StartProcess } from './messages.ts';

export const startInThread: StartProcess = ({ setup, environment, onMessage, onEnd }) => {
  const worker = startThread(new URL('./worker-thread.ts', import.meta.url), {
    workerData: setup,
    env: environment,
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const log = (level: 'info' | 'warn') => (chunk: Buffer) =>
    onMessage({ kind: 'log', level, line: chunk.toString('utf8').trimEnd() });
  worker.stdout.on('data', log('info'));
  worker.stderr.on('data', log('warn'));
  worker.on('message', (message: FromProcess) => onMessage(message));
  worker.on('error', (fault) => onEnd({ kind: 'fault', fault }));
  worker.on('exit', (code) => onEnd({ kind: 'exit', code }));
  return {
    tell: (message) => worker.postMessage(message),
    kill: async () => {
      await worker.terminate();
    },
  };
};
