// A figure that rose is found wherever it stands on the page.
import { expect, test } from '@jest/globals';
import { risenFigures } from './risen-figures.ts';

const page = (total: string, invocations: number, units: number) => `# Costs

| | per referral | per million |
| --- | ---: | ---: |
| the cloud alone | $0.000${total} | $1,${total}.00 |

| function | invocations | AWS calls | write units |
| --- | ---: | --- | ---: |
| stream/dispatch-changes | ${invocations} | dynamodb:GetItem 4 | ${units} |
`;

test('a figure that rises by more than the share is told, with both values', () => {
  expect(risenFigures(page('200', 20, 40), page('200', 23, 40), 0.05)).toEqual([
    'stream/dispatch-changes: 20 → 23',
  ]);
  expect(risenFigures(page('100', 20, 40), page('200', 20, 43), 0.05)).toEqual([
    'the cloud alone: 0.0001 → 0.0002',
    'the cloud alone: 1100 → 1200',
    'stream/dispatch-changes: 40 → 43',
  ]);
});

test('what fell, stayed, or rose within the share is nothing', () => {
  expect(risenFigures(page('200', 20, 40), page('210', 22, 30), 0.05)).toEqual([]);
});

test('a row that nobody committed is told', () => {
  const more = `${page('200', 20, 40)}| live/tell | 3 | | 0 |\n`;
  expect(risenFigures(page('200', 20, 40), more, 0.05)).toEqual(['live/tell: is new']);
});
