// Invitations: agents get an account and an email that says how to sign in (PE-2).
import { Duration } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import * as peopleApi from '../../lambdas/people/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { EmailSenders } from '../delivery/email-senders.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { passwordDays } from './sign-in.ts';

const timeout = Duration.seconds(30);
const impact = 'New agents can’t sign in: they get no invitation.';

/**
 * Cognito takes 50 new accounts a second by default and 25 changes of accounts, SES 14 emails a second, and offers go first: four
 * people at once are invited in about half a second, and a brokerage of 5,000 within a quarter of an hour.
 */
const atOnce = { batchSize: 2, maxConcurrency: 2 };

export class Invitations extends Construct {
  /** Takes who is to be invited. */
  readonly queue: WorkQueue;

  constructor(
    scope: Construct,
    shared: SharedResources,
    { api, users, emails }: { api: HttpApi; users: UserPool; emails: EmailSenders },
  ) {
    super(scope, 'Invitations');
    const inviteAgent = new ServiceFunction(this, shared, {
      name: 'people/invite-agent',
      impact: 'Leads and administrators can’t invite an agent again.',
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'], 'LIMIT#*': ['GetItem', 'PutItem'] });
    api.route(peopleApi.inviteAgent, inviteAgent);

    const sendInvitations = new ServiceFunction(this, shared, {
      name: 'people/send-invitations',
      impact,
      timeout,
      environment: {
        ...brandsEnvironment(shared.config, 'name', 'emailFrom', 'supportContact'),
        USER_POOL_ID: users.userPoolId,
        EMAIL_CONFIGURATION_SET: emails.configurationSetName,
        PORTAL_URL: shared.config.portalUrl,
        INVITATION_DAYS: String(passwordDays),
      },
    })
      .mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'], 'MEMBERSHIP#*': ['GetItem', 'UpdateItem'] })
      .may(
        [
          'cognito-idp:AdminCreateUser',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminEnableUser',
          'cognito-idp:AdminGetUser',
          'cognito-idp:AdminSetUserPassword',
          'cognito-idp:AdminUpdateUserAttributes',
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:ListUsers',
        ],
        [users.userPoolArn],
      );
    emails.allow(sendInvitations);
    this.queue = new WorkQueue(this, shared, {
      name: 'invitations',
      impact,
      consumerTimeout: timeout,
      maxReceives: 20,
      // Thousands at once take their time.
      staleAfter: Duration.minutes(30),
    });
    this.queue.feed(sendInvitations, { ...atOnce, mayPostpone: true });
  }
}
