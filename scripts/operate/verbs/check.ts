// check: what is missing before a deploy, each with what to do about it.
import * as z from 'zod';
import { CannotOperate } from '../cannot-operate.ts';
import { checkBootstrap, checkConcurrency, checkCredentials } from '../checks/account.ts';
import { checkBrands } from '../checks/brands.ts';
import { checkEmailAccount, checkEmailSenders } from '../checks/emails.ts';
import { type Finding, lineOf, lookUp } from '../checks/finding.ts';
import { checkCertificate, checkConnect, checkPushes } from '../checks/others.ts';
import { checkNumbers, checkSpendLimits, checkTextAccount } from '../checks/texts.ts';
import type { Operator } from '../operator.ts';
import { verb } from '../verb.ts';

export const check = verb({
  name: 'check',
  summary: 'Tells what the account lacks before a deploy, and after it',
  details: [
    'Each line says ok, missing, later (comes by the deploy or after it) or unknown (not to be looked up), with what to do.',
    'It changes nothing. The exit code is 0 when nothing is missing or unknown. It needs config/<stage>.json.',
  ],
  given: z.object({}),
  async run(_, operator) {
    // Says what is wrong with the configuration before it asks AWS anything.
    operator.target.config();
    const findings = await findAll(operator);
    for (const finding of findings) operator.print(lineOf(finding));
    const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length;
    const [missing, unknown, awaited] = [count('missing'), count('unknown'), count('later')];
    if (missing + unknown > 0)
      throw new CannotOperate(`${missing} missing, ${unknown} unknown, ${awaited} later.`);
    operator.say(awaited === 0 ? 'Nothing is missing.' : `Nothing is missing; ${awaited} later.`);
  },
});

async function findAll({ target, stage }: Operator): Promise<readonly Finding[]> {
  const parts: [what: string, look: () => Promise<readonly Finding[]>][] = [
    ['Whose credentials these are', () => checkCredentials(target)],
    ['Whether the account is bootstrapped', () => checkBootstrap(target)],
    ['How many functions may run at the same time', () => checkConcurrency(target)],
    ['Whether texts go to everyone', () => checkTextAccount(target)],
    ['What may be spent on texts and calls', () => checkSpendLimits(target)],
    ['The numbers', async () => checkNumbers(target, await stage())],
    ['The brands', async () => checkBrands(target, await stage())],
    ['Whether emails go to everyone', () => checkEmailAccount(target)],
    ['The senders of emails', () => checkEmailSenders(target)],
    ['The portal’s certificate', () => checkCertificate(target)],
    ['Amazon Connect', () => checkConnect(target)],
    ['Pushes', () => checkPushes(target)],
  ];
  const found = await Promise.all(parts.map(([what, look]) => lookUp(what, look)));
  return found.flat();
}
