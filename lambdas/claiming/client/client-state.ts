// CT-1, CT-2: the state of a client, from what was set by hand and from what has happened.
import { type Referral, wonAt } from '../referral.ts';
import type { ClientStage, ClientState } from './stage.ts';

type Read = Pick<Referral, 'race' | 'talk'>;

/** What was set in the round that it is in. */
export function clientStateOf({ race, talk }: Read): ClientState | undefined {
  return talk?.client?.round === race.round ? talk?.client : undefined;
}

/** CT-2: when owner and client last wrote to each other, or talked in the call that claimed. A machine's answer is no word (TX-15). */
export function lastContactAt({ race, talk }: Read): string | undefined {
  const since = race.offeredAgain?.at ?? '';
  const words = [talk?.lastSentAt, talk?.lastReplyAt].filter((at) => at !== undefined && at >= since);
  return [wonAt(race), ...words]
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1);
}

/**
 * CT-1: the first contact after it was set to `new`, or at all, makes it `contacted`. Derived, so that no write of its own can come late
 * or be lost.
 */
export function stageOf(read: Read): ClientStage {
  const { stage = 'new', stageAt = '' } = clientStateOf(read) ?? {};
  const last = lastContactAt(read);
  return stage === 'new' && last !== undefined && last > stageAt ? 'contacted' : stage;
}

export function tagsOf(read: Read): readonly string[] {
  return clientStateOf(read)?.tags ?? [];
}
