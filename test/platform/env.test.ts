// The environment of a function is read once, and what is wrong with it is named.
import { afterEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../lambdas/platform/env.ts';

const names = ['DIBS_TEST_TABLE', 'DIBS_TEST_LIST'];
const shape = { DIBS_TEST_TABLE: z.string(), DIBS_TEST_LIST: jsonVariable(z.array(z.string())) };

afterEach(() => {
  for (const name of names) delete process.env[name];
});

describe('environment', () => {
  test('variables are read and parsed', () => {
    Object.assign(process.env, { DIBS_TEST_TABLE: 'dibs', DIBS_TEST_LIST: '["a","b"]' });
    expect(readEnv(shape)).toEqual({ DIBS_TEST_TABLE: 'dibs', DIBS_TEST_LIST: ['a', 'b'] });
  });

  test('all that is missing or malformed is named at once', () => {
    expect(() => readEnv(shape)).toThrow(/not usable[\s\S]*DIBS_TEST_TABLE[\s\S]*DIBS_TEST_LIST/);
  });

  test.each(['[a', '{"a":1}', '[1]'])('a list of %s is refused', (list) => {
    Object.assign(process.env, { DIBS_TEST_TABLE: 'dibs', DIBS_TEST_LIST: list });
    expect(() => readEnv(shape)).toThrow(/DIBS_TEST_LIST/);
  });
});
