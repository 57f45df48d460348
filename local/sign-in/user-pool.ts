// The user pool of the template on one machine: its issuer, its clients, and tokens for the agents of the table.
import * as z from 'zod';
import type { Identity } from '../http/identity.ts';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate } from '../template/resources.ts';
import type { Accounts } from './accounts.ts';
import { namesOfBrands } from './brands.ts';
import { alwaysThere, type Operator, operatorsAmong } from './operators.ts';
import type { Agent, People } from './people.ts';

export type Person = Agent | Operator;

export type Machine = keyof typeof SCOPES;

export type UserPool = {
  readonly issuer: string;
  readonly portal: PortalClient;
  /** Who can sign in. */
  agents(): Promise<readonly Agent[]>;
  agent(agentId: string): Promise<Agent | undefined>;
  /** Whose they are: the team by name, and what its people know it by. */
  teams(): Promise<ReadonlyMap<string, { name: string; brand: string | undefined }>>;
  operators(): readonly Operator[];
  /** By the id of the agent or of the account. */
  person(id: string): Promise<Person | undefined>;
  /** A session that began before the last of them is over. */
  signOutsOf(agentId: string): number;
  idTokenOf(person: Person, nonce?: string): Promise<string>;
  accessTokenOf(machine: Machine): Promise<string>;
  /** Of a person in the group that may what the machine may. */
  idTokenOfOperator(group: Machine): Promise<string>;
  /** Whose app client it is. */
  machineOf(clientId: string): Machine | undefined;
};

export type PortalClient = { clientId: string; redirectUris: readonly string[] };

/** Cognito draws one; here it is always the same. */
export function clientSecretOf(clientId: string): string {
  return `secret-of-${clientId}`;
}

/** By what a sign-in remembers a person. */
export function idOf(person: Person): string {
  return 'agentId' in person ? person.agentId : person.personId;
}

const SCOPES = { source: 'dibs/referrals', admin: 'dibs/admin' } as const;

const machines: readonly Machine[] = ['source', 'admin'];

const clientProperties = z.object({
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
});

export function createUserPool(deps: {
  template: DeployedTemplate;
  identity: Identity;
  people: People;
  accounts: Accounts;
}): UserPool {
  const { template, identity, people, accounts } = deps;
  const pool = template.ofType('AWS::Cognito::UserPool')[0];
  if (pool === undefined) throw new Error('The template has no user pool to sign in to.');
  const issuer = `https://cognito-idp.${pool.arn.split(':')[3]}.amazonaws.com/${pool.ref}`;
  const clients = template
    .ofType('AWS::Cognito::UserPoolClient')
    .map((resource) => ({ clientId: resource.ref, ...propertiesOf(resource, clientProperties) }));

  function clientWith(isWanted: (client: (typeof clients)[number]) => boolean) {
    const found = clients.find(isWanted);
    if (found === undefined) throw new Error('The template has no client to sign in to.');
    return found;
  }
  const clientIdOf = (machine: Machine) =>
    clientWith(({ AllowedOAuthScopes }) => AllowedOAuthScopes.includes(SCOPES[machine])).clientId;
  const portal = clientWith(({ AllowedOAuthFlows }) => AllowedOAuthFlows.includes('code'));

  const brandNamed = namesOfBrands(template);
  const operators = () => operatorsAmong(accounts);
  const agent = async (agentId: string) => (accounts.isEnabled(agentId) ? people.find(agentId) : undefined);

  function claimsOf(person: Person) {
    if ('personId' in person) {
      return { sub: person.personId, email: person.email, 'cognito:groups': person.groups };
    }
    const { agentId, teamId, name, email } = person;
    const groups = (email !== undefined && accounts.made(email)?.groups) || [];
    return {
      'custom:agentId': agentId,
      'custom:teamId': teamId,
      name,
      ...(email !== undefined && { email }),
      ...(groups.length > 0 && { 'cognito:groups': groups }),
    };
  }

  function idTokenOf(person: Person, nonce?: string): Promise<string> {
    const claims = { ...claimsOf(person), ...(nonce !== undefined && { nonce }) };
    return identity.idToken({ issuer, clientId: portal.clientId, claims });
  }

  return {
    issuer,
    portal: { clientId: portal.clientId, redirectUris: portal.CallbackURLs },
    agents: async () => (await people.everyone()).filter(({ agentId }) => accounts.isEnabled(agentId)),
    agent,
    teams: async () =>
      new Map(
        (await people.teams()).map(({ teamId, name, brand }) => [teamId, { name, brand: brandNamed(brand) }]),
      ),
    operators,
    person: async (id) => (await agent(id)) ?? operators().find(({ personId }) => personId === id),
    signOutsOf: accounts.signOutsOf,
    idTokenOf,
    accessTokenOf: (machine) =>
      identity.accessToken({ issuer, clientId: clientIdOf(machine), scope: SCOPES[machine] }),
    idTokenOfOperator: (group) => idTokenOf(alwaysThere[group]),
    machineOf: (clientId) => machines.find((machine) => clientIdOf(machine) === clientId),
  };
}
