import { expect, test } from '@jest/globals';
import { changesOf } from '../../../portal/office/audit/changes.ts';
import { fieldsInOrder } from '../../../portal/office/audit/words.ts';

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

test('PE-7 a price is told from where up to where, and the tenth of a list after the third', () => {
  const namesIn = (after: Record<string, unknown>) =>
    changesOf({ changed: Object.keys(after), after }, fieldsInOrder).shown.map(
      ({ of, changes }) => `${of.join(' ')}: ${changes.map(({ name }) => name).join(', ')}`,
    );
  expect(namesIn({ priceRange: { max: 500_000, min: 300_000 } })).toEqual(['priceRange: min, max']);
  const steps = Array.from({ length: 10 }, (_, day) => ({ body: 'Hi', at: '10:00', afterDays: day }));
  expect(namesIn({ steps })).toEqual(steps.map((_, index) => `steps ${index + 1}: afterDays, at, body`));
});
