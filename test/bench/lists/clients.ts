// The list of clients of an agent who has 5,000: each search and filter, rare and common, beside the plain page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { clientListStore } from '../../../lambdas/clients/list/client-list-store.ts';
import {
  type ClientsQuery,
  listMyClients,
  listTeamClients,
} from '../../../lambdas/clients/list/list-clients.ts';
import { openTable } from '../../../lambdas/platform/table/table.ts';
import { clientConfig, openBenchTable } from '../races-to-win.ts';
import { medianOf, takeTurns } from '../samples.ts';
import { agents, at, itemsOf, teamId } from './client-items.ts';
import { fill } from './fill.ts';
import { metered } from './meter.ts';

/** `ratio`: of its time to the plain page's. */
export type ClientsPage = {
  list: string;
  found: number;
  requests: number;
  units: number;
  ms: number;
  ratio: number;
};

type Query = Partial<ClientsQuery>;
const { many, few } = agents;
const middle = at(many.clients / 2);

/** The first is what the others are held against. */
const queries: readonly [string, Query][] = [
  ['the plain page', {}],
  ['a page in the middle', { cursor: `c${Date.parse(middle)}#ref_x` }],
  ['the last page', { cursor: `n${Date.parse(at(60))}#ref_x` }],
  ['by arrival', { sort: 'arrival' }],
  ['a name that one has', { q: 'zebulon' }],
  ['a name that all have', { q: 'example' }],
  ['a name that nobody has', { q: 'nobody' }],
  ['a city', { q: 'tacoma' }],
  ['a phone', { q: '4152000017' }],
  ['a word of one’s notes', { q: 'llamas' }],
  ['a word of half of all notes', { q: 'garage' }],
  ['two words, of name and notes', { q: 'client porch' }],
  ['side', { side: 'seller' }],
  ['a state that one is in', { state: 'AK' }],
  ['a state that half are in', { state: 'WA' }],
  ['a stage that one is at', { stage: 'archived' }],
  ['a stage that a fifth are at', { stage: 'closed' }],
  ['a tag that one has', { tag: 'Lighthouse' }],
  ['a tag that all others have', { tag: 'garden' }],
  ['a tag that a fiftieth has', { tag: 'street 7' }],
  ['contacted before', { contactedBefore: at(20) }],
  ['contacted after', { contactedAfter: middle }],
  ['never contacted', { neverContacted: true }],
  ['has replied', { hasReplied: true }],
  ['needs a reply', { needsReply: true }],
  ['can’t be texted', { textable: false }],
  [
    'closed buyers in Washington who replied',
    { stage: 'closed', side: 'buyer', state: 'WA', hasReplied: true },
  ],
  ['common filters that nobody meets', { side: 'seller', state: 'WA', textable: true }],
  [
    'all at once, with a word of the notes',
    { q: 'client garage', tag: 'garden', textable: true, contactedAfter: at(100) },
  ],
];

export async function measureClients(progress: (line: string) => void): Promise<ClientsPage[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dibs-clients-'));
  try {
    const empty = await openBenchTable({ dataDir });
    await empty.close();
    for (const agent of [many, few]) fill(join(dataDir, 'table.db'), empty.name, itemsOf(agent));
    progress('Written');
    const bench = await openBenchTable({ dataDir, isThere: true });
    const client = new DynamoDBClient(clientConfig(bench));
    const meter = metered(client);
    try {
      const table = openTable(bench.name, client);
      const profile = (agentId: string) => ({ teamId, agentId, name: agentId, licensed: true, devices: {} });
      const deps = {
        people: {
          readTeamWithAgents: async () => ({
            team: { teamId, name: 'Bench', leadAgentId: few.agentId },
            agents: [many, few].map(({ agentId }) => profile(agentId)),
            former: [],
          }),
        },
        referrals: referralStore(table),
        clientLists: clientListStore(table),
      };
      const callerOf = ({ agentId }: { agentId: string }) => ({ kind: 'agent', agentId, teamId }) as const;
      const sorted = { sort: 'last-contact' } as const;
      const readings = [
        ...queries.map(([list, query]) => ({
          list,
          read: () => listMyClients(callerOf(many), { ...sorted, ...query }, deps),
        })),
        { list: 'an agent with 100 clients', read: () => listMyClients(callerOf(few), sorted, deps) },
        {
          list: 'their team, for the lead',
          read: () => listTeamClients(callerOf(few), { teamId, ...sorted }, deps),
        },
      ];
      const counted: Omit<ClientsPage, 'ms' | 'ratio'>[] = [];
      for (const { list, read } of readings) {
        Object.assign(meter, { requests: 0, units: 0 });
        const page = await read();
        counted.push({ list, found: 'clients' in page ? page.clients.length : 0, ...meter });
      }
      const times = (
        await takeTurns(
          readings.map(({ read }) => read),
          { blocks: 25, perBlock: 1 },
        )
      ).map(medianOf);
      const [plain = 0] = times;
      return counted.map((each, index) => {
        const took = times[index] ?? 0;
        return { ...each, ms: took, ratio: took / plain };
      });
    } finally {
      client.destroy();
      await bench.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
