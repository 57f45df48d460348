// What the emulator lacks of AWS, each with what that costs. All of it is taken out of the copy that is deployed there, and nothing else.
// A run fails when something is missing in this list, and when something in it is not needed any more.

/** `says`: how the emulator refuses it. */
type Refused = { says: RegExp; why: string };

export type Lack =
  /** A resource; only those that have the property, when one is named. */
  | ({ kind: 'resource'; type: string; property?: string } & Refused)
  /** An output that reads an attribute of such a resource; `attribute` is how its name begins. */
  | ({ kind: 'output'; type: string; attribute: string } & Refused)
  /** A condition on a key that the emulator never sets, of statements that allow: they would allow nothing. */
  | { kind: 'condition'; key: ConditionKey; why: string }
  /** Actions that it looks up on `*` alone, of statements that allow them on less. */
  | { kind: 'scope'; actions: readonly string[]; why: string };

export type ConditionKey = 'dynamodb:LeadingKeys' | 'ses:FromAddress';

export const lacking: readonly Lack[] = [
  {
    kind: 'resource',
    type: 'AWS::CloudWatch::Alarm',
    property: 'Metrics',
    says: /metric math/,
    why: 'Alarms that compute with several metrics, which those of functions do.',
  },
  {
    kind: 'resource',
    type: 'AWS::SMSVOICE::ConfigurationSet',
    says: /Unrecognized resource types/,
    why: 'End User Messaging as a whole: the carrier of the local cloud takes its place.',
  },
  {
    kind: 'resource',
    type: 'AWS::Connect::ContactFlow',
    says: /Unrecognized resource types/,
    why: 'Amazon Connect as a whole, so there is no PIN line.',
  },
  {
    kind: 'resource',
    type: 'AWS::Connect::IntegrationAssociation',
    says: /Unrecognized resource types/,
    why: 'Amazon Connect as a whole, so there is no PIN line.',
  },
  {
    kind: 'resource',
    type: 'AWS::Cognito::ManagedLoginBranding',
    says: /Unrecognized resource types/,
    why: 'How the sign-in page looks, which the emulator does not draw.',
  },
  {
    kind: 'resource',
    type: 'AWS::ApiGatewayV2::RouteResponse',
    says: /Unrecognized resource types/,
    why: 'Answers to what a page says on a WebSocket: the live channel’s pings are not answered.',
  },
  {
    kind: 'resource',
    type: 'Custom::CDKBucketDeployment',
    says: /\/opt\/awscli\/aws/,
    why: 'A layer is not found under /opt, so the portal’s files are not copied into their bucket.',
  },
  {
    kind: 'output',
    type: 'AWS::SES::EmailIdentity',
    attribute: 'DkimDNSToken',
    says: /DkimDNSToken/,
    why: 'The DNS records of an email identity.',
  },
  {
    kind: 'condition',
    key: 'dynamodb:LeadingKeys',
    why: 'Which items of the table a role may use; that it may use the table, and by which actions, is enforced.',
  },
  {
    kind: 'condition',
    key: 'ses:FromAddress',
    why: 'From which address a role may send emails; that it may send any is enforced.',
  },
  {
    kind: 'scope',
    actions: ['ses:SendEmail'],
    why: 'By which identity a role may send emails; that it may send any is enforced.',
  },
  {
    kind: 'scope',
    actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
    why: 'Of which workflow a role may end a wait; that it may end waits at all is enforced.',
  },
];
