// Emails: out of the sandbox, and a sender that is verified.
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { BrandConfig } from '../../../lib/config/brand.ts';
import { domainOf } from '../../../lib/config/email-domain.ts';
import type { Target } from '../target.ts';
import { expect, type Finding, later } from './finding.ts';

export async function checkEmailAccount({ client }: Target): Promise<readonly Finding[]> {
  const { ProductionAccessEnabled, SendingEnabled } = await new SESv2Client(client).send(
    new GetAccountCommand({}),
  );
  return [
    expect(
      ProductionAccessEnabled === true,
      'Emails go to everyone (SES is out of its sandbox)',
      'ask for it: SES, Account dashboard, Request production access',
    ),
    expect(
      SendingEnabled === true,
      'SES lets the account send',
      'SES has paused it: see the account dashboard',
    ),
  ];
}

/** The sender of each brand. */
export async function checkEmailSenders({ client, config }: Target): Promise<readonly Finding[]> {
  const ses = new SESv2Client(client);
  const findings = await Promise.all(config().brands.map((brand) => checkSender(ses, brand)));
  return findings.flat();
}

async function checkSender(
  ses: SESv2Client,
  { emailFrom, emailIdentity }: BrandConfig,
): Promise<readonly Finding[]> {
  for (const EmailIdentity of emailIdentity === undefined ? identitiesFor(emailFrom) : [emailIdentity]) {
    try {
      const { VerifiedForSendingStatus } = await ses.send(new GetEmailIdentityCommand({ EmailIdentity }));
      return [
        expect(
          VerifiedForSendingStatus === true,
          `The sender’s identity ${EmailIdentity} is verified`,
          'put its DKIM records into DNS: output DnsRecords of the delivery stack, or SES, Identities',
        ),
      ];
    } catch (fault) {
      if (!(fault instanceof NotFoundException)) throw fault;
    }
  }
  if (emailIdentity !== undefined)
    return [expect(false, `The sender’s identity ${emailIdentity}`, 'SES has none: correct emailIdentity')];
  return [
    later(
      `The sender’s identity ${domainOf(emailFrom)}`,
      'the deploy makes it; then its DKIM records go into DNS',
    ),
  ];
}

/** The address, its domain, and the domains above that. */
function identitiesFor(address: string): string[] {
  const parts = domainOf(address).split('.');
  const domains = parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
  return [address, ...domains];
}
