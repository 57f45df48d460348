// The back office's lists at a size that no network has yet: the first page beside one in the middle and the last, and searches.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientReferralStore } from '../../../lambdas/claiming/placing/client-referral-store.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { auditStore } from '../../../lambdas/office/audit/audit-store.ts';
import { listReferrals, type ReferralFilter } from '../../../lambdas/office/list-referrals.ts';
import { listStore } from '../../../lambdas/office/list-store.ts';
import { listTeams } from '../../../lambdas/office/list-teams.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { listed, wordIndexes } from '../../../lambdas/platform/table/keys.ts';
import { searchText } from '../../../lambdas/platform/table/search-text.ts';
import { openTable, type Table } from '../../../lambdas/platform/table/table.ts';
import { wordStore } from '../../../lambdas/platform/table/word-index.ts';
import { clientConfig, openBenchTable } from '../races-to-win.ts';
import { medianOf, timed } from '../samples.ts';
import { fill } from './fill.ts';
import {
  actPlaceOf,
  acts,
  agentNameOf,
  clientNameOf,
  clientPhoneOf,
  counts,
  createdAtOf,
  eventsPerPhone,
  ledger,
  referralIdOf,
  referrals,
  teamIdOf,
  teamNameOf,
  teams,
} from './items.ts';
import { type Meter, metered } from './meter.ts';

const roundsOf = { page: 15, search: 3 };

/** A page, and what it took: requests to the table, read units, and the median time in ms. */
export type ListPage = {
  list: string;
  place: 'first' | 'middle' | 'last' | 'search';
  found: number;
  pages: number;
  requests: number;
  units: number;
  ms: number;
  /** Units that a page of it takes at most, however much there is: what walking the list costs is far above. */
  mostUnits: number | undefined;
};

type Page = { found: number; next: string | undefined };
type Reading = {
  list: string;
  place: ListPage['place'];
  read(cursor: string | undefined): Promise<Page>;
  from?: string;
  mostUnits?: number;
};

