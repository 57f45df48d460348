// What a simulated AWS service is: its actions, what IAM must allow for each, and the errors it answers.

/** Who signed an AWS call: a deployed function (checked against its role), or a part of the cloud itself. */
export type Caller =
  | { kind: 'function'; functionName: string; roleArn: string }
  | { kind: 'service'; name: string };

/** One permission that a call needs: an IAM action on one resource, with the condition keys that the service sets. */
export type Permission = {
  action: string;
  resource: string;
  context?: Readonly<Record<string, readonly string[]>>;
};

/** The input of an AWS call after its wire protocol was read: always an object of JSON values. */
export type AwsInput = Readonly<Record<string, unknown>>;

/** One action of a service, for example `SendMessage` of SQS. */
export type AwsAction = {
  /** The permissions that the caller's role must grant, all of them. */
  permissions(input: AwsInput): readonly Permission[];
  /** Carries the call out. Expected refusals are thrown as `AwsError`. */
  run(input: AwsInput, caller: Caller): Promise<AwsInput>;
};

/** A simulated service behind the AWS endpoint. An action that is not in `actions` is answered with a loud fault. */
export type AwsService = {
  /** Name as in the credential scope of the signature, for example `sqs`, `states`, `sns`, `events`, `ses`, `sms-voice`, `dynamodb`, `kms`, `connect`. */
  readonly signingName: string;
  /** The wire protocol that the SDK client speaks to it. */
  readonly protocol: 'json-1.0' | 'json-1.1' | 'query' | 'rest-json';
  readonly actions: Readonly<Record<string, AwsAction>>;
};

/** An error that an AWS service answers to its caller, in the shape that the SDK turns into a typed exception. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: AwsInput;

  constructor(code: string, message: string, options: { status?: number; fields?: AwsInput } = {}) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status ?? 400;
    this.fields = options.fields ?? {};
  }
}
