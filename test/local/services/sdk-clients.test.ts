// What functions see: the services through the real SDK clients, their answers parsed and their errors typed.

import {
  ConnectClient,
  InvalidParameterException,
  ResourceNotFoundException as NoSuchFlow,
  StartOutboundVoiceContactCommand,
} from '@aws-sdk/client-connect';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  GenerateMacCommand,
  InvalidKeyUsageException,
  KMSClient,
  NotFoundException as NoSuchKey,
} from '@aws-sdk/client-kms';
import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  ResourceNotFoundException,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { MessageRejected, NotFoundException, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  GetExecutionHistoryCommand,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import {
  CreatePlatformEndpointCommand,
  EndpointDisabledException,
  NotFoundException as NoSuchEndpoint,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import {
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCallers } from '../../../local/aws/callers.ts';
import { type Endpoint, startEndpoint } from '../../../local/aws/endpoint.ts';
import { createFaults } from '../../../local/aws/faults.ts';
import { createMeter } from '../../../local/aws/meter.ts';
import { createConnect } from '../../../local/services/connect/connect.ts';
import { createEventBus } from '../../../local/services/event-bus/event-bus.ts';
import { createHandsets } from '../../../local/services/handsets/handsets.ts';
import { createPhoneLines } from '../../../local/services/handsets/phone-lines.ts';
import { createKms } from '../../../local/services/kms/kms.ts';
import { createSes } from '../../../local/services/ses/ses.ts';
import { createSmsVoice } from '../../../local/services/sms-voice/sms-voice.ts';
import { createSns } from '../../../local/services/sns/sns.ts';
import { createSqs } from '../../../local/services/sqs/sqs.ts';
import { createStepFunctions } from '../../../local/services/step-functions/step-functions.ts';
import { aPinLine, FLOW_ID, HANG_UP, INSTANCE_ID, PIN_LINE, says } from './support/contact-flows.ts';
import {
  aFunction,
  aMacKey,
  aTemplate,
  aTimeline,
  countedIds,
  functionArn,
  functionsOf,
  MAC_KEY_ARN,
  START,
} from './support/small-cloud.ts';

const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/work';
const APPLICATION_ARN = 'arn:aws:sns:us-east-1:000000000000:app/GCM/dibs';
const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:flow';
const NUMBER = { arn: 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-1', e164: '+12065550100' };
const MACHINE = {
  StartAt: 'Wait for the answer',
  States: {
    'Wait for the answer': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: functionArn('keep'), Payload: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 60,
      End: true,
    },
  },
};

async function aCloud(endpoint: Endpoint) {
  const { activity, clock } = aTimeline();
  const newId = countedIds();
  const template = aTemplate(
    { type: 'AWS::SQS::Queue', name: 'work' },
    aFunction('keep'),
    {
      type: 'AWS::StepFunctions::StateMachine',
      name: 'flow',
      arn: MACHINE_ARN,
      properties: {
        RoleArn: 'arn:aws:iam::000000000000:role/flow',
        DefinitionString: JSON.stringify(MACHINE),
      },
    },
    { type: 'AWS::Events::EventBus', name: 'dibs', ref: 'dibs' },
    aPinLine({ actions: [says('Hello'), HANG_UP] }),
    aMacKey(),
    { type: 'AWS::SES::EmailIdentity', name: 'sender', properties: { EmailIdentity: 'dibs.example' } },
  );
  const { functions, events } = functionsOf({ keep: () => undefined });
  const base = { template, clock, activity, functions, newId };
  const sqs = createSqs(base);
  const sns = createSns({ ...base, sqs, platformApplications: [APPLICATION_ARN] });
  const stepFunctions = createStepFunctions(base);
  const handsets = createHandsets();
  const phones = { handsets, phoneLines: createPhoneLines({ clock, handsets }) };
  const smsVoice = createSmsVoice({ ...base, ...phones, sns, numbers: [NUMBER] });
  const ses = createSes({ ...base, sns });
  const eventBus = createEventBus({ ...base, sqs });
  const connect = createConnect({ ...base, ...phones, eventBus, onFault: () => undefined });
  const kms = createKms({ template });
  const callers = createCallers();
  endpoint.serve({
    services: [sqs, sns, stepFunctions, smsVoice, ses, eventBus, connect, kms].map((each) => each.service),
    callers,
    iam: { decide: () => 'allowed' },
    faults: createFaults(),
    meter: createMeter(),
    crash: () => undefined,
    complain: () => undefined,
    commit: () => undefined,
  });
  const settings = {
    endpoint: endpoint.origin,
    region: 'us-east-1',
    credentials: callers.issue({ kind: 'service', name: 'test' }),
    maxAttempts: 1,
  };
  return { activity, clock, events, sns, stepFunctions, settings, ...phones };
}

let endpoint: Endpoint;
let cloud: Awaited<ReturnType<typeof aCloud>>;
beforeAll(async () => {
  endpoint = await startEndpoint();
  cloud = await aCloud(endpoint);
});
afterAll(async () => {
  await cloud.stepFunctions.close();
  await endpoint.close();
});

test('SQS answers with checksums that the client accepts, and names a queue that is not there', async () => {
  const client = new SQSClient(cloud.settings);
  await client.send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: 'Grüße' }));
  const Entries = [{ Id: 'a', MessageBody: 'second' }];
  const batch = await client.send(new SendMessageBatchCommand({ QueueUrl: QUEUE_URL, Entries }));
  expect(batch.Successful).toHaveLength(1);
  const input = { QueueUrl: QUEUE_URL, MaxNumberOfMessages: 10 };
  const { Messages } = await client.send(new ReceiveMessageCommand(input));
  expect(Messages?.map((message) => message.Body)).toEqual(['Grüße', 'second']);
  const elsewhere = { QueueUrl: `${QUEUE_URL}-2`, MessageBody: 'x' };
  await expect(client.send(new SendMessageCommand(elsewhere))).rejects.toThrow(QueueDoesNotExist);
});

