// point-numbers: texts to the stage’s numbers go to its topic, and AWS leaves STOP and HELP to Dibs.
import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  UpdatePhoneNumberCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import * as z from 'zod';
import { numbersOf } from '../../../lib/config/owned-numbers.ts';
import { CannotOperate } from '../cannot-operate.ts';
import { inboundTopicOf, ownedNumbers, pointing } from '../checks/texts.ts';
import { verb } from '../verb.ts';

export const pointNumbers = verb({
  name: 'point-numbers',
  summary: 'Points the numbers that receive texts at the stage',
  details: [
    'Two-way texts to the stage’s topic, and self-managed opt-outs, for each number in config/<stage>.json that texts.',
    'Once after the first deploy, and for each number that is added. Until then no STOP arrives.',
    'A number that AWS has not activated yet is named, and the others are pointed: run it again later.',
  ],
  given: z.object({}),
  async run(_, { target, stage, agree, say }) {
    const topic = inboundTopicOf(await stage());
    if (topic === undefined)
      throw new CannotOperate(`The stage ${target.stage} has no topic for texts yet: deploy it first.`);
    const all = numbersOf(target.config(), topic).filter(({ inboundTopicArn }) => inboundTopicArn);
    const client = new PinpointSMSVoiceV2Client(target.client);
    const refused: string[] = [];
    try {
      const owned = await ownedNumbers(client);
      const missing = all.filter(({ arn }) => !owned.has(arn));
      if (missing.length > 0)
        throw new CannotOperate(
          `The account has no ${missing.map(({ arn }) => arn).join(', ')}: correct config/${target.stage}.json, or request the number. Nothing was done.`,
        );
      const numbers = all.filter(({ arn }) => !pointing(owned.get(arn), topic).isComplete);
      if (numbers.length === 0) return say('All numbers are pointed at the stage: nothing was done.');
      await agree(
        numbers.map(({ e164 }) => `have texts to ${e164} published to the stage, and opt-outs left to it`),
      );
      for (const { arn, e164 } of numbers) {
        const isPointed = await point(client, arn, topic);
        if (isPointed) say(`${e164} is pointed at the stage.`);
        else refused.push(e164);
      }
    } finally {
      client.destroy();
    }
    if (refused.length > 0)
      throw new CannotOperate(
        `AWS takes no settings yet of ${refused.join(', ')}: npm run operate -- check says why. Run this again then.`,
      );
  },
});

/** False when the number isn't active yet: a registration can take weeks. */
async function point(client: PinpointSMSVoiceV2Client, arn: string, topic: string): Promise<boolean> {
  const update = new UpdatePhoneNumberCommand({
    PhoneNumberId: arn,
    TwoWayEnabled: true,
    TwoWayChannelArn: topic,
    SelfManagedOptOutsEnabled: true,
  });
  try {
    await client.send(update);
    return true;
  } catch (fault) {
    if (fault instanceof ConflictException) return false;
    throw fault;
  }
}
