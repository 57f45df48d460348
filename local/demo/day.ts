// A day that has begun, so that whoever opens the portal first finds clients: open, answered, unread, opted out and returned, of both brands.
// By the product's own API and the clients' phones, on the virtual clock; nobody in it is real.
import * as z from 'zod';
import { answerOf } from '../../client/src/answers.ts';
import type { Dibs } from '../../client/src/dibs.ts';
import { once } from '../../client/src/once.ts';
import type { Cloud } from '../cloud.ts';
import { signIn } from './sign-in.ts';
import { DAY_AGENTS, DEMO_TEAM, HARBOR_AGENTS, HARBOR_TEAM } from './team.ts';

/** How long before the present the day begins. */
export const dayMs = 150 * 60_000;
const minuteMs = 60_000;
/** As long as somebody may take until they look. */
const openMinutes = 24 * 60;

type Client = {
  teamId: string;
  side: 'buyer' | 'seller';
  city: string;
  name: string;
  /** Of the numbers kept for fiction, in an area code that no example uses: a client of the day who came back would be their agent’s (CL-14). */
  phone: string;
  priceRange: { min: number; max: number };
  notes: string;
};
/** What agent and client say in turn; the agent's first text claims. */
type Talk = { client: Client; agent: { agentId: string } | undefined; said: readonly string[] };

const casey: Client = {
  teamId: DEMO_TEAM.teamId,
  side: 'buyer',
  city: 'Spokane',
  name: 'Casey Example',
  phone: '+15095550171',
  priceRange: { min: 420_000, max: 520_000 },
  notes: 'Two children, wants a garden and a short way to school.',
};
const jordan: Client = {
  teamId: DEMO_TEAM.teamId,
  side: 'seller',
  city: 'Olympia',
  name: 'Jordan Sample',
  phone: '+15095550172',
  priceRange: { min: 600_000, max: 680_000 },
  notes: 'Moves for work in spring and wants to know what the house would bring.',
};
const riley: Client = {
  teamId: DEMO_TEAM.teamId,
  side: 'buyer',
  city: 'Yakima',
  name: 'Riley Specimen',
  phone: '+15095550173',
  priceRange: { min: 250_000, max: 310_000 },
  notes: 'First home. Has the bank’s letter already.',
};
const returned: Client = {
  teamId: DEMO_TEAM.teamId,
  side: 'seller',
  city: 'Forks',
  name: 'Sam Placeholder',
  phone: '+15095550174',
  priceRange: { min: 180_000, max: 220_000 },
  notes: 'A cabin, four hours from the office.',
};
const open: Client = {
  teamId: DEMO_TEAM.teamId,
  side: 'buyer',
  city: 'Bellingham',
  name: 'Morgan Example',
  phone: '+15095550175',
  priceRange: { min: 550_000, max: 700_000 },
  notes: 'Looks for a house with a workshop, near the water.',
};
const quinn: Client = {
  teamId: HARBOR_TEAM.teamId,
  side: 'seller',
  city: 'Everett',
  name: 'Quinn Sample',
  phone: '+15095550176',
  priceRange: { min: 480_000, max: 540_000 },
  notes: 'Inherited a condo and lives abroad.',
};
const openAtHarbor: Client = {
  teamId: HARBOR_TEAM.teamId,
  side: 'buyer',
  city: 'Bremerton',
  name: 'Avery Placeholder',
  phone: '+15095550177',
  priceRange: { min: 350_000, max: 450_000 },
  notes: 'Works nights: texts rather than calls.',
};

const [lead, second, third] = DAY_AGENTS;
const [, harborAgent] = HARBOR_AGENTS;

const texts = z.object({ texts: z.array(z.object({ from: z.string(), to: z.string() })) });

