// The senders of emails, one a brand (PE-1): each by an identity that is verified or becomes so, and a configuration set that reports the
// outcome of each email.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  type IEmailIdentity,
} from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { BrandConfig } from '../config/brand.ts';
import { domainOf } from '../config/email-domain.ts';
import type { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class EmailSenders extends Construct {
  readonly configurationSetName: string;
  /** By whom each address is sent. */
  private readonly senders: { from: string; identity: IEmailIdentity }[];

  constructor(scope: Construct, shared: SharedResources, events: ITopic) {
    super(scope, 'EmailSender');
    const [first, ...others] = shared.config.brands;
    const made = new Map<string, IEmailIdentity>();
    // The first brand's has the name that the stage's only one had: under another, SES would be told to make it again.
    this.senders = [this.sender(this, first, made)];
    for (const brand of others) this.senders.push(this.sender(new Construct(this, brand.id), brand, made));
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    configurationSet.addEventDestination('Receipts', {
      destination: EventDestination.snsTopic(events),
      // Not that they were sent: SES has answered that, and of one whose answer got lost these tell.
      events: [EmailSendingEvent.DELIVERY, EmailSendingEvent.BOUNCE, EmailSendingEvent.REJECT],
    });
    this.configurationSetName = configurationSet.configurationSetName;
  }

  /** Each brand's address by its own identity, and by no other. */
  allow(sender: ServiceFunction): void {
    const set = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSetName,
    });
    for (const { from, identity } of this.senders) {
      sender.may(['ses:SendEmail'], [identity.emailIdentityArn, set], {
        StringEquals: { 'ses:FromAddress': from },
      });
    }
  }

  /** Brands of one domain have one identity. */
  private sender(
    scope: Construct,
    { emailFrom: from, emailIdentity }: BrandConfig,
    made: Map<string, IEmailIdentity>,
  ) {
    const name = emailIdentity ?? domainOf(from);
    const identity = made.get(name) ?? identityFor(scope, name, emailIdentity !== undefined);
    made.set(name, identity);
    return { from, identity };
  }
}

/** The one that exists, which CloudFormation could not create again (DE-2), or the sender's domain. */
function identityFor(scope: Construct, name: string, exists: boolean): IEmailIdentity {
  if (exists) return EmailIdentity.fromEmailIdentityName(scope, 'Identity', name);
  const identity = new EmailIdentity(scope, 'Identity', { identity: Identity.domain(name) });
  new CfnOutput(scope, 'DnsRecords', {
    description: `CNAME records that prove ${name} is yours; no email is sent until they are in DNS`,
    value: identity.dkimRecords.map((record) => `${record.name} CNAME ${record.value}`).join(' ; '),
  });
  return identity;
}
