// Chapter: a function dies right after the carrier took a text. Nobody knows, until the receipt tells; the client has one text.
import { moveClock, offerClient, sendText } from './acting.ts';
import { clientTexted, referralIn, textsAfter } from './reading.ts';
import type { Chapter, Stage } from './step.ts';

const CITY = 'Olympia';
const AGENT = 'agt_07';
const FIRST_TEXT = 'Hello, shall we look at the lake together?';
const FAULT = { service: 'sms-voice', action: 'SendTextMessage', kind: 'crash', count: 1 };
const TEN_MINUTES_MS = 600_000;

type World = Stage['world'];

function read(world: World) {
  const referral = referralIn(CITY, world);
  const client = referral && clientTexted(FIRST_TEXT, referral.offeredAt, world);
  return { referral, texts: client && referral ? textsAfter(referral.offeredAt, client, FIRST_TEXT) : [] };
}

export const crash: Chapter = {
  id: 'crash',
  title: 'When things break',
  steps: [
    {
      title: 'A client who agreed to texts',
      act: {
        label: 'Create the client',
        play: async (stage) => {
          await offerClient(stage, { city: CITY, side: 'buyer', agreesToTexts: true });
          return undefined;
        },
      },
      isDone: (world) => read(world).referral !== undefined,
    },
    {
      title: 'Agent Seven texts; the function that sends the text dies',
      look: 'The carrier took the text, but nothing recorded that. The queue tries again; the outbox waits for the receipt.',
      act: {
        label: 'Inject the fault and send the text',
        play: async (stage) => {
          const { referral } = read(stage.world);
          if (referral === undefined) throw new Error('There is no client to text yet.');
          await stage.ask('/_local/faults', { body: FAULT });
          return sendText(stage, AGENT, referral.referralId, FIRST_TEXT);
        },
      },
      isDone: (world) => read(world).texts.length > 0,
    },
    {
      title: 'Ten minutes later the client still has one text',
      look: 'A text that may have left is not sent again. The conversation shows it as delivered.',
      act: { label: 'Let 10 minutes pass', play: (stage) => moveClock(stage, 'PT10M') },
      isDone: (world) => {
        const [first, second] = read(world).texts;
        if (first === undefined || second !== undefined) return false;
        return Date.parse(world.now) >= Date.parse(first.at) + TEN_MINUTES_MS;
      },
    },
  ],
};
