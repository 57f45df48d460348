// The function `stream/replay`, asked until it has replayed all of a referral or of a phone’s consent, or a team.
import type { LambdaClient } from '@aws-sdk/client-lambda';
import {
  type Replayed,
  ReplayFailed,
  replayPage,
} from '../../lambdas/office/operations/aws/replay-client.ts';
import { CannotOperate } from './cannot-operate.ts';
import { type Failed, sideBySide } from './restoring/side-by-side.ts';

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

/** Some at a time, and one that fails holds back no other. Answers what failed, in the order of `ids`. */
export function replayEach(
  client: LambdaClient,
  functionName: string,
  { ids, aboutOf }: { ids: readonly string[]; aboutOf: (id: string) => Replayed },
  tell: (done: number) => void,
): Promise<readonly Failed<string>[]> {
  const ignore = () => undefined;
  return sideBySide(
    ids,
    async (id) => void (await replayAll(client, functionName, aboutOf(id), ignore)),
    tell,
  );
}

export function replayTeams(
  client: LambdaClient,
  functionName: string,
  teamIds: readonly string[],
  say: (line: string) => void,
): Promise<readonly Failed<string>[]> {
  return replayEach(client, functionName, { ids: teamIds, aboutOf: (teamId) => ({ teamId }) }, (done) =>
    say(`${done} of ${teamIds.length} teams replayed …`),
  );
}

function sayWhy(fault: unknown): never {
  if (!(fault instanceof ReplayFailed)) throw fault;
  throw new CannotOperate(
    `${fault.message}. Check the id and the stage; of any other fault the log of stream/replay tells.`,
  );
}
