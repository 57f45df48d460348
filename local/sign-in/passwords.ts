// Passwords at the local sign-in: what the pool's policy asks of one, and how it is kept.
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate } from '../template/resources.ts';
import type { Lack } from './words.ts';

/** `isFirst`: of an invitation, to be changed at the first sign-in; `since`: when it was set. */
export const keptPassword = z.object({
  salt: z.string(),
  hash: z.string(),
  isFirst: z.boolean(),
  since: z.number(),
});
export type KeptPassword = z.infer<typeof keptPassword>;

const poolProperties = z.object({
  Policies: z.object({
    PasswordPolicy: z.object({
      MinimumLength: z.number(),
      RequireLowercase: z.boolean().default(false),
      RequireUppercase: z.boolean().default(false),
      RequireNumbers: z.boolean().default(false),
      RequireSymbols: z.boolean().default(false),
      TemporaryPasswordValidityDays: z.number().default(7),
    }),
  }),
});

const dayMs = 86_400_000;
/** Cheap: nothing here is worth an attack. */
const cost = { N: 1024 };

export function keepPassword(password: string, isFirst: boolean, now: number): KeptPassword {
  const salt = randomBytes(12).toString('base64url');
  return { salt, hash: hashOf(password, salt), isFirst, since: now };
}

export function isPassword(password: string, { salt, hash }: KeptPassword): boolean {
  return timingSafeEqual(Buffer.from(hashOf(password, salt)), Buffer.from(hash));
}

function hashOf(password: string, salt: string): string {
  return scryptSync(password, salt, 24, cost).toString('base64url');
}

export function passwordPolicy(template: DeployedTemplate) {
  const [pool] = template.ofType('AWS::Cognito::UserPool');
  const policy = pool && propertiesOf(pool, poolProperties.partial()).Policies?.PasswordPolicy;
  const asked: readonly (readonly [boolean | undefined, RegExp, Lack])[] = [
    [policy?.RequireLowercase, /[a-z]/, 'lower-case'],
    [policy?.RequireUppercase, /[A-Z]/, 'capital'],
    [policy?.RequireNumbers, /[0-9]/, 'digit'],
    [policy?.RequireSymbols, /[^A-Za-z0-9\s]/, 'symbol'],
  ];
  return {
    /** What it lacks; undefined for a good one. */
    lackOf(password: string): readonly Lack[] | undefined {
      const lacks: Lack[] = asked.flatMap(([isAsked, pattern, what]) =>
        isAsked && !pattern.test(password) ? [what] : [],
      );
      if (password.length < (policy?.MinimumLength ?? 0))
        lacks.unshift({ characters: policy?.MinimumLength ?? 0 });
      return lacks.length === 0 ? undefined : lacks;
    },
    isTooOld: ({ isFirst, since }: KeptPassword, now: number) =>
      isFirst && now - since > (policy?.TemporaryPasswordValidityDays ?? 7) * dayMs,
  };
}
