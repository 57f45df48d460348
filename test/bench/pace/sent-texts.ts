// Counts what the functions that send texts did in a cloud, with the requests that Lambda makes of their queue for them.
import * as z from 'zod';
import type { OnInvoked } from '../../../local/functions/deployed-functions.ts';
import type { Stage } from '../../stories/support/stage.ts';

export type SendingCounts = {
  carrierCalls: number;
  /** One that sends each text, one that receives a batch, one that deletes what is done of it, and one for each text that is to come back. */
  queueRequests: number;
  /** Texts in batches, however often each. */
  handOuts: number;
  tableRequests: number;
  readUnits: number;
  writeUnits: number;
};

const sender = 'delivery/send-texts';
const batch = z.object({ Records: z.array(z.unknown()) });
const answered = z.object({ batchItemFailures: z.array(z.unknown()) });

/** `onInvoked` for the cloud; `counts` of all since `reset`, when `sent` texts were put into the queue. */
export function sendingCounter() {
  let handOuts = 0;
  let batches = 0;
  let deletions = 0;

  const onInvoked: OnInvoked = (name, event, invocation) => {
    if (name !== sender) return;
    const { length } = batch.parse(event).Records;
    batches += 1;
    handOuts += length;
    if (!invocation.ok) return;
    if (answered.parse(invocation.payload).batchItemFailures.length < length) deletions += 1;
  };

  function counts({ cloud }: Stage, sent: number): SendingCounts {
    const { calls, capacity } = cloud.meter.read();
    const { ref } = theSender(cloud.template);
    const made = calls[ref] ?? {};
    const { readUnits, writeUnits } = capacity[ref] ?? { readUnits: 0, writeUnits: 0 };
    const tableRequests = Object.entries(made)
      .filter(([action]) => action.startsWith('dynamodb:'))
      .reduce((sum, [, count]) => sum + count, 0);
    return {
      carrierCalls: made['sms-voice:SendTextMessage'] ?? 0,
      queueRequests: sent + batches + deletions + (made['sqs:ChangeMessageVisibility'] ?? 0),
      handOuts,
      tableRequests,
      readUnits,
      writeUnits,
    };
  }

  function reset({ cloud }: Stage): void {
    cloud.meter.reset();
    handOuts = 0;
    batches = 0;
    deletions = 0;
  }

  return { onInvoked, counts, reset };
}

function theSender(template: Stage['cloud']['template']) {
  const found = template
    .ofType('AWS::Lambda::Function')
    .find(({ properties }) => properties.Description === sender);
  if (found === undefined) throw new Error(`There is no function ${sender}.`);
  return found;
}
