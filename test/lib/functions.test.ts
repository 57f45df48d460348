// Every function is deployed the same safe way.
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { deployedFunctions } from './support/deployed-functions.ts';
import { functionsByName, roleOf } from './support/roles.ts';
import { dibsStack, root, runApp, standInPortal, standIns } from './support/synthesized.ts';

const stack = dibsStack();
const scratch = mkdtempSync(join(tmpdir(), 'dibs-bundles-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const functions = functionsByName(stack);

describe('functions', () => {
  test('exactly those of the list are deployed', () => {
    expect([...functions.keys()].sort()).toEqual(deployedFunctions);
  });

  test('each has a handler of the same name', () => {
    const missing = [...functions.keys()].filter((name) => {
      const [capability = '', file = ''] = name.split('/');
      const handlers = join(root, 'lambdas', capability, 'handlers');
      return globSync(`{,*/}${file}.ts`, { cwd: handlers }).length !== 1;
    });
    expect(missing).toEqual([]);
  });

  test('each has a construct of the same name', () => {
    for (const [name, found] of functions) {
      const [, file = ''] = name.split('/');
      const id = found.path.split('/').at(-3);
      expect({ name, id: id?.toLowerCase() }).toEqual({ name, id: file.replaceAll('-', '') });
    }
  });

  test('each runs on ARM and Node 24, with a timeout, tracing, JSON logs and a log group of its own', () => {
    const logGroups = new Set<string>();
    for (const found of functions.values()) {
      expect(found.Properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: expect.any(Number),
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      });
      logGroups.add(JSON.stringify(found.Properties.LoggingConfig));
    }
    expect(logGroups.size).toBe(functions.size);
  });

  test('each has a role of its own', () => {
    expect(new Set([...functions.values()].map(roleOf)).size).toBe(functions.size);
  });

  test('none has a secret or a personal name in its environment', () => {
    for (const found of functions.values()) {
      expect(JSON.stringify(found.Properties.Environment ?? {})).not.toMatch(/secret|password|token/i);
    }
  });

  test('logs expire', () => {
    for (const group of stack.ofType('AWS::Logs::LogGroup')) {
      expect(group.Properties.RetentionInDays).toEqual(expect.any(Number));
    }
  });

  test('one that is not bundled stops the synthesis with the file to write', () => {
    const all = deployedFunctions.filter((name) => name !== 'texting/send-message');
    const bundles = standIns(scratch, all);
    const portal = standInPortal(join(scratch, 'portal'));
    const environment = { DIBS_DIST: bundles, DIBS_PORTAL: portal, CDK_OUTDIR: join(bundles, 'cdk.out') };
    expect(() => runApp(environment)).toThrow(/write lambdas\/texting\/handlers\/send-message\.ts/);
  });
});
