// The numbers that the template names: ARNs in the policies of who may send, E.164 in the environments of those functions.
import * as z from 'zod';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { OwnedNumber } from './numbers.ts';

const PHONE_NUMBER_ARN = /arn:aws:sms-voice:[\w-]+:\d{12}:phone-number\/[\w-]+/g;
const E164 = /\+[1-9]\d{6,14}\b/g;

const policyProperties = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.string()).default([]) });

/**
 * The template nowhere says which ARN is which number, so they are paired in order; a role that may use only some of
 * the numbers would need them told apart by configuration.
 */
export function deployedNumbers(template: DeployedTemplate): readonly OwnedNumber[] {
  const policies = template
    .ofType('AWS::IAM::Policy')
    .map(({ properties }) => policyProperties.parse(properties))
    .map(({ PolicyDocument, Roles }) => ({ Roles, arns: matches(PolicyDocument, PHONE_NUMBER_ARN) }))
    .filter(({ arns }) => arns.length > 0);
  const roles = new Set(policies.flatMap(({ Roles }) => Roles));
  const senders = template
    .ofType('AWS::Lambda::Function')
    .filter(({ properties }) => roles.has(String(properties.Role).split('/').at(-1) ?? ''));

  const arns = [...new Set(policies.flatMap((policy) => policy.arns))];
  const phones = [...new Set(senders.flatMap(({ properties }) => matches(properties.Environment, E164)))];
  if (arns.length !== phones.length) {
    throw new Error(
      `The template may send texts from ${arns.length} numbers but names ${phones.join(', ') || 'none'}`,
    );
  }
  return arns.map((arn, index) => ({ arn, e164: phones[index] ?? '' }));
}

function matches(value: unknown, pattern: RegExp): string[] {
  return JSON.stringify(value ?? null).match(pattern) ?? [];
}
