// Chapter: a client who holds the line. All warm-transfer agents ring at once; the first to answer has the client.
import { isRinging } from '../world/handsets.ts';
import { moveClock, offerClient } from './acting.ts';
import { countTold, emailsAfter, handsetOf, referralIn } from './reading.ts';
import type { Chapter, Stage } from './step.ts';

const CITY = 'Spokane';
const AGENT = 'agt_02';

type World = Stage['world'];

/** The calls about this client: those since the offer. */
function callsOf(agentId: string, world: World) {
  const { offeredAt } = referralIn(CITY, world) ?? {};
  return handsetOf(agentId, world).calls.filter(({ at }) => offeredAt !== undefined && at >= offeredAt);
}

async function answer({ ask, world }: Stage): Promise<undefined> {
  const call = callsOf(AGENT, world).find(isRinging);
  if (call === undefined)
    throw new Error('The phone is not ringing: it stopped after 20 seconds, or has not started yet.');
  await ask(`/_local/phones/${call.to}/calls/${call.id}`, { body: { act: 'answer' } });
}

export const warmTransfer: Chapter = {
  id: 'warm-transfer',
  title: 'A warm transfer',
  steps: [
    {
      title: 'A client is on the line',
      act: {
        label: 'Create the client',
        play: async (stage) => {
          const client = { city: CITY, side: 'seller', kind: 'warm-transfer', agreesToTexts: false } as const;
          await offerClient(stage, client);
          return undefined;
        },
      },
      isDone: (world) => referralIn(CITY, world) !== undefined,
    },
    {
      title: 'Three phones ring at once',
      look: 'Answer any of them within 20 seconds, here or on its handset.',
      isDone: (world) => {
        const { offeredTo = [] } = referralIn(CITY, world) ?? {};
        return offeredTo.length > 0 && offeredTo.every((agentId) => callsOf(agentId, world).length > 0);
      },
    },
    {
      title: 'The first to answer gets the client',
      act: { label: "Answer Agent Two's phone", play: answer },
      isDone: (world) => referralIn(CITY, world)?.claim?.by === 'call',
    },
    {
      title: 'The others are told; the winner gets the details when the call ends',
      act: { label: 'Let 30 seconds pass', play: (stage) => moveClock(stage, 'PT30S') },
      isDone: (world) => {
        const referral = referralIn(CITY, world);
        if (referral === undefined) return false;
        const details = emailsAfter(referral.claim?.at, world, new RegExp(`^Your .* in ${CITY},`));
        return details.length > 0 && countTold(referral, world).gone >= referral.offeredTo.length - 1;
      },
    },
  ],
};
