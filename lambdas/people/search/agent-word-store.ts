// The words by which the back office finds agents, kept up to date in the table by what follows the stream.
import { agentPlace, keys, prefixes, wordIndexes } from '../../platform/table/keys.ts';
import type { PutAndRemove } from '../../platform/table/put-and-remove.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Worded, wordWriter } from '../../platform/table/word-index.ts';
import { type AgentProfile, agentSchema } from '../team.ts';
import { wordsOfAgent } from './agent-words.ts';

type AgentKey = Pick<AgentProfile, 'teamId' | 'agentId'>;

/** Each that is looked at again was saved meanwhile. */
const mostTries = 10;
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
  async function note(key: AgentKey, was: readonly AgentProfile[]): Promise<void> {
    const seen = [...was];
    let agent = await read(key);
    for (let tried = 0; tried < mostTries && agent !== undefined; tried += 1) {
      seen.push(agent);
      await words.note(
        wordedAgent(agent),
        seen.map((before) => wordedAgent({ ...before, left: undefined })),
      );
      const now = await read(key);
      if (now === undefined || now.version === agent.version) return;
      agent = now;
    }
    if (agent !== undefined) throw new Error('An agent is saved all the time');
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
