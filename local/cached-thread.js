// Where a worker thread starts: its modules come from Node's cache of compiled code, which each of hundreds of threads
// would otherwise compile anew. Plain JavaScript, so that a thread need not load the stripper of types.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

enableCompileCache();
await import(workerData.module);
flushCompileCache();
