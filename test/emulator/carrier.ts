// The local cloud's End User Messaging beside the emulator: it takes the functions' calls, and publishes to the emulator's topics.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { startEndpoint } from '../../local/aws/endpoint.ts';
import { createFaults } from '../../local/aws/faults.ts';
import { loadIam } from '../../local/aws/iam/roles.ts';
import { createMeter } from '../../local/aws/meter.ts';
import { createHandsets, type Text } from '../../local/services/handsets/handsets.ts';
import { createPhoneLines } from '../../local/services/handsets/phone-lines.ts';
import { deployedNumbers } from '../../local/services/sms-voice/deployed-numbers.ts';
import { createSmsVoice } from '../../local/services/sms-voice/sms-voice.ts';
import type { DeployedTemplate } from '../../local/template/resources.ts';
import { createActivity } from '../../local/time/activity.ts';
import { createClock } from '../../local/time/virtual-clock.ts';
import type { Emulator } from './emulator.ts';
import type { PhysicalIds } from './physical-ids.ts';

export type Carrier = {
  readonly origin: string;
  /** From here on it publishes, to the topics that were deployed. */
  connect(emulator: Emulator, ids: PhysicalIds): void;
  /** What reached a handset, oldest first. */
  textsTo(phone: string): readonly Text[];
  /**
   * A handset texts one of our numbers, in a second that began after all that it answers: the emulator's SNS writes its
   * times without their milliseconds, by a clock that is a few of them behind, and a YES from before the question counts
   * for nothing.
   */
  text(message: { from: string; to: string; body: string }): Promise<void>;
  /** The number of the call that rings at the phone. */
  ringingAt(phone: string): string | undefined;
  answer(phone: string): void;
  /** What it could not do: nothing, if all is well. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

/** More than the kernel's coarse clock, by which the emulator tells the second, is behind: a tick, 10 ms at most. */
const coarseClockMs = 50;

export async function openCarrier(template: DeployedTemplate): Promise<Carrier> {
  const endpoint = await startEndpoint();
  const activity = createActivity();
  const complaints: string[] = [];
  const complain = (problem: string) => complaints.push(problem);
  const onFault = (fault: unknown) => complain(String(fault));
  const clock = createClock({ mode: 'running', startAtMs: Date.now(), activity, onFault });
  const handsets = createHandsets();
  const phoneLines = createPhoneLines({ clock, handsets });
  let topics: { client: SNSClient; ids: PhysicalIds } | undefined;

  function publish(localTopicArn: string, Message: string): string {
    if (topics === undefined) throw new Error('The carrier published before the stage was deployed.');
    const { client, ids } = topics;
    const TopicArn = ids.of(template.byArn(localTopicArn));
    activity.track(client.send(new PublishCommand({ TopicArn, Message }))).catch(onFault);
    // The simulated service makes no use of the message's id.
    return '';
  }

  const smsVoice = createSmsVoice({
    template,
    clock,
    handsets,
    phoneLines,
    numbers: deployedNumbers(template),
    sns: { publish, hasTopic: () => true },
    newId: randomUUID,
    complain,
  });
  endpoint.serve({
    services: [smsVoice.service],
    // The emulator gives each function credentials of its own making: whose they are is not known here.
    callers: {
      issue: () => ({ accessKeyId: '', secretAccessKey: '' }),
      byAccessKey: () => ({ kind: 'service', name: 'a function of the emulator' }),
    },
    iam: loadIam(template),
    faults: createFaults(),
    meter: createMeter(),
    crash: () => {},
    complain,
    commit: () => {},
  });

  const ringing = (phone: string) => phoneLines.callsOf(phone).find(({ state }) => state === 'ringing');
  return {
    origin: endpoint.origin,
    connect: ({ client }, ids) => {
      topics = { client: new SNSClient(client), ids };
    },
    textsTo: (phone) => handsets.textsOf(phone).filter(({ direction }) => direction === 'outbound'),
    text: async (message) => {
      await pause(1000 - (Date.now() % 1000) + coarseClockMs);
      const result = smsVoice.receive({ ...message, id: randomUUID() });
      if (result !== 'published')
        throw new Error(`The text from ${message.from} was not published: ${result}.`);
    },
    ringingAt: (phone) => ringing(phone)?.from,
    answer: (phone) => {
      const call = ringing(phone);
      if (call === undefined) throw new Error(`Nothing rings at ${phone}.`);
      phoneLines.act(phone, call.id, { act: 'answer', digits: '' });
    },
    complaints,
    close: async () => {
      clock.close();
      topics?.client.destroy();
      await endpoint.close();
    },
  };
}
