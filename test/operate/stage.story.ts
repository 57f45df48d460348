// A whole stage: tried by a referral from end to end, and taken down.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { AwsError } from '../../local/aws/service.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import { functionNamed, type Stage } from '../stories/support/stage.ts';
import { operate, type Told } from './support/engineer.ts';
import { type Account, openAccount } from './support/new-account.ts';

let stage: Stage;
let local: string[];
beforeAll(async () => {
  stage = await sharedStage();
  local = ['--local', stage.cloud.url];
});

describe('smoke-test', () => {
  const email = 'engineer@engineers.example';
  const asked = ['smoke-test', '--email', email, '--yes'];
  /** What the stage does meanwhile is done by the clock of the tests, which stands still otherwise. */
  async function meanwhile(told: Promise<Told>): Promise<Told> {
    let isOver = false;
    const done = told.finally(() => {
      isOver = true;
    });
    while (!isOver) await Promise.race([done, stage.settle()]);
    return done;
  }
  const referralIn = ({ printed }: Told) => /ref_[\w-]+/.exec(printed.join())?.[0] ?? '';
  const returned = z.object({ status: z.literal('returned'), returned: z.object({ reason: z.string() }) });

  test('DE-3 follows a referral to the end, and leaves it withdrawn', async () => {
    const told = await meanwhile(operate([...asked, ...local]));
    expect(told.said).toContain('The stage works.');
    expect(told.code).toBe(0);
    expect(told.printed).toHaveLength(7);
    const { body } = await stage.source('GET', `/referrals/${referralIn(told)}`);
    expect(returned.parse(body).returned.reason).toBe('withdrawn');
    const subjects = (await stage.emailsTo(email)).map(({ subject }) => subject);
    // An offer that is over before its email has left is told no more.
    expect(subjects).toContain('Withdrawn: buyer referral in Seattle, WA');
    // Nothing is in the way of the next one.
    expect(await meanwhile(operate([...asked, ...local]))).toMatchObject({ code: 0 });
  });

  test('DE-3 names what is broken, and withdraws the referral all the same', async () => {
    const functionName = functionNamed(stage, 'AwaitOutcome');
    const order = { service: 'dynamodb', action: 'UpdateItem', kind: 'error', functionName, count: 10_000 };
    const breaking = { ...order, action: 'TransactWriteItems' };
    for (const fault of [order, breaking]) await stage.call('POST', '/_local/faults', fault);
    const stopped = operate([...asked, ...local]);
    const until = setInterval(() => void stage.advance(60_000), 50);
    const told = await stopped;
    clearInterval(until);
    for (const fault of [order, breaking]) await stage.call('POST', '/_local/faults', { ...fault, count: 0 });
    await stage.settle();
    expect(told.code).toBe(1);
    expect(told.said).toMatch(/offer-referral ended FAILED for ref_/);
    const { body } = await stage.source('GET', `/referrals/${referralIn(told)}`);
    expect(body).toMatchObject({ status: 'returned' });
  });

  test('DE-3 does nothing without a yes', async () => {
    const { code, said } = await operate(['smoke-test', ...local], 'n');
    expect(code).toBe(1);
    expect(said).toContain('Nothing was done.');
  });
});

