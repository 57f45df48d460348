// The account: whose credentials these are, whether it is bootstrapped, and how many functions may run at the same time.
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Target } from '../target.ts';
import { expect, type Finding, ok } from './finding.ts';

/** Fewer, and a burst of inbound texts leaves none for claims. */
const enoughFunctions = 100;

export async function checkCredentials({ client, config }: Target): Promise<readonly Finding[]> {
  const { Account = '' } = await new STSClient(client).send(new GetCallerIdentityCommand({}));
  const { account = Account } = config();
  const todo = `the stage belongs to the account ${account}: sign in to that one`;
  return [expect(Account === account, `Credentials are of the account ${Account}`, todo)];
}

export async function checkBootstrap({ client, stage, isLocal }: Target): Promise<readonly Finding[]> {
  if (isLocal) return [];
  const what = 'The account and region are bootstrapped for the CDK';
  try {
    await new CloudFormationClient(client).send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    return [ok(what)];
  } catch (fault) {
    if (!(fault instanceof Error) || fault.name !== 'ValidationError') throw fault;
    return [expect(false, what, `npx cdk bootstrap -c stage=${stage}`)];
  }
}

export async function checkConcurrency({ client }: Target): Promise<readonly Finding[]> {
  const { AccountLimit } = await new LambdaClient(client).send(new GetAccountSettingsCommand({}));
  const count = AccountLimit?.ConcurrentExecutions ?? 0;
  return [
    expect(
      count >= enoughFunctions,
      `${count} functions may run at the same time`,
      'ask for 1,000: Service Quotas, AWS Lambda, Concurrent executions. Until then bursts are refused or wait',
    ),
  ];
}
