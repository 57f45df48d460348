// What each resource type is called once deployed: its name, `Ref`, ARN and attributes, made as AWS makes them.

/** Where the stacks are deployed, locally. */
export type Place = {
  account: string;
  region: string;
  /** Origin of the local AWS endpoint: queue URLs must point at it, since the SQS client calls the URL it is given, and so must WebSocket APIs. */
  awsOrigin: string;
};

export type Identity = { ref: string; arn: string; attributes?: Readonly<Record<string, string>> };

/** `nameProperty` holds the chosen name; without it CloudFormation makes one, here from stack and logical id. */
type Naming = {
  nameProperty?: string;
  identity(name: string, place: Place, properties: Readonly<Record<string, unknown>>): Identity;
};

/** AWS ends a stream's ARN with the moment it was switched on; here it is always the same one. */
export function streamArnOf(tableArn: string): string {
  return `${tableArn}/stream/2026-01-01T00:00:00.000`;
}

function arn(service: string, place: Place, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
}

function named(service: string, prefix: string, nameProperty: string): Naming {
  return {
    nameProperty,
    identity: (name, place) => ({ ref: name, arn: arn(service, place, `${prefix}${name}`) }),
  };
}

const table: Naming = {
  nameProperty: 'TableName',
  identity: (name, place) => {
    const tableArn = arn('dynamodb', place, `table/${name}`);
    return { ref: name, arn: tableArn, attributes: { StreamArn: streamArnOf(tableArn) } };
  },
};

