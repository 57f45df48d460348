// Which resource types the local cloud runs and which it knowingly leaves out; any other is refused at load.

const RUN: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::RouteResponse',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Connect::ContactFlow',
  'AWS::Connect::IntegrationAssociation',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::MetricFilter',
  'AWS::SecretsManager::Secret',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SMSVOICE::ConfigurationSet',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::StepFunctions::StateMachine',
  'Custom::CDKBucketDeployment',
]);

/** Each with the reason why nothing of the product's behaviour depends on it. */
const IGNORED: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupPlan': 'copies the table for years to come',
  'AWS::Backup::BackupSelection': 'copies the table for years to come',
  'AWS::Backup::BackupVault': 'copies the table for years to come',
  'AWS::Budgets::Budget': 'watches only',
  'AWS::CDK::Metadata': 'tells AWS which constructs were used',
  'AWS::ApiGatewayV2::ApiMapping': 'belongs to a public domain name',
  'AWS::ApiGatewayV2::DomainName': 'belongs to a public domain name',
  'AWS::ApplicationInsights::Application': 'watches only',
  'AWS::CertificateManager::Certificate': 'belongs to a public domain name',
  'AWS::CloudFront::OriginAccessControl': 'lets CloudFront alone read the bucket',
  'AWS::CloudWatch::CompositeAlarm': 'watches only',
  'AWS::CloudWatch::Dashboard': 'watches only',
  'AWS::Cognito::ManagedLoginBranding': 'how the sign-in page looks, which the local login replaces',
  'AWS::Cognito::UserPoolDomain': 'hosts the sign-in page, which the local login replaces',
  'AWS::Cognito::UserPoolResourceServer': 'names the scopes, which the clients name again',
  'AWS::Events::Archive': 'keeps events for replay by hand',
  'AWS::IAM::ServiceLinkedRole': 'used by AWS itself',
  'AWS::KMS::Alias': 'a name for a key',
  'AWS::Lambda::EventInvokeConfig': 'nothing invokes asynchronously',
  'AWS::Lambda::LayerVersion': 'holds the command line that a deploy copies with',
  'AWS::Logs::LogGroup': 'logs are kept in memory',
  'AWS::Logs::ResourcePolicy': 'watches only',
  'AWS::ResourceGroups::Group': 'groups for people to see',
  'AWS::Route53::RecordSet': 'belongs to a public domain name',
  'AWS::S3::Bucket': 'holds the built portal, which is served from where it was built',
  'AWS::S3::BucketPolicy': 'lets CloudFront alone read the bucket',
  'AWS::SMSVOICE::ProtectConfiguration': 'limits countries at the carrier; the product limits them first',
};

/** Whether resources of the type are run; false when left out knowingly. A type without a word on it is refused. */
export function isRun(type: string, path: string): boolean {
  if (RUN.has(type)) return true;
  if (Object.hasOwn(IGNORED, type)) return false;
  throw new Error(
    `${path} is a ${type}: the local cloud neither runs this resource type nor knows that it can be left out ` +
      '(local/template/known-types.ts).',
  );
}
