// The function `stream/replay`, asked for one page after another of a referral or of a phone’s consent, or for a team.
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';

export type Replayed = { referralId: string } | { phone: string } | { teamId: string };

const answer = z.object({ replayed: z.int(), next: z.string().nullish() });
const failure = z.object({ errorMessage: z.string() });

/** The function failed; its log tells why. */
export class ReplayFailed extends Error {
  override readonly name = 'ReplayFailed';
}

/** Answers how many items were replayed, and from where to go on. */
export async function replayPage(
  client: LambdaClient,
  FunctionName: string,
  about: Replayed,
  from: string | undefined,
): Promise<{ replayed: number; next: string | undefined }> {
  const event = { ...about, ...(from !== undefined && { next: from }) };
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  const said: unknown = JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
  if (FunctionError !== undefined) throw new ReplayFailed(failure.parse(said).errorMessage);
  const { replayed, next } = answer.parse(said);
  return { replayed, next: next ?? undefined };
}
