// Every role of the stage against the ledger, by the local IAM: what each call would need, and what the role answers.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { loadIam } from '../../../local/aws/iam/roles.ts';
import type { AwsInput } from '../../../local/aws/service.ts';
import { readTables } from '../../../local/services/dynamodb/deployed-tables.ts';
import { PERMISSIONS } from '../../../local/services/dynamodb/permissions.ts';
import { loadTemplate } from '../../../local/template/deployed-template.ts';
import { readSynthesis } from '../../../local/template/synthesis.ts';
import { functionsByName } from '../../lib/support/roles.ts';
import { dibsStack } from '../../lib/support/synthesized.ts';

const template = loadTemplate(readSynthesis(String(process.env.DIBS_TEMPLATE_DIR)), 'http://127.0.0.1:1');
const iam = loadIam(template);
const [table] = readTables(template);
if (table === undefined) throw new Error('The template has no table');
const TableName = table.name;

const aFunction = z.object({ Description: z.string(), Role: z.string() });
const dibs = new Set(functionsByName(dibsStack()).keys());
const roles = template
  .ofType('AWS::Lambda::Function')
  .flatMap(({ properties }) => aFunction.safeParse(properties).data ?? [])
  .filter(({ Description }) => dibs.has(Description))
  .map(({ Description, Role }) => [Description, Role] as const);

const Key = { pk: { S: 'LEDGER#+12065550100' }, sk: { S: '2026-01-01T00:00:00.000Z#evt_1' } };
const Item = { ...Key, type: { S: 'ledger-event' } };
const other = { pk: { S: 'CONSENT#introductions#+12065550100' }, sk: { S: 'STATE' } };

/** What IAM decides of each permission that the call needs. */
const decisions = (role: string, action: string, input: AwsInput) =>
  (PERMISSIONS[action]?.(input, () => table) ?? []).map((permission) => iam.decide(role, permission));

/** Every call that changes or deletes a ledger event, or puts one without a transaction. */
const changes: readonly [string, AwsInput][] = [
  ['PutItem', { TableName, Item }],
  ['PutItem', { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }],
  ['UpdateItem', { TableName, Key, UpdateExpression: 'SET words = :w' }],
  ['DeleteItem', { TableName, Key }],
  ['BatchWriteItem', { RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }],
  ['BatchWriteItem', { RequestItems: { [TableName]: [{ DeleteRequest: { Key } }] } }],
  [
    'BatchWriteItem',
    { RequestItems: { [TableName]: [{ PutRequest: { Item: other } }, { PutRequest: { Item } }] } },
  ],
  ['TransactWriteItems', { TransactItems: [{ Update: { TableName, Key } }] }],
  ['TransactWriteItems', { TransactItems: [{ Delete: { TableName, Key } }] }],
];

/** How an event is appended: in a transaction with what it comes to. */
const append = { TransactItems: [{ Put: { TableName, Item } }] };

describe('CO-13 the ledger, by the roles of all functions', () => {
  test('are all roles', () => {
    expect(roles.map(([name]) => name).toSorted()).toEqual([...dibs].toSorted());
  });

  test.each(changes)('%s %j is refused to every role', (action, input) => {
    for (const [name, role] of roles) {
      const decided = decisions(role, action, input);
      expect({ name, refused: decided.some((decision) => decision !== 'allowed') }).toEqual({
        name,
        refused: true,
      });
    }
  });

  test('an explicit deny refuses whoever may append, which eleven functions may', () => {
    const appending = roles.filter(([, role]) =>
      decisions(role, 'TransactWriteItems', append).includes('allowed'),
    );
    expect(appending).toHaveLength(11);
    for (const [name, role] of appending) {
      for (const [action, input] of changes) {
        expect({ name, action, decided: decisions(role, action, input) }).toMatchObject({
          decided: expect.arrayContaining(['explicit-deny']),
        });
      }
    }
  });
});