const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::Connect::ContactFlow': {
    nameProperty: 'Name',
    identity: (name, place, { InstanceArn }) => {
      const instanceArn =
        typeof InstanceArn === 'string' ? InstanceArn : arn('connect', place, 'instance/local');
      const flowArn = `${instanceArn}/contact-flow/${kebab(name)}`;
      return { ref: flowArn, arn: flowArn, attributes: { ContactFlowArn: flowArn } };
    },
  },
  'AWS::Connect::IntegrationAssociation': {
    identity: (name, place) => ({
      ref: name,
      arn: arn('connect', place, `integration-association/${name}`),
      attributes: { IntegrationAssociationId: name },
    }),
  },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': named('lambda', 'function:', 'FunctionName'),
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    identity: (name, place) => ({
      ref: name,
      arn: `arn:aws:iam::${place.account}:role/${name}`,
      attributes: { RoleId: `AROA${name}` },
    }),
  },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    identity: (name, place) => ({ ref: policyArn(name, place), arn: policyArn(name, place) }),
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    identity: (name, place) => ({
      ref: `${place.awsOrigin}/${place.account}/${name}`,
      arn: arn('sqs', place, name),
      attributes: { QueueName: name, QueueUrl: `${place.awsOrigin}/${place.account}/${name}` },
    }),
  },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    identity: (name, place) => {
      const topicArn = arn('sns', place, name);
      return { ref: topicArn, arn: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
    },
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    identity: (name, place) => ({
      ref: name,
      arn: arn('events', place, `event-bus/${name}`),
      attributes: { Name: name },
    }),
  },
  'AWS::Events::Rule': named('events', 'rule/', 'Name'),
  'AWS::Events::Archive': named('events', 'archive/', 'ArchiveName'),
  'AWS::Scheduler::Schedule': named('scheduler', 'schedule/default/', 'Name'),
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    identity: (name, place) => {
      const machineArn = arn('states', place, `stateMachine:${name}`);
      return { ref: machineArn, arn: machineArn, attributes: { Name: name } };
    },
  },
  'AWS::ApiGatewayV2::Api': {
    identity: (name, place, { ProtocolType }) => ({
      ref: apiId(name),
      arn: `arn:aws:apigateway:${place.region}::/apis/${apiId(name)}`,
      attributes: {
        ApiId: apiId(name),
        // Who posts to connections calls the address that it is given.
        ApiEndpoint:
          ProtocolType === 'WEBSOCKET'
            ? place.awsOrigin.replace(/^http/, 'ws')
            : `https://${apiId(name)}.execute-api.${place.region}.amazonaws.com`,
      },
    }),
  },
  'AWS::CloudFront::Distribution': {
    identity: (name, place) => {
      const id = alphanumeric(name).toUpperCase();
      return {
        ref: id,
        arn: `arn:aws:cloudfront::${place.account}:distribution/${id}`,
        attributes: { DomainName: `${id.toLowerCase()}.cloudfront.net` },
      };
    },
  },
  'AWS::CloudFront::Function': {
    nameProperty: 'Name',
    identity: (name, place) => {
      const functionArn = `arn:aws:cloudfront::${place.account}:function/${name}`;
      return { ref: functionArn, arn: functionArn, attributes: { FunctionARN: functionArn } };
    },
  },
  'AWS::CloudFront::OriginAccessControl': {
    identity: (name, place) => ({
      ref: name,
      arn: `arn:aws:cloudfront::${place.account}:origin-access-control/${name}`,
      attributes: { Id: name },
    }),
  },
  'AWS::CloudWatch::Alarm': named('cloudwatch', 'alarm:', 'AlarmName'),
  'AWS::Cognito::UserPool': {
    identity: (name, place) => {
      const id = `${place.region}_${alphanumeric(name)}`;
      const provider = `cognito-idp.${place.region}.amazonaws.com/${id}`;
      return {
        ref: id,
        arn: arn('cognito-idp', place, `userpool/${id}`),
        attributes: { UserPoolId: id, ProviderName: provider, ProviderURL: `https://${provider}` },
      };
    },
  },
  'AWS::Cognito::UserPoolClient': {
    identity: (name, place) => {
      const id = alphanumeric(name).toLowerCase();
      return { ref: id, arn: arn('cognito-idp', place, `client/${id}`), attributes: { ClientId: id } };
    },
  },
  'AWS::Cognito::UserPoolDomain': named('cognito-idp', 'domain/', 'Domain'),
  'AWS::Cognito::UserPoolResourceServer': named('cognito-idp', 'resource-server/', 'Identifier'),
  'AWS::KMS::Key': {
    identity: (name, place) => ({
      ref: name,
      arn: arn('kms', place, `key/${name}`),
      attributes: { KeyId: name },
    }),
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    identity: (name, place) => ({ ref: name, arn: arn('logs', place, `log-group:${name}:*`) }),
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    identity: (name, place) => ({
      ref: name.toLowerCase(),
      arn: `arn:aws:s3:::${name.toLowerCase()}`,
      attributes: {
        DomainName: `${name.toLowerCase()}.s3.amazonaws.com`,
        RegionalDomainName: `${name.toLowerCase()}.s3.${place.region}.amazonaws.com`,
      },
    }),
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    identity: (name, place) => {
      const secretArn = arn('secretsmanager', place, `secret:${name}`);
      return { ref: secretArn, arn: secretArn, attributes: { Id: secretArn } };
    },
  },
  'AWS::SES::ConfigurationSet': named('ses', 'configuration-set/', 'Name'),
  'AWS::SES::EmailIdentity': named('ses', 'identity/', 'EmailIdentity'),
  'AWS::SMSVOICE::ConfigurationSet': named('sms-voice', 'configuration-set/', 'ConfigurationSetName'),
};

/** Types that nothing refers to but by `Ref` are called by their own id. */
const plain: Naming = {
  identity: (name, place) => ({ ref: name, arn: arn('cloudformation', place, `resource/${name}`) }),
};

export function namingOf(type: string): Naming {
  return NAMINGS[type] ?? plain;
}

/** The name that CloudFormation would make up, without its random end. */
export function generatedName(stackName: string, logicalId: string): string {
  return `${stackName}-${logicalId}`;
}

function policyArn(name: string, place: Place): string {
  return `arn:aws:iam::${place.account}:policy/${name}`;
}

function kebab(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function apiId(name: string): string {
  return alphanumeric(name).toLowerCase().slice(-10);
}

function alphanumeric(name: string): string {
  return name.replace(/[^a-zA-Z0-9]/g, '');
}
