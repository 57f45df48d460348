// Which of cfn-lint's reports are waived, and which waivers nothing needs.
import { expect, test } from '@jest/globals';
import { findingsOf, reportSchema, unneededOf } from './findings.ts';

const report = reportSchema.parse(
  [
    { Id: 'W3005', Message: "'OneRole1' dependency already enforced" },
    { Id: 'W3005', Message: "'Table' dependency already enforced" },
    { Id: 'E3003', Message: "'Runtime' is a required property" },
  ].map(({ Id, Message }) => ({
    Filename: 'cdk.out/local/dibs-local.template.json',
    Message,
    Level: 'Warning',
    Location: { Path: ['Resources', 'One', 'DependsOn', 1] },
    Rule: { Id, Description: '…' },
  })),
);
const roles = { rule: 'W3005', says: /Role/, why: 'For this test.' };

test('only what a waiver’s rule and words cover is waived', () => {
  expect(findingsOf(report, [roles])).toEqual(report.slice(1));
  expect(report[1]).toMatchObject({ file: 'dibs-local.template.json', path: 'Resources/One/DependsOn/1' });
});

test('a waiver that covers nothing is told', () => {
  const other = { rule: 'E3003', says: /Role/, why: 'For this test.' };
  expect(unneededOf(report, [roles, other])).toEqual([other]);
});
