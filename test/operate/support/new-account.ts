// An AWS account at the HTTP boundary, for what the local cloud lacks: a test says what each service answers.
import { createServer } from 'node:http';
import { startEndpoint } from '../../../local/aws/endpoint.ts';
import { createFaults } from '../../../local/aws/faults.ts';
import { loadIam } from '../../../local/aws/iam/roles.ts';
import { createMeter } from '../../../local/aws/meter.ts';
import { AwsError, type AwsInput, type AwsService } from '../../../local/aws/service.ts';
import { listen } from '../../../local/platform/listen.ts';

/** What an action answers: that, by its input, or an error. */
export type Answers = Readonly<Record<string, AwsInput | AwsError | ((input: AwsInput) => AwsInput)>>;
type Answered = Pick<AwsService, 'signingName' | 'protocol'> & { answers: Answers };

export type Account = {
  /** For --local: it tells where the account's endpoint is, as the local cloud does. */
  readonly url: string;
  readonly endpoint: string;
  /** Every call, by action and input, in order. */
  readonly calls: readonly { action: string; input: AwsInput }[];
  close(): Promise<void>;
};

export async function openAccount(services: readonly Answered[]): Promise<Account> {
  const calls: { action: string; input: AwsInput }[] = [];
  const endpoint = await startEndpoint();
  const template = {
    ofType: () => [],
    byArn: () => {
      throw new Error('An account without a template');
    },
    metadata: () => [],
  };
  endpoint.serve({
    services: services.map(({ signingName, protocol, answers }) => ({
      signingName,
      protocol,
      actions: Object.fromEntries(
        Object.entries(answers).map(([action, answer]) => [
          action,
          {
            permissions: () => [],
            run: async (input: AwsInput) => {
              calls.push({ action, input });
              if (answer instanceof AwsError) throw answer;
              return typeof answer === 'function' ? answer(input) : answer;
            },
          },
        ]),
      ),
    })),
    callers: {
      issue: () => ({ accessKeyId: '', secretAccessKey: '' }),
      byAccessKey: () => ({ kind: 'service', name: 'an engineer' }),
    },
    iam: loadIam(template),
    faults: createFaults(),
    meter: createMeter(),
    crash: () => {},
    complain: () => {},
    commit: () => {},
  });
  const server = createServer((_, response) => {
    const operator = {
      endpoint: endpoint.origin,
      region: 'us-east-1',
      accessKeyId: 'AKIATEST',
      secretAccessKey: 'test',
      signIn: endpoint.origin,
      now: new Date().toISOString(),
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(operator));
  });
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    endpoint: endpoint.origin,
    calls,
    async close() {
      server.closeAllConnections();
      server.close();
      await endpoint.close();
    },
  };
}
