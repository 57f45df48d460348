// Chapter: a client who did not agree to texts. An agent asks to be called, misses both calls, and wins by the PIN.
import * as z from 'zod';
import { askAs, moveClock, offerClient } from './acting.ts';
import { executionNamed, hasEntered, phoneOf, referralIn } from './reading.ts';
import type { Chapter, Stage } from './step.ts';

const CITY = 'Tacoma';
const AGENT = 'agt_04';

const myCall = z.object({ pin: z.string(), dial: z.string() });
const dialed = z.object({ said: z.array(z.string()), connectedTo: z.string().optional() });

type World = Stage['world'];

function read(world: World) {
  const referral = referralIn(CITY, world);
  const call = referral && executionNamed(`${referral.referralId}-${AGENT}`, world);
  return { referral, call };
}

async function callMe(stage: Stage): Promise<undefined> {
  const { referral } = read(stage.world);
  if (referral === undefined) throw new Error('There is no client to call about yet.');
  await askAs({ agentId: AGENT }, stage, `/referrals/${referral.referralId}/calls`, { method: 'POST' });
}

async function dialPin(stage: Stage): Promise<string> {
  const { referral } = read(stage.world);
  if (referral === undefined) throw new Error('There is no client to dial in for yet.');
  const answer = await askAs({ agentId: AGENT }, stage, `/referrals/${referral.referralId}/calls/mine`);
  const { pin, dial } = myCall.parse(answer);
  const path = `/_local/phones/${phoneOf(AGENT, stage.world)}/dial`;
  const { said, connectedTo } = dialed.parse(await stage.ask(path, { body: { to: dial, digits: pin } }));
  return `The line said: ${said.join(' ')}${connectedTo === undefined ? '' : ` Connected to ${connectedTo}.`}`;
}

export const phoneClaim: Chapter = {
  id: 'phone-claim',
  title: 'A claim by phone',
  steps: [
    {
      title: 'A new client, who did not agree to texts',
      look: 'Nobody may text this client: the claim goes by call or PIN.',
      act: {
        label: 'Create the client',
        play: async (stage) => {
          await offerClient(stage, { city: CITY, side: 'seller', agreesToTexts: false });
          return undefined;
        },
      },
      isDone: (world) => read(world).referral !== undefined,
    },
    {
      title: 'Agent Four asks to be called',
      look: 'The phone rings for 20 seconds. Answering it would claim the client.',
      act: { label: 'Call me to claim', play: callMe },
      isDone: (world) => hasEntered(read(world).call, 'Dial'),
    },
    {
      title: 'Nobody answers for 20 seconds',
      act: { label: 'Let 20 seconds pass', play: (stage) => moveClock(stage, 'PT20S') },
      isDone: (world) => hasEntered(read(world).call, 'Await call again'),
    },
    {
      title: 'The agent asks once more',
      act: { label: 'Call me again', play: callMe },
      isDone: (world) => hasEntered(read(world).call, 'Dial again'),
    },
    {
      title: 'Missed again: a number and a PIN instead of a third call',
      act: { label: 'Let 20 seconds pass', play: (stage) => moveClock(stage, 'PT20S') },
      isDone: (world) => hasEntered(read(world).call, 'Issue PIN'),
    },
    {
      title: 'The agent dials in and enters the PIN',
      look: 'The line claims as an answered call would, and connects the agent with the client.',
      act: { label: 'Dial the PIN', play: dialPin },
      isDone: (world) => read(world).referral?.claim?.by === 'pin',
    },
  ],
};