const talks: readonly Talk[] = [
  {
    client: casey,
    agent: second,
    said: [
      'Hello Casey, I know Spokane well: which part of town would suit your family?',
      'South Hill, near the park. We could look at houses on Saturday.',
      'Saturday works. I have three in mind, and send you the addresses today.',
    ],
  },
  {
    client: jordan,
    agent: lead,
    said: [
      'Hello Jordan, shall I come by to look at the house? Then I can name a price.',
      'Yes please, Thursday after five would be good.',
    ],
  },
  {
    client: riley,
    agent: third,
    said: ['Hello Riley, congratulations on the letter. What matters most to you in a first home?', 'STOP'],
  },
  {
    client: quinn,
    agent: harborAgent,
    said: [
      'Hello Quinn, I can look after the condo while you are away. Is it rented out?',
      'It is empty since May. When could you see it?',
    ],
  },
];

/** The clock must stand `dayMs` before the present when it begins; it stands there when it ends. */
export async function playDay({ url, clock }: Pick<Cloud, 'url' | 'clock'>): Promise<void> {
  const source = await signIn(url, { client: 'source' });
  const as = (agent: { agentId: string } | undefined) => signIn(url, { agentId: agent?.agentId ?? '' });
  // All at once, for whoever starts Dibs waits for it.
  const [cabin, ...begun] = await Promise.all([
    refer(source, returned),
    ...talks.map(async (talk) => ({
      ...talk,
      agent: await as(talk.agent),
      referralId: await refer(source, talk.client),
    })),
  ]);
  await clock.advance(5 * minuteMs);
  const path = { referralId: cabin };
  const leading = await as(lead);
  await answerOf(leading.POST('/referrals/{referralId}/decline', { params: { path } }));
  for (let turn = 0; turn < 3; turn += 1) {
    await Promise.all(
      begun.map(async ({ agent, client, referralId, said }) => {
        const words = said[turn];
        if (words === undefined) return;
        const key = keyOf(client, turn);
        if (turn % 2 === 0) await send(agent, referralId, words, key);
        else await reply(url, client.phone, words, key);
      }),
    );
    await clock.advance(7 * minuteMs);
  }
  await clock.advance(Math.max(0, Date.now() - clock.now()));
  // Tokens of before the jump may have expired.
  const today = await signIn(url, { client: 'source' });
  await Promise.all([open, openAtHarbor].map((client) => refer(today, client, openMinutes)));
  await clock.advance(0);
}

/** What broke off is played again, and happens once. */
const keyOf = ({ phone }: Client, turn = 0) => `demo-day-${phone}-${turn}`;

async function refer(source: Dibs, client: Client, offerMinutes = 60): Promise<string> {
  const { teamId, side, city, name, phone, priceRange, notes } = client;
  // So that plans and bulk texts have somebody to go to.
  const covers: ('conversation' | 'automated')[] = ['conversation', 'automated'];
  const textConsent = {
    at: '2026-01-01T00:00:00Z',
    source: 'web form',
    words: 'I agree to texts from a real-estate agent, automated ones included.',
    covers,
  };
  const area = { city, state: 'WA' } as const;
  const body = { teamId, side, area, priceRange, notes, client: { name, phone, textConsent }, offerMinutes };
  const made = await once((header) => answerOf(source.POST('/referrals', { params: { header }, body })), {
    key: keyOf(client),
  });
  return made.referralId;
}

async function send(agent: Dibs, referralId: string, body: string, key: string): Promise<void> {
  const path = { referralId };
  await once(
    (header) =>
      answerOf(agent.POST('/referrals/{referralId}/messages', { params: { path, header }, body: { body } })),
    { key },
  );
}

/** From the client's phone, to the number that texted it last. */
async function reply(url: string, phone: string, body: string, id: string): Promise<void> {
  const handset = `${url}/_local/phones/${phone}`;
  const received = texts.parse(await (await fetch(handset)).json()).texts;
  const from = received.findLast(({ to }) => to === phone)?.from;
  await fetch(`${handset}/texts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: from, body, id }),
  });
}
