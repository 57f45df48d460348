/** Tests run as ES modules, transpiled by swc; types are checked apart, by `npm run types`. */
export default {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // A guard against tests that hang, not a figure: some stories live through years, on a shared core.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/support/build-stage.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/cdk.out'],
};
