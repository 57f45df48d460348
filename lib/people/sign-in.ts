// Who may call the API: agents through the portal, the source and the admin as machines with scopes.
import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  ResourceServerScope,
  StringAttribute,
  type UserInvitationConfig,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { addMachineClient, addPortalClient, portalAddress } from './sign-in-clients.ts';

/** Claims that tie a person to an agent's profile. Only an administrator writes them. */
const agentClaims = ['agentId', 'teamId'];

/** How long the password of an invitation is good. */
export const passwordDays = 3;

/** Cognito’s own words name neither the sender nor where to sign in. They are HTML. */
function invitation({ brands, portalUrl }: StageConfig): UserInvitationConfig {
  const [first, ...others] = brands;
  // One pool has one invitation: where there are several brands, it names none.
  const [at, of] =
    others.length === 0 ? [` at ${first.name}`, ` of ${asHtml(first.name)}`] : [' for referrals', ''];
  return {
    emailSubject: `Your account${at}`,
    emailBody: [
      `You can sign in to the referrals${of} now: ${portalUrl}`,
      'Email: {username}',
      `First password, good for ${passwordDays} days: {####}`,
      'You choose your own when you sign in.',
    ].join('<br>'),
  };
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly portal: UserPoolClient;
  readonly source: UserPoolClient;
  readonly admin: UserPoolClient;
  /** The issuer of the tokens. */
  readonly issuer: string;
  /** Its endpoints `authorize`, `token` and `revoke` are below it. */
  readonly signInUrl: string;
  /** Ends the Cognito session and redirects to the portal. */
  readonly signOutUrl: string;
  /** Origins that the portal calls to sign in. The issuer’s own is not among them: its endpoints are known. */
  readonly origins: readonly string[];

  constructor(scope: Construct, config: StageConfig) {
    super(scope, 'SignIn');
    this.pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      userInvitation: invitation(config),
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: {
        agentId: new StringAttribute({ mutable: true }),
        teamId: new StringAttribute({ mutable: true }),
      },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(passwordDays),
      },
      mfa: config.secondFactor === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: config.protected,
    });
    Validations.of(this.pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The Plus plan is billed per user, so each brokerage decides for its pool; only administrators create accounts.',
    });
    if (config.secondFactor === 'optional') {
      Validations.of(this.pool).acknowledge({
        id: 'AwsSolutions-COG2',
        reason:
          'A second factor is optional: agents race for referrals on their own phones, and a brokerage can require it (secondFactor).',
      });
    }
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `dibs-${config.stage}-${Stack.of(this).account}` },
      // The pages that have languages, which the portal asks for by `lang`.
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });

    const referrals = new ResourceServerScope({
      scopeName: 'referrals',
      scopeDescription: 'Create and read referrals',
    });
    const admin = new ResourceServerScope({
      scopeName: 'admin',
      scopeDescription: 'Set up teams and agents',
    });
    const server = this.pool.addResourceServer('Api', { identifier: 'dibs', scopes: [referrals, admin] });

    // The API takes who is in it for an administrator (PE-2), or for one of the source's people.
    this.pool.addGroup('Admins', { groupName: 'admins', description: 'Administrators of the stage' });
    this.pool.addGroup('Sources', { groupName: 'sources', description: 'Source operators of the stage' });

    this.portal = addPortalClient(this.pool, config.portalUrl, agentClaims);
    this.source = addMachineClient(this.pool, 'Source', server, referrals);
    this.admin = addMachineClient(this.pool, 'Admin', server, admin);

    // A client without a style has no such page: it is there before the pages are switched to.
    const look = new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: this.pool.userPoolId,
      clientId: this.portal.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    domain.node.addDependency(look);

    const cognito = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com`;
    this.issuer = `${cognito}/${this.pool.userPoolId}`;
    this.signInUrl = `${domain.baseUrl()}/oauth2`;
    this.origins = [domain.baseUrl()];
    const backTo = encodeURIComponent(portalAddress(config.portalUrl));
    this.signOutUrl = `${domain.baseUrl()}/logout?client_id=${this.portal.userPoolClientId}&logout_uri=${backTo}`;

    new CfnOutput(this, 'Address', {
      description: 'Where people sign in, and machines get tokens by /oauth2/token',
      value: domain.baseUrl(),
    });
    new CfnOutput(this, 'UserPoolId', { value: this.pool.userPoolId });
    new CfnOutput(this, 'PortalClientId', { value: this.portal.userPoolClientId });
    new CfnOutput(this, 'SourceClientId', { value: this.source.userPoolClientId });
    new CfnOutput(this, 'AdminClientId', { value: this.admin.userPoolClientId });
  }
}
