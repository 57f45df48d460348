import { availableParallelism } from 'node:os';

/** Tests run as ES modules, transpiled by swc; types are checked apart, by `npm run types`. */
export default {
  testEnvironment: '<rootDir>/test/support/environment.js',
  runtime: '<rootDir>/test/support/runtime.js',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  // Twice as many as there are cores: a story waits for its database, a browser, or a workflow for up to half of its time.
  maxWorkers: availableParallelism() * 2,
  // Modules stay in the memory of the worker that loaded them for a test file: 15 MB a file.
  workerIdleMemoryLimit: '500MB',
  // A worker's end takes longer than Jest's half second on a busy machine; one that tests have left something in has no end.
  workerGracefulExitTimeout: 10_000,
  // A guard against tests that hang, not a figure: some stories live through years, on a shared core.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/support/build-stage.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/cdk.out'],
};
