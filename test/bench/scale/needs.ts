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
  const rows = rowsOf(page);
  const dispatch = rows.find(({ name }) => name === 'stream/dispatch-changes');
  if (dispatch === undefined)
    throw new Error('docs/cost.md has no function stream/dispatch-changes: run `npm run cost`.');
  return {
    readUnits: billed('DynamoDB read request units, on demand'),
    writeUnits: billed('DynamoDB write request units, on demand'),
    lambdaSeconds: rows.reduce((sum, row) => sum + secondsOf(row), 0),
    dispatchSeconds: secondsOf(dispatch),
    executions: callsIn(dispatch.made, 'states:StartExecution'),
    transitions: billed('Step Functions state transitions, Standard'),
    requests: billed('HTTP API requests') + peopleAsk,
    busEvents: billed('EventBridge custom events'),
    emails: billed('SES emails'),
    textSegments: billed('SMS segments, US 10DLC'),
  };
}

type Row = { name: string; invocations: number; calls: number; made: string };

/** What each function did. */
function rowsOf(page: string): Row[] {
  return [...page.matchAll(/^\| ([a-z-]+\/[a-z-]+) \| (\d+) \| ([^|]+) \|/gm)].map(
    ([, name = '', invocations, made = '']) => {
      const calls = [...made.matchAll(/ (\d+)(?:,|$)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
      return { name, invocations: Number(invocations), calls, made };
    },
  );
}

function secondsOf({ invocations, calls }: Row): number {
  return (invocations * assumedMs.perInvocation + calls * assumedMs.perCall) / 1000;
}

function callsIn(made: string, action: string): number {
  const [, count = '0'] = new RegExp(`${action} (\\d+)`).exec(made) ?? [];
  return Number(count);
}
