// The environment of a deployed function: the template's variables and what Lambda adds, and nothing of this machine's.
import type { Credentials } from '../aws/callers.ts';

/** The service ids of the SDK clients; the plain AWS_ENDPOINT_URL catches any other, so that it fails loudly here. */
const SERVICE_IDS = [
  'CLOUDWATCH',
  'CLOUDWATCH_LOGS',
  'COGNITO_IDENTITY_PROVIDER',
  'CONNECT',
  'DYNAMODB',
  'EVENTBRIDGE',
  'KMS',
  'LAMBDA',
  'PINPOINT_SMS_VOICE_V2',
  'SECRETS_MANAGER',
  'SESV2',
  'SFN',
  'SNS',
  'SQS',
];

export function functionEnvironment(given: {
  name: string;
  arn: string;
  handler: string;
  memoryMb: number;
  variables: Readonly<Record<string, string>>;
  credentials: Credentials;
  awsOrigin: string;
}): Readonly<Record<string, string>> {
  // Options for the node process make no sense for a part of it.
  const { NODE_OPTIONS: _, ...variables } = given.variables;
  const endpoints = SERVICE_IDS.map((id) => [`AWS_ENDPOINT_URL_${id}`, given.awsOrigin] as const);
  const region = given.arn.split(':')[3] ?? 'us-east-1';
  return {
    ...variables,
    ...Object.fromEntries(endpoints),
    AWS_ENDPOINT_URL: given.awsOrigin,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: given.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: given.credentials.secretAccessKey,
    AWS_LAMBDA_FUNCTION_NAME: given.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(given.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${given.name}`,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    _HANDLER: given.handler,
    LOCAL_FUNCTION_ARN: given.arn,
    TZ: ':UTC',
  };
}
