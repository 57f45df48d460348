// A client of a history writes, to the number that their conversation has.
import { receiveText } from '../../../../lambdas/texting/receive-text.ts';
import { receiveTextDeps } from '../../../texting/support/inbound-texts.ts';
import { clientAt, type Stage } from './acts.ts';
import type { Act } from './history.ts';

export async function hear(
  { who, body }: Extract<Act, { kind: 'write' }>,
  { runtime, events, carrier, watch, clients }: Stage,
): Promise<void> {
  const { race, place } = clientAt(who, clients);
  const { referralId } = race;
  const { phone } = place;
  const leases = await runtime.sound.queryAll({ pk: `CLIENT#${phone}`, skPrefix: 'LEASE#' });
  const lease = leases.find((each) => each.referralId === referralId && each.endedAt === undefined);
  if (lease === undefined) return;
  if (body === 'STOP' && events.consentOf(phone)?.isOn === true) watch.optedOut(phone);
  events.wrote(referralId, phone, body, runtime.now());
  if (body === 'Sounds good') carrier.answered(referralId, phone);
  const text = {
    from: phone,
    to: String(lease.number),
    body,
    carrierId: runtime.newId('in'),
    at: runtime.clock().toISOString(),
  };
  await runtime.again(() => receiveText(text, receiveTextDeps(runtime.table, runtime.clock)));
}
