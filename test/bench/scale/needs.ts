// What one referral asks of the cloud, read from docs/cost.md, where it was counted, and what the people around it add.
import { assumedMs } from '../cost/bill.ts';

export type Needs = {
  readUnits: number;
  writeUnits: number;
  /** Of all functions, one after the other. */
  lambdaSeconds: number;
  /** Of the function that reads the stream. */
  dispatchSeconds: number;
  executions: number;
  transitions: number;
  /** To the API, and messages to open portals. */
  requests: number;
  busEvents: number;
  emails: number;
  textSegments: number;
};

/** For each of ten agents: the page of offers, the offer, and once more when it is over; as many messages told them to look. */
export const peopleAsk = 60;

/** `page`: docs/cost.md. */
export function needsOf(page: string): Needs {
  const billed = (what: string) => {
    const [, found] = new RegExp(`^\\| ${what} \\| ([\\d.,]+) \\|`, 'm').exec(page) ?? [];
    if (found === undefined) throw new Error(`docs/cost.md has no row "${what}": run \`npm run cost\`.`);
    return Number(found.replaceAll(',', ''));
  };
  const dispatch = rowOf(page, 'stream/dispatch-changes');
  return {
    readUnits: billed('DynamoDB read request units, on demand'),
    writeUnits: billed('DynamoDB write request units, on demand'),
    // Every function has 1 GB.
    lambdaSeconds: billed('Lambda GB-seconds, arm64'),
    dispatchSeconds:
      (dispatch.invocations * assumedMs.perInvocation + dispatch.calls * assumedMs.perCall) / 1000,
    executions: callsIn(dispatch.made, 'states:StartExecution'),
    transitions: billed('Step Functions state transitions, Standard'),
    requests: billed('HTTP API requests') + peopleAsk,
    busEvents: billed('EventBridge custom events'),
    emails: billed('SES emails'),
    textSegments: billed('SMS segments, US 10DLC'),
  };
}

function rowOf(page: string, name: string): { invocations: number; calls: number; made: string } {
  const [, invocations, made] = new RegExp(`^\\| ${name} \\| (\\d+) \\| ([^|]+) \\|`, 'm').exec(page) ?? [];
  if (invocations === undefined || made === undefined) {
    throw new Error(`docs/cost.md has no function ${name}: run \`npm run cost\`.`);
  }
  const calls = [...made.matchAll(/ (\d+)(?:,|$)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  return { invocations: Number(invocations), calls, made };
}

function callsIn(made: string, action: string): number {
  const [, count = '0'] = new RegExp(`${action} (\\d+)`).exec(made) ?? [];
  return Number(count);
}
