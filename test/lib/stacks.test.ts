// One stack a capability: none is near CloudFormation's limit, and whatever belongs to a capability is in its stack.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { routesOf } from './support/apis.ts';
import { routes } from './support/deployed-functions.ts';
import { functionsByName } from './support/roles.ts';
import { allStacks, dibsStack, root, type Stack } from './support/synthesized.ts';

/** Capabilities that deploy functions, by the folders that hold their handlers. */
const capabilities = readdirSync(join(root, 'lambdas'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((name) => readdirSync(join(root, 'lambdas', name)).includes('handlers'));

/** Functions of `platform` are in the base. */
const stackOf = (capability: string) =>
  capability === 'platform' ? 'dibs-local' : `dibs-local-${capability}`;

/** The name of the stack that a resource is in. */
const stackNameOf = ({ path }: { path: string }) => path.split('/')[0];

const importsOf = (stack: Stack): Set<string> =>
  new Set(
    [...JSON.stringify(stack.all).matchAll(/"Fn::ImportValue":"([^":]+):/g)].map(([, name = '']) => name),
  );

describe('stacks', () => {
  const stacks = allStacks();

  test('there is one for each capability, beside data, base and portal', () => {
    expect([...stacks.keys()].toSorted()).toEqual(
      [...capabilities.map(stackOf), 'dibs-local-data', 'dibs-local-portal'].toSorted(),
    );
  });

  test.each(['local', 'local-connect'] as const)(
    'DE-1 no stack of %s has more than 300 resources',
    (stage) => {
      const sizes = [...allStacks(stage)].map(([name, { all }]) => ({ name, resources: all.length }));
      expect(sizes.filter(({ resources }) => resources > 300)).toEqual([]);
    },
  );

  test('capabilities import only from data and base, webhooks from base alone; people also from delivery, whose senders invite, the stream from those that it starts, feeds and tells, the office from all whose queues and workflows it operates', () => {
    const imports = Object.fromEntries([...stacks].map(([name, stack]) => [name, importsOf(stack)]));
    const others: Readonly<Record<string, readonly string[]>> = {
      office: [
        'calling',
        'campaigns',
        'claiming',
        'consent',
        'delivery',
        'people',
        'stream',
        'texting',
        'webhooks',
      ],
      people: ['delivery'],
      stream: ['calling', 'campaigns', 'claiming', 'clients', 'consent', 'delivery', 'live', 'people'],
    };
    expect(imports['dibs-local-data']).toEqual(new Set());
    expect(imports['dibs-local']).toEqual(new Set(['dibs-local-data']));
    for (const name of capabilities.filter((each) => each !== 'platform')) {
      const data = name === 'webhooks' ? [] : ['dibs-local-data'];
      const from = ['dibs-local', ...data, ...(others[name] ?? []).map(stackOf)];
      expect({ name, from: imports[stackOf(name)] }).toEqual({ name, from: new Set(from) });
    }
  });

  test('explicit names, of API and bus first, start with the stage, so that they don’t change with the stack that a resource is in', () => {
    const given = dibsStack().all.flatMap(({ Properties }) =>
      [Properties.ConfigurationSetName, Properties.LogGroupName, Properties.Name].filter(
        (name) => typeof name === 'string' && name.includes('dibs-'),
      ),
    );
    expect(given.toSorted()).toEqual([
      '/aws/vendedlogs/states/dibs-local-call-me',
      '/aws/vendedlogs/states/dibs-local-offer-referral',
      '/aws/vendedlogs/states/dibs-local-remind-owner',
      '/aws/vendedlogs/states/dibs-local-request-consent',
      '/aws/vendedlogs/states/dibs-local-send-plan-steps',
      'dibs-local',
      'dibs-local',
      'dibs-local-live',
      'dibs-local-pin-line',
      'dibs-local-texts',
      'dibs-local-voice',
    ]);
  });
});

describe('a capability’s stack', () => {
  const stack = dibsStack();
  const functions = functionsByName(stack);

  // DE-1: its route was in that stack before there was a stack of clients, and a route can't move to another.
  const elsewhere: Readonly<Record<string, string>> = { 'clients/correct-referral': 'claiming' };
  const homeOf = (name: string) => stackOf(elsewhere[name] ?? name.split('/')[0] ?? '');

  test('holds its functions', () => {
    for (const [name, found] of functions) {
      expect({ name, stack: stackNameOf(found) }).toEqual({ name, stack: homeOf(name) });
    }
  });

  test.each(Object.entries(routes))('holds the route %s beside %s', (key, name) => {
    const route = routesOf('HTTP').find((found) => found.Properties.RouteKey === key);
    expect(route && stackNameOf(route)).toBe(homeOf(name));
  });
});
