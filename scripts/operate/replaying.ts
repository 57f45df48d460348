// The function `stream/replay`, asked until it has replayed all of a referral or of a phone’s consent, or a team.
import type { LambdaClient } from '@aws-sdk/client-lambda';
import {
  type Replayed,
  ReplayFailed,
  replayPage,
} from '../../lambdas/office/operations/aws/replay-client.ts';
import { CannotOperate } from './cannot-operate.ts';

/** Answers how many items were replayed. */
export async function replayAll(
  client: LambdaClient,
  functionName: string,
  about: Replayed,
  say: (line: string) => void,
): Promise<number> {
  let replayed = 0;
  let next: string | undefined;
  do {
    const page = await replayPage(client, functionName, about, next).catch(sayWhy);
    replayed += page.replayed;
    next = page.next;
    if (next) say(`${replayed} items so far …`);
  } while (next);
  return replayed;
}

function sayWhy(fault: unknown): never {
  if (!(fault instanceof ReplayFailed)) throw fault;
  throw new CannotOperate(
    `${fault.message}. Check the id and the stage; of any other fault the log of stream/replay tells.`,
  );
}
