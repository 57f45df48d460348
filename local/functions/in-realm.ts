// A function's process as a realm of this thread, with globals and modules of its own: it starts in half the time of a thread, and
// nothing needs to wake another thread. For tests, which start hundreds. What it doesn't hold apart: an error that nobody catches fails
// the test, not the event; what calculates isn't stopped by its timeout; listeners and streams of `process` are the thread's.
import { Socket } from 'node:net';
import vm from 'node:vm';
import { loaderIn } from './bundle-script.ts';
import type { FromProcess, StartProcess } from './messages.ts';
import { createRuntime, type Realm } from './runtime.ts';

/** What Node adds to the language, and the arrays that its buffers are. */
const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'ArrayBuffer',
  'Blob',
  'Buffer',
  'DOMException',
  'Event',
  'EventTarget',
  'File',
  'FormData',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'Uint8Array',
  'WritableStream',
  'atob',
  'btoa',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'crypto',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
] as const;

/** Node's own errors are of another realm: `instanceof` is to know them all the same. */
const knowsErrorsOfAll = `
for (const Known of [Error, RangeError, SyntaxError, TypeError]) {
  const isOwn = Known[Symbol.hasInstance];
  Object.defineProperty(Known, Symbol.hasInstance, {
    value(thing) {
      if (isOwn.call(this, thing)) return true;
      return this === Known && Error.isError(thing) && (Known === Error || thing.name === Known.name);
    },
  });
}
globalThis`;

type OwnRealm = Realm & { process: NodeJS.Process };
type ModulesByName = Readonly<Record<string, () => object>>;

export const startInRealm: StartProcess = ({ setup, environment, onMessage, onEnd }) => {
  let isAlive = true;
  /** Later, as between threads, though in the same turn of the event loop. */
  const whileAlive = (act: () => void) => queueMicrotask(() => isAlive && act());

  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
  const realm: OwnRealm = vm.runInContext(knowsErrorsOfAll, context);
  for (const name of nodeGlobals) {
    Object.defineProperty(realm, name, { value: globalThis[name], configurable: true, writable: true });
  }
  const exit = (code: number | string = 0): never => {
    whileAlive(() => onEnd({ kind: 'exit', code }));
    throw new Error(`The process exits with ${code}.`);
  };
  realm.process = Object.create(process, { env: { value: environment }, exit: { value: exit } });
  const death = new AbortController();
  realm.fetch = (input, init) => {
    const signal = init?.signal == null ? death.signal : AbortSignal.any([init.signal, death.signal]);
    return fetch(input, { ...init, signal });
  };
  const post = (message: FromProcess) => whileAlive(() => onMessage(message));
  const runtime = createRuntime({ setup, environment, realm, post });

  const connections = ownConnections();
  const own: ModulesByName = {
    http: () => ({ ...process.getBuiltinModule('node:http'), Agent: connections.Agent }),
    process: () => ({ ...process, env: environment, exit }),
    'timers/promises': () => {
      const timers = process.getBuiltinModule('node:timers/promises');
      return { ...timers, scheduler: { ...timers.scheduler, wait: runtime.wait } };
    },
  };
  void runtime.load(() => importHandler(setup.handlerFile, context, own));
  return {
    tell: (message) => whileAlive(() => runtime.receive(message)),
    kill: async () => {
      isAlive = false;
      death.abort();
      connections.end();
    },
  };
};

/** What a process has open to other machines ends with it: nothing that a dead one still asks for arrives. */
function ownConnections() {
  const { Agent } = process.getBuiltinModule('node:http');
  const agents = new Set<InstanceType<typeof Agent>>();
  let haveEnded = false;

  class OwnAgent extends Agent {
    constructor(options?: ConstructorParameters<typeof Agent>[0]) {
      super(options);
      agents.add(this);
    }

    override createConnection(...given: Parameters<InstanceType<typeof Agent>['createConnection']>) {
      if (haveEnded) return new Socket().destroy(new Error('The process was killed.'));
      return super.createConnection(...given);
    }
  }

  return {
    Agent: OwnAgent,
    end: () => {
      haveEnded = true;
      for (const agent of agents) agent.destroy();
    },
  };
}

async function importHandler(
  handlerFile: string,
  context: vm.Context,
  own: ModulesByName,
): Promise<Record<string, unknown>> {
  const load = await loaderIn(context, handlerFile);
  // A bundle imports from the same module in many places.
  const modules = new Map<string, object>();
  const read = (specifier: string) => {
    const known = modules.get(specifier);
    if (known !== undefined) return known;
    const found: object | undefined =
      own[specifier.replace(/^node:/, '')]?.() ?? process.getBuiltinModule(specifier);
    if (found === undefined) throw new Error(`${specifier} is no module of Node.`);
    const module = { ...found, default: found };
    modules.set(specifier, module);
    return module;
  };
  return load({ url: handlerFile }, read, async (specifier) => read(specifier));
}
