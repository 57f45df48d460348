// point-numbers: texts to the stage’s numbers go to its topic, and AWS leaves STOP and HELP to Dibs.
import { PinpointSMSVoiceV2Client, UpdatePhoneNumberCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';
import { numbersOf } from '../../../lib/config/owned-numbers.ts';
import { CannotOperate } from '../cannot-operate.ts';
import { inboundTopicOf } from '../checks/texts.ts';
import { verb } from '../verb.ts';

export const pointNumbers = verb({
  name: 'point-numbers',
  summary: 'Points the numbers that receive texts at the stage',
  details: [
    'Two-way texts to the stage’s topic, and self-managed opt-outs, for each number in config/<stage>.json that texts.',
    'Once after the first deploy, and for each number that is added. Until then no STOP arrives.',
  ],
  given: z.object({}),
  async run(_, { target, stage, agree, say }) {
    const topic = inboundTopicOf(await stage());
    if (topic === undefined)
      throw new CannotOperate(`The stage ${target.stage} has no topic for texts yet: deploy it first.`);
    const numbers = numbersOf(target.config(), topic).filter(({ inboundTopicArn }) => inboundTopicArn);
    await agree(
      numbers.map(({ e164 }) => `have texts to ${e164} published to the stage, and opt-outs left to it`),
    );
    const client = new PinpointSMSVoiceV2Client(target.client);
    for (const { arn, e164 } of numbers) {
      await client.send(
        new UpdatePhoneNumberCommand({
          PhoneNumberId: arn,
          TwoWayEnabled: true,
          TwoWayChannelArn: topic,
          SelfManagedOptOutsEnabled: true,
        }),
      );
      say(`${e164} is pointed at the stage.`);
    }
    client.destroy();
  },
});
