// replay: all that follows from the items of a referral or a phone, once more.
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { phone } from '../given.ts';
import { replayAll } from '../replaying.ts';
import { verb } from '../verb.ts';

export const replay = verb({
  name: 'replay',
  summary: 'Does once more what follows from a referral or from a phone’s consent',
  details: [
    'For what an outage or a faulty deploy left undone: workflows, events, notifications, texts that a queue lost.',
    'What was done is not done twice: every consequence has an id of its own.',
  ],
  options: {
    referral: { value: 'ID', does: 'the referral, ref_…' },
    phone: { value: 'E164', does: 'the phone, +12065550112' },
  },
  given: z
    .object({
      referral: z.string().min(1).optional(),
      phone: phone.optional(),
    })
    .refine(
      ({ referral, phone }) => (referral === undefined) !== (phone === undefined),
      'give either --referral or --phone',
    ),
  async run({ referral, phone }, operator) {
    const functionName = (await operator.stage()).output('StreamReplayName');
    await operator.agree([
      referral === undefined
        ? 'replay the consent of the phone: the text that asks, the answer to its last word'
        : `replay the referral ${referral}: its workflow, events, notifications and texts`,
    ]);
    const client = new LambdaClient(operator.target.client);
    try {
      const about = referral === undefined ? { phone: phone ?? '' } : { referralId: referral };
      const replayed = await replayAll(client, functionName, about, operator.say);
      operator.say(`Replayed ${replayed === 1 ? '1 item' : `${replayed} items`}.`);
    } finally {
      client.destroy();
    }
  },
});
