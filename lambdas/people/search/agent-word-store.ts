// The words by which the back office finds agents, kept up to date in the table by what follows the stream.
import { agentPlace, keys, prefixes, wordIndexes } from '../../platform/table/keys.ts';
import type { PutAndRemove } from '../../platform/table/put-and-remove.ts';
import type { Table } from '../../platform/table/table.ts';
import { noteUntilItStays, type Worded, wordWriter } from '../../platform/table/word-index.ts';
import { type AgentProfile, agentSchema } from '../team.ts';
import { wordsOfAgent } from './agent-words.ts';

type AgentKey = Pick<AgentProfile, 'teamId' | 'agentId'>;

/** Agents of a team that are noted side by side. */
const atOnce = 20;

export function wordedAgent(agent: Omit<AgentProfile, 'devices'>): Worded {
  const words = wordsOfAgent(agent);
  return { words, place: agentPlace(agent.teamId, agent.agentId), text: words.join(' ') };
}

export function agentWordStore(table: Pick<Table, 'get' | 'queryAll'>, putAndRemove: PutAndRemove) {
  const words = wordWriter(putAndRemove, wordIndexes.agents);

  async function read({ teamId, agentId }: AgentKey): Promise<AgentProfile | undefined> {
    const item = await table.get(keys.agent(teamId, agentId));
    return item && agentSchema.parse(item);
  }

  /** Has an agent found as they are now, and not as in `was`; who has left, by nothing. Told twice, late or out of order it ends so. */
  function note(key: AgentKey, was: readonly AgentProfile[]): Promise<void> {
    return noteUntilItStays(was, {
      read: () => read(key),
      note: (agent, seen) =>
        words.note(
          wordedAgent(agent),
          [...seen, agent].map((before) => wordedAgent({ ...before, left: undefined })),
        ),
      hasStayed: async ({ version }) => {
        const now = await read(key);
        return now === undefined || now.version === version;
      },
    });
  }

  return {
    note,

    /** The same of everybody who is or was in a team: for who was saved before there were these words, or not told of. */
    async noteTeam(teamId: string): Promise<void> {
      const items = await table.queryAll({ pk: keys.team(teamId).pk, skPrefix: prefixes.agent });
      const agents = items.map((item) => agentSchema.parse(item));
      for (let start = 0; start < agents.length; start += atOnce) {
        await Promise.all(agents.slice(start, start + atOnce).map((agent) => note(agent, [agent])));
      }
    },
  };
}
