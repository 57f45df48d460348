// Chapter: a client who agreed to texts. Two agents text in the same moment, one has the client; the client answers, then says STOP.
import { textFrom } from '../world/texting.ts';
import { offerClient, sendText } from './acting.ts';
import { clientTexted, countTold, referralIn, repliesAfter, textsAfter } from './reading.ts';
import type { Chapter, Stage } from './step.ts';

const CITY = 'Seattle';
const FIRST_TEXT = 'Hello, shall we talk about the garden?';
const RACERS = ['agt_02', 'agt_03'];
const UNSUBSCRIBED = 'You have successfully been unsubscribed.';

type World = Stage['world'];

function read(world: World) {
  const referral = referralIn(CITY, world);
  const client = referral?.claim && clientTexted(FIRST_TEXT, referral.offeredAt, world);
  const firstText = client && referral && textsAfter(referral.offeredAt, client, FIRST_TEXT)[0];
  const replies = client && firstText ? repliesAfter(firstText.at, client) : [];
  return { referral, client, firstText, replies, told: countTold(referral, world) };
}

async function reply(stage: Stage, body: string): Promise<undefined> {
  const { client, firstText } = read(stage.world);
  if (client === undefined || firstText === undefined) throw new Error('The client has not been texted yet.');
  await textFrom(client.phone, { to: firstText.from, body }, stage);
}

export const textRace: Chapter = {
  id: 'text-race',
  title: 'A race by text',
  steps: [
    {
      title: 'A new client, who agreed to texts',
      look: 'Ten agents are told by email; those who said YES to text alerts, by text too.',
      act: {
        label: 'Create the client',
        play: async (stage) => {
          const notes = 'Wants a garden.';
          await offerClient(stage, { city: CITY, side: 'buyer', agreesToTexts: true, notes });
          return undefined;
        },
      },
      isDone: (world) => {
        const { referral, told } = read(world);
        return referral !== undefined && told.offered >= referral.offeredTo.length;
      },
    },
    {
      title: 'Two agents text at the same moment',
      look: 'The first text is part of the write that claims. Exactly one agent gets the client.',
      act: {
        label: 'Let two agents race',
        play: async (stage) => {
          const { referral } = read(stage.world);
          if (referral === undefined) throw new Error('There is no client to race for yet.');
          const { referralId } = referral;
          const ends = RACERS.map((agentId) => sendText(stage, agentId, referralId, FIRST_TEXT));
          return (await Promise.all(ends)).join(' ');
        },
      },
      isDone: (world) => read(world).referral?.claim !== undefined,
    },
    {
      title: 'The client has one text; the other agents are told who got the client',
      look: 'It names the agent and the brand, and comes from a number that this conversation keeps.',
      isDone: (world) => {
        const { referral, firstText, told } = read(world);
        return firstText !== undefined && told.gone >= (referral?.offeredTo.length ?? 1) - 1;
      },
    },
    {
      title: 'The client replies',
      look: 'The reply lands in the conversation; its agent is told, and sees the phone from now on.',
      act: { label: 'Reply as the client', play: (stage) => reply(stage, 'Yes. Saturday at ten?') },
      isDone: (world) => read(world).replies.length > 0,
    },
    {
      title: 'The client says STOP',
      act: { label: 'Send STOP as the client', play: (stage) => reply(stage, 'STOP') },
      isDone: (world) => read(world).replies.some(({ body }) => body.trim().toUpperCase() === 'STOP'),
    },
    {
      title: 'One confirmation arrives, and nothing after it',
      look: 'In the portal the agent sees that the client opted out. Nobody can text this client anymore.',
      isDone: (world) => {
        const { client, firstText } = read(world);
        return client !== undefined && textsAfter(firstText?.at ?? '', client, UNSUBSCRIBED).length > 0;
      },
    },
  ],
};
