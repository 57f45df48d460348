// The email sender: an identity that is verified or becomes so, and a configuration set that reports the outcome of each email.
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
import { domainOf } from '../config/email-domain.ts';
import type { StageConfig } from '../config/stage-config.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class EmailSender extends Construct {
  readonly from: string;
  readonly configurationSetName: string;
  /** What `ses:SendEmail` must be allowed on. */
  readonly arns: string[];

  constructor(scope: Construct, shared: SharedResources, events: ITopic) {
    super(scope, 'EmailSender');
    this.from = shared.config.emailFrom;
    const identity = this.identity(shared.config);
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
    this.arns = [
      identity.emailIdentityArn,
      Stack.of(this).formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: configurationSet.configurationSetName,
      }),
    ];
  }

  /** The one that exists, which CloudFormation could not create again (DE-2), or the sender's domain. */
  private identity({ emailIdentity }: StageConfig): IEmailIdentity {
    if (emailIdentity !== undefined) {
      return EmailIdentity.fromEmailIdentityName(this, 'Identity', emailIdentity);
    }
    const domain = domainOf(this.from);
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) });
    new CfnOutput(this, 'DnsRecords', {
      description: `CNAME records that prove ${domain} is yours; no email is sent until they are in DNS`,
      value: identity.dkimRecords.map((record) => `${record.name} CNAME ${record.value}`).join(' ; '),
    });
    return identity;
  }
}
