// Starts a worker thread of the local cloud on a module of its own.
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** `workerData` is an object, to which the thread's start adds what it needs itself. */
export function startThread(
  module: URL,
  { workerData, ...options }: Omit<WorkerOptions, 'workerData'> & { workerData?: object } = {},
): Worker {
  return new Worker(new URL('./cached-thread.js', import.meta.url), {
    ...options,
    workerData: { ...workerData, module: module.href },
  });
}
