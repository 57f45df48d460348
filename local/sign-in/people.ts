// Who there is to sign in: everyone whom the table has ever had as an agent, once each.
import * as z from 'zod';
import type { Accounts } from './accounts.ts';
import type { TeamItems } from './team-items.ts';

export type Agent = {
  agentId: string;
  teamId: string;
  name: string;
  email: string | undefined;
  phone: string | undefined;
};

/** `brand`: its id; undefined for the first. */
export type Team = { teamId: string; name: string; brand: string | undefined };

export type People = {
  /** Also those who can't sign in. */
  everyone(): Promise<readonly Agent[]>;
  /** Tests and demos know an agent by id alone: a person has one, whatever team they are in. */
  find(agentId: string): Promise<Agent | undefined>;
  teams(): Promise<readonly Team[]>;
};

const attribute = z.object({ S: z.string() });
const agentItem = z
  .object({
    pk: attribute,
    sk: attribute,
    name: attribute.optional(),
    email: attribute.optional(),
    phone: attribute.optional(),
    left: z.unknown().optional(),
  })
  .transform(({ pk, sk, name, email, phone, left }) => {
    const agentId = sk.S.slice('AGENT#'.length);
    const teamId = pk.S.slice('TEAM#'.length);
    const hasLeft = left !== undefined;
    return { agentId, teamId, name: name?.S ?? agentId, email: email?.S, phone: phone?.S, hasLeft };
  });
type Profile = z.infer<typeof agentItem>;
const teamItem = z
  .object({ teamId: attribute, name: attribute, brandId: attribute.optional() })
  .transform(({ teamId, name, brandId }) => ({ teamId: teamId.S, name: name.S, brand: brandId?.S }));

export function createPeople(deps: { teamItems: TeamItems; accounts: Accounts }): People {
  const { teamItems, accounts } = deps;

  async function profilesOf(agentId?: string): Promise<readonly Profile[]> {
    return z.array(agentItem).parse(await teamItems.agents(agentId));
  }

  /** An account is made with the first team's name in it, and keeps that until it is written anew. */
  function personIn(profiles: readonly Profile[]): Agent | undefined {
    const first = profiles.find(({ hasLeft }) => hasLeft) ?? profiles[0];
    const current = profiles.find(({ hasLeft }) => !hasLeft) ?? first;
    if (first === undefined || current === undefined) return undefined;
    const { hasLeft, ...person } = current;
    return { ...person, teamId: accounts.teamOf(person.agentId) ?? first.teamId };
  }

  return {
    everyone: async () => {
      const all = await profilesOf();
      return [...Map.groupBy(all, ({ agentId }) => agentId).values()]
        .flatMap((profiles) => personIn(profiles) ?? [])
        .toSorted((one, other) => one.agentId.localeCompare(other.agentId));
    },
    find: async (agentId) => personIn(await profilesOf(agentId)),
    teams: async () => z.array(teamItem).parse(await teamItems.teams()),
  };
}
