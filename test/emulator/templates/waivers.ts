// What cfn-lint reports and is meant so. A run fails on everything else, and on a waiver that nothing needs any more.

export type Waiver = {
  rule: string;
  /** What the report's message says. */
  says: RegExp;
  why: string;
};

export const waivers: readonly Waiver[] = [
  {
    rule: 'W3005',
    says: /^'\w+Role\w+' dependency already enforced by a 'GetAtt' at 'Resources\/\w+\/Properties\/Role(Arn)?'$/,
    why: 'The CDK has functions and workflows wait for their role’s policy, and writes the role beside it.',
  },
  {
    rule: 'W6001',
    says: /ImportValue/,
    why: 'The stream’s outputs tell operators the workflows’ ARNs in one place; no stack imports them.',
  },
];