test('SNS gives a device its endpoint, pushes to it, and says when it is disabled or unknown', async () => {
  const client = new SNSClient(cloud.settings);
  const { EndpointArn: TargetArn } = await client.send(
    new CreatePlatformEndpointCommand({ PlatformApplicationArn: APPLICATION_ARN, Token: 'device' }),
  );
  const Message = JSON.stringify({ default: 'plain', GCM: '{"a":"<&>"}' });
  const push = new PublishCommand({ TargetArn, Message, MessageStructure: 'json' });
  expect(await client.send(push)).toHaveProperty('MessageId');
  expect(cloud.sns.pushes.pushesTo('device').map((each) => each.message)).toEqual(['{"a":"<&>"}']);
  cloud.sns.pushes.enable('device', false);
  await expect(client.send(push)).rejects.toThrow(EndpointDisabledException);
  const unknown = new PublishCommand({ TargetArn: `${TargetArn}-2`, Message: 'x' });
  await expect(client.send(unknown)).rejects.toThrow(NoSuchEndpoint);
});

test('Step Functions starts and describes an execution and completes its task, and names what it refuses', async () => {
  const client = new SFNClient(cloud.settings);
  const start = (input: string) =>
    client.send(new StartExecutionCommand({ stateMachineArn: MACHINE_ARN, name: 'one', input }));
  const { executionArn, startDate } = await start('{}');
  expect(startDate).toEqual(new Date(START));
  await cloud.activity.settled();
  await expect(start('{"a":1}')).rejects.toThrow(ExecutionAlreadyExists);

  const [kept] = cloud.events;
  const taskToken = String(Object.values(Object(kept?.event))[0]);
  const answer = (token: string) =>
    client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"a":1}' }));
  await answer(taskToken);
  await expect(answer(taskToken)).rejects.toThrow(TaskTimedOut);
  await expect(answer('rubbish')).rejects.toThrow(InvalidToken);

  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', stopDate: new Date(START) });
  const history = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(history.events?.map((event) => event.type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});

test('End User Messaging throttles, validates and conflicts in its own types', async () => {
  const client = new PinpointSMSVoiceV2Client(cloud.settings);
  const send = (more: object = {}) =>
    client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: '+12065550123',
        OriginationIdentity: NUMBER.e164,
        MessageBody: 'Hello',
        ...more,
      }),
    );
  expect(await send()).toHaveProperty('MessageId');
  const throttled = await send().catch((error: unknown) => error);
  expect(throttled).toBeInstanceOf(ThrottlingException);
  expect(throttled).toMatchObject({ $retryable: { throttling: true } });
  const invalid = await send({ MessageBody: '' }).catch((error: unknown) => error);
  expect(invalid).toBeInstanceOf(ValidationException);
  expect(invalid).toMatchObject({ Fields: [{ Name: 'MessageBody' }] });
  await expect(send({ OriginationIdentity: '+12065550199' })).rejects.toThrow(ResourceNotFoundException);
  const conflict = await send({ MessageType: 'PROMOTIONAL' }).catch((error: unknown) => error);
  expect(conflict).toBeInstanceOf(ConflictException);
  expect(conflict).toMatchObject({ Reason: 'MESSAGE_TYPE_MISMATCH' });
});

