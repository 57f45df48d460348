// How Jest loads modules here: the packages that most tests use once for each worker, not once more for each test file. Test
// files of one worker share its context for that (environment.js); our own modules and the rest are loaded for each file anew.
import { join } from 'node:path';
import Runtime from 'jest-runtime';

const sharedPackages = join(import.meta.dirname, 'shared-packages.ts');
/** What Jest itself loads into the context. */
const ofJest = [
  '@jest/expect',
  'jest-snapshot',
  'jest-each',
  'jest-message-util',
  'jest-matcher-utils',
  'pretty-format',
];

/** Loads the packages, and stays: they load some of their parts later. */
let keeper;
let loaded;

export default class SharingRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    if (keeper === undefined) {
      keeper = new Runtime(...given);
      for (const name of ofJest) keeper.requireInternalModule(sharedPackages, name);
    }
    this.#share();
  }

  async unstable_importModule(from, name) {
    loaded ??= keeper.unstable_importModule(sharedPackages);
    await loaded;
    this.#share();
    return super.unstable_importModule(from, name);
  }

  #share() {
    copy(keeper.registries.getActiveEsmRegistry(), this.registries.getActiveEsmRegistry());
    copy(keeper.registries.getActiveCjsRegistry(), this.registries.getActiveCjsRegistry());
    copy(keeper.registries.getInternalCjsRegistry(), this.registries.getInternalCjsRegistry());
  }
}

function copy(from, to) {
  for (const [key, module] of from) if (key.includes('node_modules')) to.set(key, module);
}
