// The lists of the back office, from the index alone: an entry says what it is found by, so that what is not wanted costs no read.
import * as z from 'zod';
import { teamText } from '../people/search/words.ts';
import { type AgentProfile, agentSchema, type Team, teamSchema } from '../people/team.ts';
import { inbox, inboxIndex, keys, listed } from '../platform/table/keys.ts';
import { searchText } from '../platform/table/search-text.ts';
import type { Table } from '../platform/table/table.ts';
import type { AgentOfTeam, ReferralEntry } from './list-referrals.ts';
import type { TeamEntry } from './list-teams.ts';
import type { Entries } from './walk.ts';

const entrySchema = z.object({ pk: z.string(), inboxSk: z.string() });

/** Before and behind every place of a list by name, and of one by time: the table compares the bytes of UTF-8. */
const byName = { first: '!', last: '\u{10ffff}' };
const byTime = { first: '0', last: ':' };
const clients = keys.clientReferral('', '').pk;

/** `indexName`: the inbox index. `most`: entries at once; without it as many as the table gives, which is a megabyte. */
export function listStore(table: Table, indexName: string) {
  const index = inboxIndex(indexName);

  async function stretch(
    of: { pk: string; skFrom: string; skUntil: string; newestFirst: boolean },
    limit: number | undefined,
  ): Promise<{ entries: z.infer<typeof entrySchema>[]; isMore: boolean }> {
    // A cursor may lie outside of the filter that it comes with; the table takes no range whose end is before its start.
    if (Buffer.compare(Buffer.from(of.skFrom), Buffer.from(of.skUntil)) > 0) {
      return { entries: [], isMore: false };
    }
    const page = await table.query({ ...of, index, ...(limit !== undefined && { limit }) });
    return {
      entries: page.items.map((item) => entrySchema.parse(item)),
      isMore: page.next !== undefined,
    };
  }

  /** Those of the teams that there are, by their ids: one request. */
  async function readTeams(teamIds: readonly string[]): Promise<ReadonlyMap<string, Team>> {
    const items = await table.getAll([...new Set(teamIds)].map(keys.team));
    const teams = items.map((item) => teamSchema.parse(item));
    return new Map(teams.map((team) => [team.teamId, team]));
  }

  return {
    /** Teams by name, from behind the place `after` on. */
    async teams(after: string | undefined, most?: number): Promise<Entries<TeamEntry>> {
      // Right behind a place stands what begins with it and "!", which no id has.
      const skFrom = after === undefined ? byName.first : `${after}!`;
      const page = await stretch(
        { pk: listed.teams, skFrom, skUntil: byName.last, newestFirst: false },
        most,
      );
      const entries = page.entries.map(({ inboxSk }) => {
        const teamId = inboxSk.slice(inboxSk.lastIndexOf('#') + 1);
        return { teamId, text: inboxSk.replace('#', ' ').toLowerCase(), place: inboxSk };
      });
      return { entries, isMore: page.isMore };
    },

    async entriesOf(teamIds: readonly string[]): Promise<TeamEntry[]> {
      return [...(await readTeams(teamIds)).values()].map((team) => {
        const { teamId, name } = team;
        return { teamId, text: teamText(team), place: listed.team(searchText(name), teamId) };
      });
    },

    /**
     * Referrals, newest first, from behind the place `after` on: all by their creation from `from` on and before `to`, or those of a team
     * by when it was offered them, which is never before they were created; their entries have no text.
     */
    async referrals(
      {
        teamId,
        from,
        to,
      }: { teamId?: string | undefined; from?: string | undefined; to?: string | undefined },
      after: string | undefined,
      most?: number,
    ): Promise<Entries<ReferralEntry>> {
      const pk = teamId === undefined ? listed.referrals : inbox.ofTeam(teamId);
      const until = teamId === undefined ? (to ?? byTime.last) : byTime.last;
      const page = await stretch(
        { pk, skFrom: from ?? byTime.first, skUntil: after ?? until, newestFirst: true },
        most,
      );
      const entries = page.entries.map((entry) => referralEntry(entry, teamId !== undefined));
      // A place of the long list stands before its own entry, one of a team's is its entry.
      return { entries: entries.filter(({ place }) => place !== after), isMore: page.isMore };
    },

    /** Names of agents, also of who has left; one that there isn't has its id. */
    async namesOf(agents: readonly AgentOfTeam[]): Promise<(agent: AgentOfTeam) => string> {
      const wanted = new Map(
        agents.map((agent) => [nameKey(agent), keys.agent(agent.teamId, agent.agentId)]),
      );
      const found = (await table.getAll([...wanted.values()])).map((item) => agentSchema.parse(item));
      const names = new Map(found.map((agent) => [nameKey(agent), agent.name]));
      return (agent) => names.get(nameKey(agent)) ?? agent.agentId;
    },

    readTeams,

    /** Those of the agents that there are, also who has left. */
    async readAgents(agents: readonly AgentOfTeam[]): Promise<AgentProfile[]> {
      const items = await table.getAll(agents.map(({ teamId, agentId }) => keys.agent(teamId, agentId)));
      return items.map((item) => agentSchema.parse(item));
    },

    /** Names of teams, by their ids. */
    async teamNamesOf(teamIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const teams = await readTeams(teamIds);
      return new Map([...teams].map(([teamId, { name }]) => [teamId, name]));
    },
  };
}

function referralEntry({ pk, inboxSk }: z.infer<typeof entrySchema>, isOfTeam: boolean): ReferralEntry {
  const [at = '', referralId = '', words = '', ...state] = inboxSk.split('#');
  if (isOfTeam) return { referralId, text: '', place: inboxSk };
  const text = [`${words} ${pk.slice(clients.length)}`, ...state].join('#');
  return { referralId, text, place: listed.referralPlace(at, referralId) };
}

function nameKey({ teamId, agentId }: AgentOfTeam): string {
  return `${teamId} ${agentId}`;
}