test('End User Messaging calls, and names the limit of five calls a day to one phone', async () => {
  const client = new PinpointSMSVoiceV2Client(cloud.settings);
  const place = (more: object = {}) =>
    client.send(
      new SendVoiceMessageCommand({
        DestinationPhoneNumber: '+12065550124',
        OriginationIdentity: NUMBER.arn,
        MessageBody: 'A new client',
        VoiceId: 'JOANNA',
        TimeToLive: 20,
        Context: { referralId: 'ref_1' },
        ...more,
      }),
    );
  const { MessageId } = await place();
  await expect(place()).rejects.toThrow(ThrottlingException);
  await expect(place({ MessageBody: 'x'.repeat(3001) })).rejects.toThrow(ValidationException);
  await cloud.activity.settled();
  expect(cloud.phoneLines.callsOf('+12065550124')).toMatchObject([{ id: MessageId, state: 'ringing' }]);
  for (let placed = 1; placed < 5; placed += 1) {
    await cloud.clock.advance(1000);
    await place();
  }
  await cloud.clock.advance(1000);
  const refused = await place().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ServiceQuotaExceededException);
  expect(refused).toMatchObject({ Reason: 'DAILY_DESTINATION_CALL_LIMIT' });
});

test('KMS makes the same MAC of the same message, and names a key that is not there', async () => {
  const client = new KMSClient(cloud.settings);
  const mac = (more: object = {}) =>
    client.send(
      new GenerateMacCommand({
        KeyId: MAC_KEY_ARN,
        Message: Buffer.from('123456'),
        MacAlgorithm: 'HMAC_SHA_256',
        ...more,
      }),
    );
  const { Mac, KeyId } = await mac();
  expect(KeyId).toBe(MAC_KEY_ARN);
  expect(Mac).toHaveLength(32);
  expect((await mac({ KeyId: 'mac-key' })).Mac).toEqual(Mac);
  await expect(mac({ KeyId: 'other' })).rejects.toThrow(NoSuchKey);
  await expect(mac({ MacAlgorithm: 'HMAC_SHA_512' })).rejects.toThrow(InvalidKeyUsageException);
});

test('Connect starts a contact once per client token, and names what it refuses', async () => {
  const client = new ConnectClient(cloud.settings);
  const start = (more: object = {}) =>
    client.send(
      new StartOutboundVoiceContactCommand({
        InstanceId: INSTANCE_ID,
        ContactFlowId: FLOW_ID,
        SourcePhoneNumber: PIN_LINE,
        DestinationPhoneNumber: '+12065550125',
        RingTimeoutInSeconds: 20,
        ...more,
      }),
    );
  const { ContactId } = await start({ ClientToken: 'one' });
  expect(await start({ ClientToken: 'one' })).toMatchObject({ ContactId });
  await cloud.activity.settled();
  expect(cloud.phoneLines.callsOf('+12065550125')).toMatchObject([{ id: ContactId, state: 'ringing' }]);
  await expect(start({ RingTimeoutInSeconds: 10 })).rejects.toThrow(InvalidParameterException);
  await expect(start({ SourcePhoneNumber: '+12065550199' })).rejects.toThrow(InvalidParameterException);
  await expect(start({ ContactFlowId: 'other' })).rejects.toThrow(NoSuchFlow);
});

test('SES takes an email from a verified sender only', async () => {
  const client = new SESv2Client(cloud.settings);
  const send = (from: string, more: object = {}) =>
    client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: ['agent@example.com'] },
        Content: { Simple: { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'Look' } } } },
        ...more,
      }),
    );
  expect(await send('leads@dibs.example')).toHaveProperty('MessageId');
  await expect(send('leads@other.example')).rejects.toThrow(MessageRejected);
  await expect(send('leads@dibs.example', { ConfigurationSetName: 'none' })).rejects.toThrow(
    NotFoundException,
  );
});

test('EventBridge answers entry by entry', async () => {
  const client = new EventBridgeClient(cloud.settings);
  const good = {
    Source: 'dibs',
    DetailType: 'ReferralClaimed',
    Detail: '{}',
    EventBusName: 'dibs',
    Time: new Date(START),
  };
  const answer = await client.send(new PutEventsCommand({ Entries: [good, { ...good, Detail: '{' }] }));
  expect(answer).toMatchObject({ FailedEntryCount: 1, Entries: [{}, { ErrorCode: 'MalformedDetail' }] });
});
