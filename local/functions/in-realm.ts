// A function's process as a realm of this thread, with globals and modules of its own: it starts in half the time of a thread, and
// nothing needs to wake another thread. For tests, which start hundreds; Node needs --experimental-vm-modules.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import type { FromProcess, StartProcess } from './messages.ts';
import { createRuntime, type Realm } from './runtime.ts';

/** What Node adds to the language, and what its own classes extend. */
const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'ArrayBuffer',
  'Blob',
  'Buffer',
  'DOMException',
  'Event',
  'EventTarget',
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
  /** In a turn of its own, as between threads. */
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
  realm.fetch = (...given) => (isAlive ? fetch(...given) : new Promise(() => undefined));
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
      if (haveEnded) throw new Error('The process was killed.');
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
  const importBuiltin = (specifier: string) => builtinModule(specifier, context, own);
  const module = new vm.SourceTextModule(readFileSync(fileURLToPath(handlerFile), 'utf8'), {
    context,
    identifier: handlerFile,
    initializeImportMeta: (meta) => {
      meta.url = handlerFile;
    },
    importModuleDynamically: async (specifier) => {
      const imported = await importBuiltin(specifier);
      await imported.evaluate();
      return imported;
    },
  });
  await module.link(importBuiltin);
  await module.evaluate();
  return { ...module.namespace };
}

/** A bundle imports nothing but Node's own modules. */
async function builtinModule(
  specifier: string,
  context: vm.Context,
  own: ModulesByName,
): Promise<vm.SyntheticModule> {
  const found: object | undefined =
    own[specifier.replace(/^node:/, '')]?.() ?? process.getBuiltinModule(specifier);
  if (found === undefined) throw new Error(`${specifier} is no module of Node.`);
  const exported = Object.entries({ ...found, default: found });
  const names = exported.map(([name]) => name);
  const module = new vm.SyntheticModule(
    names,
    () => {
      for (const [name, value] of exported) module.setExport(name, value);
    },
    { context, identifier: specifier },
  );
  await module.link(() => {
    throw new Error(`${specifier} imports nothing.`);
  });
  return module;
}
