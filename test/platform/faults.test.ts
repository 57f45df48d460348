// What is wrong with a value, in plain words: every kind of finding that a validator has, and none of its own sentences.
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { emailAddress } from '../../lambdas/platform/email-address.ts';
import { faultCodes } from '../../lambdas/platform/faults/fault-codes.ts';
import { check } from '../../lambdas/platform/faults/faults.ts';
import { type AnyRoute, routes } from '../../lambdas/routes.ts';

const faultsOf = (schema: z.ZodType, value: unknown) => check(schema, value).faults;
const detailOf = (schema: z.ZodType, value: unknown) => faultsOf(schema, value)?.map(({ detail }) => detail);

describe('a fault in plain words', () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ['a list for an object', z.object({}), [], 'must be an object, not a list'],
    ['text for an object', z.object({}), 'x', 'must be an object, not text'],
    ['nothing', z.object({}), undefined, 'is missing or empty'],
    ['null', z.object({}), null, 'must be an object, not null'],
    ['an object for a list', z.array(z.string()), {}, 'must be a list, not an object'],
    ['a number for text', z.string(), 5, 'must be text, not a number'],
    ['text for a number', z.number(), '5', 'must be a number, not text'],
    ['text for a whole number', z.int(), '5', 'must be a number, not text'],
    ['a fraction for a whole number', z.int(), 1.5, 'must be a whole number'],
    ['text for a truth', z.boolean(), 'yes', 'must be true or false, not text'],
    ['what may not be sent', z.never(), 1, 'can’t be sent here: leave it out'],
    ['text that is too short', z.string().min(1), '', 'must not be empty'],
    ['text that lacks some', z.string().min(3), 'ab', 'must have at least 3 characters'],
    ['text that is too long', z.string().max(2), 'abc', 'must have at most 2 characters'],
    ['text of another length', z.string().length(6), 'abc', 'must have exactly 6 characters'],
    ['too few entries', z.array(z.int()).min(1), [], 'must not be empty'],
    ['too many entries', z.array(z.int()).max(1), [1, 2], 'must have at most 1 entry'],
    ['too little', z.int().min(1), 0, 'must be at least 1'],
    ['too much', z.int().max(7), 8, 'must be at most 7'],
    ['too little by a bound that is not in', z.number().positive(), 0, 'must be more than 0'],
    ['too much by a bound that is not in', z.number().lt(7), 7, 'must be less than 7'],
    ['no multiple', z.number().multipleOf(5), 7, 'must be a multiple of 5'],
    ['an email that is none', emailAddress, 'x@', 'must be an email address, for example clara@example.com'],
    [
      'a time that is none',
      z.iso.datetime(),
      'noon',
      'must be a time in ISO 8601, for example 2026-03-02T15:04:05Z',
    ],
    ['a date that is none', z.iso.date(), 'today', 'must be a date, for example 2026-03-02'],
    [
      'a pattern without words',
      z.string().regex(/^a$/),
      'b',
      'does not have the form that the API’s description gives for it',
    ],
    ['a pattern with words', z.string().regex(/^a$/, 'must be an a'), 'b', 'must be an a'],
    ['none of a list', z.enum(['buyer', 'seller']), 'renter', 'must be "buyer" or "seller"'],
    ['not the one value', z.literal('yes'), 'no', 'must be "yes"'],
    ['one of three', z.enum(['a', 'b', 'c']), 1, 'must be "a", "b" or "c"'],
    ['an unknown field', z.strictObject({}), { x: 1 }, 'has a field that nobody knows: "x"; leave it out'],
    [
      'unknown fields',
      z.strictObject({}),
      { x: 1, y: 2 },
      'has fields that nobody knows: "x", "y"; leave them out',
    ],
    ['none of two forms', z.union([z.string(), z.object({})]), 5, 'must be text or an object, not a number'],
    [
      'wrong in two forms',
      z.union([z.iso.datetime(), z.iso.date()]),
      'x',
      'must be a time in ISO 8601, for example 2026-03-02T15:04:05Z or be a date, for example 2026-03-02',
    ],
    [
      'no kind of a union',
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
      { kind: 'c' },
      'must be "a" or "b"',
    ],
    ['a check without words', z.string().refine(() => false), 'x', 'can’t be taken as it is'],
  ])('%s', (_, schema, value, detail) => {
    expect(detailOf(schema, value)).toEqual([detail]);
  });

  test('of two forms, the one that was meant is spoken of, with its place', () => {
    const schema = z.object({ price: z.union([z.string().max(3), z.object({ min: z.int().min(0) })]) });
    expect(faultsOf(schema, { price: { min: -1 } })).toEqual([
      { path: ['price', 'min'], detail: 'must be at least 0', code: 'too-small', limit: 0 },
    ]);
    expect(faultsOf(schema, { price: 'much' })).toEqual([
      { path: ['price'], detail: 'must have at most 3 characters', code: 'too-long', limit: 3 },
    ]);
  });

  test('no route answers a sentence of the validator’s or a fault of no kind, whatever it is sent', () => {
    const raw = /Invalid|expected|received|Too (small|big)|Unrecognized/;
    const junk = [
      undefined,
      null,
      [],
      {},
      'x',
      '',
      5,
      -1,
      1.5,
      true,
      'x'.repeat(100_000),
      [[]],
      { a: { b: [] } },
    ];
    const said = new Set<string>();
    const kinds = new Set<string>();
    const say = (schema: z.ZodType, value: unknown) => {
      for (const { detail, code = detail } of check(schema, value).faults ?? []) {
        said.add(detail);
        kinds.add(code);
      }
    };
    const parts = (route: AnyRoute): (z.ZodType | undefined)[] => [
      'body' in route ? route.body : undefined,
      'bodyWith' in route ? route.bodyWith(z.string(), z.string()) : undefined,
      route.parameters,
      route.query,
      route.headers,
    ];
    for (const schema of routes.flatMap(parts)) {
      if (schema === undefined) continue;
      const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
      for (const value of junk) {
        say(schema, value);
        say(schema, Object.fromEntries(names.map((name) => [name, value])));
        for (const name of names) say(schema, { [name]: { min: value, max: value, at: value, name: value } });
      }
    }
    expect(said.size).toBeGreaterThan(20);
    expect([...said].filter((detail) => raw.test(detail))).toEqual([]);
    expect([...kinds].filter((kind) => !faultCodes.includes(kind))).toEqual([]);
  });
});
