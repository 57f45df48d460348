// The function `stream/replay`, asked until it has replayed all of a referral or of a phone’s consent.
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { CannotOperate } from './cannot-operate.ts';

const answer = z.object({ replayed: z.int(), next: z.string().nullish() });
const failure = z.object({ errorMessage: z.string() });

/** Answers how many items were replayed. */
export async function replayAll(
  client: LambdaClient,
  functionName: string,
  about: { referralId: string } | { phone: string | undefined },
  say: (line: string) => void,
): Promise<number> {
  let replayed = 0;
  let next: string | null | undefined;
  do {
    const page = await invoke(client, functionName, { ...about, ...(next && { next }) });
    replayed += page.replayed;
    next = page.next;
    if (next) say(`${replayed} items so far …`);
  } while (next);
  return replayed;
}

async function invoke(client: LambdaClient, FunctionName: string, event: object) {
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  const said: unknown = JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
  if (FunctionError === undefined) return answer.parse(said);
  const { errorMessage } = failure.parse(said);
  throw new CannotOperate(
    `${errorMessage}. Check the id and the stage; of any other fault the log of stream/replay tells.`,
  );
}
