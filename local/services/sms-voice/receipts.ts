// What the carrier tells of a text on its way: one event per step, by the phone's behaviour, to the set's topics.
import { SegmentedMessage } from 'sms-segments-calculator';
import type { Behaviour } from '../handsets/behaviour.ts';
import type { PendingEvent } from '../pending-events.ts';

/** Published list price of one part in the US, without carrier fees. */
const PRICE_PER_PART = 0.00581;

const FINAL: Readonly<Record<Behaviour['delivery'], string>> = {
  delivered: 'DELIVERED',
  'carrier-blocked': 'CARRIER_BLOCKED',
  unreachable: 'UNREACHABLE',
  invalid: 'INVALID',
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  QUEUED: 'Message is queued for delivery',
  PENDING: 'Message is being sent',
  SUCCESSFUL: 'Message has been accepted by phone carrier',
  DELIVERED: 'Message has been delivered to the handset',
  CARRIER_BLOCKED: 'Phone carrier has blocked this message',
  UNREACHABLE: 'The destination phone number is unreachable',
  INVALID: 'The destination phone number is invalid or not a mobile',
};

export type SentText = {
  messageId: string;
  from: string;
  to: string;
  body: string;
  messageType: string;
  context: Readonly<Record<string, string>>;
  sentAtMs: number;
};

/** The events of one text, each at its time. */
export function receiptsOf(
  text: SentText,
  setArn: string,
  { delivery, receipts, acceptedAfterSeconds, receiptDelaySeconds }: Behaviour,
): PendingEvent[] {
  if (receipts === 'lost') return [];
  const acceptedAtMs = text.sentAtMs + acceptedAfterSeconds * 1000;
  const finalAtMs = Math.max(acceptedAtMs, text.sentAtMs + receiptDelaySeconds * 1000);
  // A carrier that blocks a text, or has no such phone, never accepted it.
  const onTheWay =
    delivery === 'carrier-blocked' || delivery === 'invalid'
      ? ['QUEUED', 'PENDING']
      : ['QUEUED', 'PENDING', 'SUCCESSFUL'];
  const steps = [
    ...onTheWay.map((status) => ({
      status,
      happenedAtMs: status === 'SUCCESSFUL' ? acceptedAtMs : text.sentAtMs,
    })),
    { status: FINAL[delivery], happenedAtMs: finalAtMs },
  ];
  const size = sizeOf(text.body);
  const inOrder = receipts === 'reordered' ? steps.toReversed() : steps;
  return inOrder.flatMap(({ status, happenedAtMs }) => {
    const receipt = {
      atMs: receipts === 'reordered' ? finalAtMs : happenedAtMs,
      setArn,
      type: `TEXT_${status}`,
      event: JSON.stringify(textEvent(text, size, status, happenedAtMs, status === FINAL[delivery])),
    };
    return receipts === 'duplicated' ? [receipt, { ...receipt }] : [receipt];
  });
}

/** Once for a text: the library takes longer over it than all else about its receipts. */
function sizeOf(body: string) {
  const { encodingName, segmentsCount } = new SegmentedMessage(body);
  return {
    messageEncoding: encodingName === 'GSM-7' ? 'GSM' : 'Unicode',
    totalMessageParts: segmentsCount,
    totalMessagePrice: Number((segmentsCount * PRICE_PER_PART).toFixed(5)),
  };
}

function textEvent(
  text: SentText,
  size: ReturnType<typeof sizeOf>,
  status: string,
  atMs: number,
  isFinal: boolean,
) {
  return {
    eventType: `TEXT_${status}`,
    eventVersion: '1.0',
    eventTimestamp: atMs,
    isFinal,
    originationPhoneNumber: text.from,
    destinationPhoneNumber: text.to,
    messageId: text.messageId,
    messageRequestTimestamp: text.sentAtMs,
    messageType: text.messageType,
    messageStatus: status,
    messageStatusDescription: DESCRIPTIONS[status] ?? status,
    context: text.context,
    ...size,
    totalCarrierFee: 0,
  };
}