describe('take-down', () => {
  const open: Account[] = [];
  /** A deployed stage `test`: who imports what, by stack; and a stage beside it, whose name begins like it. */
  async function aDeployed(
    more: { guarded?: string; alsoUsedBy?: string; failing?: string } = {},
  ): Promise<{ account: Account; asked: string[] }> {
    const importers = new Map([
      ['dibs-test-data', ['dibs-test', 'dibs-test-stream']],
      ['dibs-test', ['dibs-test-claiming', 'dibs-test-portal']],
      ['dibs-test-claiming', ['dibs-test-stream']],
      ['dibs-test-stream', []],
      ['dibs-test-portal', more.alsoUsedBy === undefined ? [] : [more.alsoUsedBy]],
    ]);
    const deleted = new Set<string>();
    const told = (name: string, stageName: string) => ({
      StackName: name,
      StackId: `arn:${name}`,
      StackStatus: deleted.has(name) ? 'DELETE_COMPLETE' : 'CREATE_COMPLETE',
      CreationTime: '2026-03-02T15:00:00Z',
      EnableTerminationProtection: name === more.guarded,
      Tags: [
        { Key: 'application', Value: 'dibs' },
        { Key: 'stage', Value: stageName },
      ],
      Outputs: [{ OutputKey: 'Export', OutputValue: 'x', ExportName: name }],
    });
    const account = await openAccount([
      {
        signingName: 'cloudformation',
        protocol: 'query',
        answers: {
          DescribeStacks: ({ StackName }) => {
            const all = [...importers.keys()].map((name) => told(name, 'test'));
            if (StackName === undefined) return { Stacks: [told('dibs-test-2', 'test-2'), ...all] };
            return { Stacks: all.filter(({ StackId }) => StackId === StackName) };
          },
          ListImports: ({ ExportName }) => {
            const Imports = importers.get(String(ExportName)) ?? [];
            if (Imports.length > 0) return { Imports };
            throw new AwsError('ValidationError', `Export '${ExportName}' is not imported by any stack.`);
          },
          ListStackResources: {
            StackResourceSummaries: ['AWS::DynamoDB::Table', 'AWS::IAM::Role'].map((ResourceType) => ({
              LogicalResourceId: ResourceType,
              PhysicalResourceId: `its-${ResourceType}`,
              ResourceType,
              ResourceStatus: 'CREATE_COMPLETE',
              LastUpdatedTimestamp: '2026-03-02T15:00:00Z',
            })),
          },
          DeleteStack: ({ StackName }) => {
            const name = String(StackName);
            if (name === more.failing) throw new AwsError('ValidationError', `${name} is busy`);
            const inUse = (importers.get(name) ?? []).filter((importer) => !deleted.has(importer));
            if (inUse.length > 0) throw new AwsError('ValidationError', `${name} is used by ${inUse}`);
            deleted.add(name);
            return {};
          },
        },
      },
    ]);
    open.push(account);
    return { account, asked: ['take-down', '--stage', 'test', '--region', 'us-east-1', '--yes'] };
  }
  const deletedIn = ({ calls }: Account) =>
    calls.flatMap(({ action, input }) => (action === 'DeleteStack' ? [input.StackName] : []));

  /** As an emulator is reached: by the environment. */
  async function onAccount(account: Account, args: readonly string[]): Promise<Told> {
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: account.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    try {
      return await operate(args);
    } finally {
      process.env = before;
    }
  }
  afterAll(async () => {
    for (const account of open) await account.close();
  });

  test('DE-3 leaves the local cloud to npm start', async () => {
    const { code, said } = await operate(['take-down', '--yes', ...local]);
    expect(code).toBe(1);
    expect(said).toContain('stop it there');
  });

  test('DE-3 deletes the stacks of the stage alone, those that others import from last, and keeps the data', async () => {
    const { account, asked } = await aDeployed();
    const { code, said } = await onAccount(account, asked);
    expect(said).toContain('Kept: dibs-test-data.');
    expect(code).toBe(0);
    expect(deletedIn(account)).toEqual([
      'dibs-test-stream',
      'dibs-test-portal',
      'dibs-test-claiming',
      'dibs-test',
    ]);
  });

  test('DE-3 deletes the data stack when told so, and lists what that one retains', async () => {
    const { account, asked } = await aDeployed();
    const { code, printed } = await onAccount(account, [...asked, '--data']);
    expect(code).toBe(0);
    expect(deletedIn(account).at(-1)).toBe('dibs-test-data');
    expect(printed).toEqual(['AWS::DynamoDB::Table  its-AWS::DynamoDB::Table']);
  });

  test('DE-3 lists what is retained before it deletes anything: who ends it halfway knows', async () => {
    const { account, asked } = await aDeployed({ failing: 'dibs-test-stream' });
    const { code, printed } = await onAccount(account, [...asked, '--data']);
    expect({ code, printed }).toEqual({
      code: 1,
      printed: ['AWS::DynamoDB::Table  its-AWS::DynamoDB::Table'],
    });
  });

  test('DE-3 deletes nothing while a stack of somebody else uses the stage', async () => {
    const { account, asked } = await aDeployed({ alsoUsedBy: 'reports' });
    const { code, said } = await onAccount(account, asked);
    expect({ code, deleted: deletedIn(account) }).toEqual({ code: 1, deleted: [] });
    expect(said).toContain('dibs-test-portal is used by reports: delete that stack first.');
  });

  test('DE-3 deletes nothing of a stage that is protected, nor without a yes', async () => {
    const { account, asked } = await aDeployed({ guarded: 'dibs-test' });
    const { code, said } = await onAccount(account, asked);
    expect(code).toBe(1);
    expect(said).toContain('dibs-test can’t be deleted yet: write "protected": false');
    const other = await aDeployed();
    const unagreed = other.asked.filter((arg) => arg !== '--yes');
    expect(await onAccount(other.account, unagreed)).toMatchObject({ code: 1 });
    expect([...deletedIn(account), ...deletedIn(other.account)]).toEqual([]);
  });

  test('DE-3 says when there is nothing, and does nothing', async () => {
    const { account } = await aDeployed();
    const nothing = await onAccount(account, [
      'take-down',
      '--stage',
      'other',
      '--region',
      'us-east-1',
      '--yes',
    ]);
    expect(nothing).toMatchObject({ code: 0, said: 'There is nothing to take down.' });
  });
});
