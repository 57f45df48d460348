// A phone whose carrier takes a moment to accept a text, as real ones do: the receipt never overtakes the sender's own write, so that counts do not
// vary by which of the two came first.
import { aPhone } from '../../stories/support/builders.ts';
import { behave } from '../../stories/support/conversations.ts';
import type { Stage } from '../../stories/support/stage.ts';

export async function aSlowPhone(stage: Stage): Promise<string> {
  const phone = aPhone();
  await behave(stage, phone, { acceptedAfterSeconds: 1, receiptDelaySeconds: 2 });
  return phone;
}
