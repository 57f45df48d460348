// The environment of all tests: Node's own, one for each worker, so that its test files can share packages (runtime.js). A test
// file finds it as it was before any: what one has changed is taken back after it.
import { TestEnvironment } from 'jest-environment-node';

const isWorker = process.send !== undefined;
let shared;
let before;

export default class SharedEnvironment {
  constructor(config, context) {
    shared ??= open(config, context);
    const { global, moduleMocker, fakeTimers, fakeTimersModern } = shared;
    Object.assign(this, { global, moduleMocker, fakeTimers, fakeTimersModern });
  }

  getVmContext() {
    return shared.getVmContext();
  }

  exportConditions() {
    return shared.exportConditions();
  }

  async setup() {
    const { global } = shared;
    before ??= { globals: Object.getOwnPropertyDescriptors(global), env: { ...global.process.env } };
  }

  async teardown() {
    const { global, fakeTimersModern, exit } = shared;
    fakeTimersModern.useRealTimers();
    for (const key of Reflect.ownKeys(global)) if (!Object.hasOwn(before.globals, key)) delete global[key];
    for (const key of Reflect.ownKeys(before.globals)) {
      const { value } = Object.getOwnPropertyDescriptor(global, key) ?? {};
      if (!Object.is(value, before.globals[key].value))
        Object.defineProperty(global, key, before.globals[key]);
    }
    const { env } = global.process;
    for (const name of Object.keys(env)) if (!Object.hasOwn(before.env, name)) delete env[name];
    Object.assign(env, before.env);
    // Jest wraps it for each test file.
    global.process.exit = exit;
  }
}

/**
 * In a worker that is gone as soon as its work is done: to take down its memory piece by piece, as Node does at the end, takes
 * it longer than the half second that Jest waits on a busy machine.
 */
function open(config, context) {
  if (isWorker) process.once('exit', (code) => process.exit(code));
  const environment = new TestEnvironment(config, context);
  return Object.assign(environment, { exit: environment.global.process.exit });
}
