import { expect, test } from '@jest/globals';
import { changesOf } from '../../../portal/office/audit/changes.ts';

test('PE-7 a change is told from what it was to what it is', () => {
  const changed = ['licensed', 'phone'];
  const [before, after] = [{ licensed: true }, { licensed: false, phone: '+12065550114' }];
  expect(changesOf({ changed, before, after })).toEqual({
    shown: [
      {
        of: [],
        changes: [
          { name: 'licensed', before: true, after: false },
          { name: 'phone', before: undefined, after: '+12065550114' },
        ],
      },
    ],
    hidden: [],
  });
});

test('PE-7 of a list only the members that changed are told, wherever they stand', () => {
  const one = { agentId: 'agt_01', buyers: true, sellers: true };
  const two = { agentId: 'agt_02', buyers: true, sellers: true };
  const before = { members: [one, two] };
  const after = { members: [{ ...two, sellers: false }, one] };
  expect(changesOf({ changed: ['members'], before, after }).shown).toEqual([
    { of: ['members', 'agt_02'], changes: [{ name: 'sellers', before: true, after: false }] },
  ]);
});

test('PE-7 a member who came or went is told with all that they take', () => {
  const before = { members: [{ agentId: 'agt_01', buyers: true }] };
  const after = { members: [{ agentId: 'agt_02', buyers: true }] };
  expect(changesOf({ changed: ['members'], before, after }).shown).toEqual([
    { of: ['members', 'agt_01'], changes: [{ name: 'buyers', before: true, after: undefined }] },
    { of: ['members', 'agt_02'], changes: [{ name: 'buyers', before: undefined, after: true }] },
  ]);
});

test('PE-7 what is changed and not shown is named', () => {
  expect(changesOf({ changed: ['area', 'client'], after: { area: { city: 'Reno' } } })).toEqual({
    shown: [{ of: ['area'], changes: [{ name: 'city', before: undefined, after: 'Reno' }] }],
    hidden: ['client'],
  });
});