export async function measureLists(progress: (line: string) => void): Promise<ListPage[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dibs-lists-'));
  try {
    const empty = await openBenchTable({ dataDir });
    await empty.close();
    const startedAt = performance.now();
    for (const items of [teams(), referrals(), ledger(), acts()])
      fill(join(dataDir, 'table.db'), empty.name, items);
    progress(`Written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    const bench = await openBenchTable({ dataDir, isThere: true });
    const client = new DynamoDBClient(clientConfig(bench));
    const meter = metered(client);
    try {
      const pages: ListPage[] = [];
      for (const reading of readings(openTable(bench.name, client)))
        pages.push(await measure(reading, meter));
      return pages;
    } finally {
      client.destroy();
      await bench.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One page, or for a search as many as there are. */
async function measure({ list, place, read, from, mostUnits }: Reading, meter: Meter): Promise<ListPage> {
  const rounds = place === 'search' ? roundsOf.search : roundsOf.page;
  const times: number[] = [];
  let [found, pages] = [0, 0];
  Object.assign(meter, { requests: 0, units: 0 });
  for (let round = 0; round < rounds; round += 1) {
    [found, pages] = [0, 0];
    let cursor = from;
    do {
      const took = await timed(async () => {
        const page = await read(cursor);
        found += page.found;
        cursor = page.next;
      });
      times.push(took);
      pages += 1;
    } while (place === 'search' && cursor !== undefined);
  }
  const each = (total: number) => total / rounds / pages;
  return {
    list,
    place,
    found,
    pages,
    requests: each(meter.requests),
    units: each(meter.units),
    ms: medianOf(times),
    mostUnits,
  };
}

function readings(table: Table): Reading[] {
  const lists = listStore(table, 'inbox');
  const consents = consentStore(table);
  const audit = auditStore(table);
  const caller = { kind: 'admin', clientId: 'admin' } as const;
  const brands = [{ id: 'demo' }] as const;
  const now = new Date(createdAtOf(counts.acts));

  const ofTeams = (q?: string) => async (cursor: string | undefined) => {
    const teamWords = wordStore(table, wordIndexes.teams);
    const agentWords = wordStore(table, wordIndexes.agents);
    const stores = { lists, people: peopleStore(table), teamWords, agentWords, brands };
    const page = await listTeams(caller, { q, cursor }, stores);
    return { found: page.teams.length, next: page.next };
  };
  const ofReferrals = (filter: ReferralFilter) => async (cursor: string | undefined) => {
    const stores = {
      lists,
      referrals: referralStore(table),
      clientReferrals: clientReferralStore(table),
      referralWords: wordStore(table, wordIndexes.referrals),
    };
    const page = await listReferrals(caller, { ...filter, cursor }, stores);
    return { found: page.referrals.length, next: page.next };
  };
  const ofPhone = (place: number) => async () => {
    const found = (await consents.readLedger(clientPhoneOf(place))).length;
    return { found, next: undefined };
  };
  const ofAudit = async (cursor: string | undefined) => {
    const page = await audit.readAll(cursor, now);
    return { found: page.events.length, next: page.next };
  };

  // A page of 25 goes on behind the place that its cursor means.
  const teamBefore = (place: number) => listed.team(searchText(teamNameOf(place - 1)), teamIdOf(place - 1));
  const referralBefore = (place: number) => `${createdAtOf(place + 1)}#${referralIdOf(place + 1)}`;
  const phones = counts.ledgerEvents / eventsPerPhone;
  const lastPlace = counts.referrals - 1;
  type How = Pick<Reading, 'place' | 'mostUnits' | 'from'>;
  const teamSearch = (what: string, q: string, how: How): Reading => {
    return { list: `teams, ${what}`, read: ofTeams(q), ...how };
  };
  const referralSearch = (what: string, q: string, how: How): Reading => {
    return { list: `referrals, ${what}`, read: ofReferrals({ q }), ...how };
  };
  return [
    { list: 'teams', place: 'first', read: ofTeams() },
    { list: 'teams', place: 'middle', read: ofTeams(), from: teamBefore(counts.teams / 2) },
    { list: 'teams', place: 'last', read: ofTeams(), from: teamBefore(counts.teams - 25) },
    teamSearch('a name', teamNameOf(counts.teams - 1), { place: 'search', mostUnits: 20 }),
    teamSearch('no such name', 'nowhere', { place: 'search', mostUnits: 3 }),
    teamSearch('a word that 500 have', 'rare', { place: 'first', mostUnits: 60 }),
    teamSearch('a word that 500 have', 'rare', {
      place: 'last',
      from: teamBefore(counts.teams - 25 * 20 + 1),
    }),
    teamSearch('a word that 1,000 have', 'common', { place: 'first', mostUnits: 150 }),
    teamSearch('a word that 1,000 have', 'common', {
      place: 'last',
      from: teamBefore(counts.teams - 25 * 10 + 2),
    }),
    teamSearch('a word that all have', 'realty', { place: 'first', mostUnits: 70 }),
    teamSearch('two frequent words that no team has together', 'common other', {
      place: 'search',
      mostUnits: 150,
    }),
    teamSearch('an agent’s name', agentNameOf(counts.teams - 1), { place: 'search', mostUnits: 40 }),
    teamSearch('a word that 50 agents have', 'fiftieth', { place: 'first', mostUnits: 200 }),
    teamSearch('a word that 1,000 agents have', 'tenth', { place: 'search', mostUnits: 40 }),
    teamSearch('a word that all agents have', 'agent', { place: 'search', mostUnits: 40 }),
    { list: 'referrals', place: 'first', read: ofReferrals({}) },
    { list: 'referrals', place: 'middle', read: ofReferrals({}), from: referralBefore(counts.referrals / 2) },
    { list: 'referrals', place: 'last', read: ofReferrals({}), from: referralBefore(24) },
    referralSearch('the oldest by name', clientNameOf(0), { place: 'search', mostUnits: 60 }),
    referralSearch('no such name', 'nobody', { place: 'search', mostUnits: 3 }),
    referralSearch('a word that 1,000 have', 'rare', { place: 'first', mostUnits: 250 }),
    referralSearch('a word that 1,000 have', 'rare', { place: 'last', from: referralBefore(24 * 100 + 1) }),
    referralSearch('a word that 2,000 have', 'common', { place: 'first', mostUnits: 250 }),
    referralSearch('a word that 2,000 have', 'common', { place: 'last', from: referralBefore(24 * 50 + 2) }),
    referralSearch('a word that all have', 'client', { place: 'first', mostUnits: 250 }),
    referralSearch('two frequent words that nobody has together', 'springfield tacoma', {
      place: 'search',
      mostUnits: 250,
    }),
    referralSearch('“Seattle, WA”', 'Seattle, WA', { place: 'first', mostUnits: 250 }),
    referralSearch('a name and its state', `${clientNameOf(0)}, WA`, { place: 'search', mostUnits: 60 }),
    referralSearch('a name and another state', 'rare, wa', { place: 'search', mostUnits: 60 }),
    referralSearch('a state that one in a hundred is in', 'ID', { place: 'first', mostUnits: 250 }),
    referralSearch('a state that one in a hundred is in', 'ID', {
      place: 'last',
      from: referralBefore(24 * 100 + 1),
    }),
    referralSearch('a state that nobody is in', 'NY', { place: 'search', mostUnits: 120 }),
    referralSearch('a name and digits', 'rare 9999', { place: 'search', mostUnits: 60 }),
    referralSearch('a phone', clientPhoneOf(lastPlace), { place: 'search', mostUnits: 10 }),
    { list: 'referrals of a team', place: 'search', read: ofReferrals({ teamId: teamIdOf(0) }) },
    { list: 'referrals, one claimed in fifty', place: 'first', read: ofReferrals({ status: 'claimed' }) },
    {
      list: 'referrals, one claimed in fifty',
      place: 'last',
      read: ofReferrals({ status: 'claimed' }),
      from: referralBefore(24 * 50),
    },
    { list: 'a phone’s ledger', place: 'first', read: ofPhone(0) },
    { list: 'a phone’s ledger', place: 'middle', read: ofPhone(phones / 2) },
    { list: 'a phone’s ledger', place: 'last', read: ofPhone(phones - 1) },
    { list: 'audit trail', place: 'first', read: ofAudit },
    { list: 'audit trail', place: 'middle', read: ofAudit, from: actPlaceOf(counts.acts / 2) },
    { list: 'audit trail', place: 'last', read: ofAudit, from: actPlaceOf(26) },
    { list: 'audit trail, to its end', place: 'last', read: ofAudit, from: actPlaceOf(25) },
  ];
}
