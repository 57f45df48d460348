// What became of a text to a client, as the bus hears it (TX-10): it was delivered, or it failed or was never sent. Of one that its carrier never
// told of it hears nothing.
import type { BusEvent } from '../claiming/bus/bus-events.ts';
import type { MessagePurpose, OutboxState } from './outbox/outbox-message.ts';

export function textEvent(
  { referralId, messageId, sender, agentId = sender.agentId, automated }: MessagePurpose,
  state: OutboxState,
  eventId: string,
): BusEvent | undefined {
  const { status } = state;
  if (status !== 'delivered' && status !== 'failed' && status !== 'refused') return undefined;
  const { teamId } = sender;
  const detail = {
    ...{ eventId, referralId, teamId, at: state.settledAt, agentId, messageId },
    ...(automated && { automated: automated.kind }),
  };
  if (status === 'delivered') return { type: 'TextDelivered', detail };
  return { type: 'TextFailed', detail: { ...detail, reason: state.reason } };
}
