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
    says: /^'\w+' dependency already enforced by a '(GetAtt|Ref)' at /,
    why: 'The CDK waits for a construct as a whole, a role or a topic with its policy, and names what a reference enforces already as well.',
  },
  {
    rule: 'W6001',
    says: /ImportValue/,
    why: 'The stream’s outputs tell operators the workflows’ ARNs in one place; no stack imports them.',
  },
];
