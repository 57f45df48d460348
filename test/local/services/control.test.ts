// The control routes of the services: what they show, and what bad input is answered with.
import { describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { emailRoutes } from '../../../local/control/emails.ts';
import { eventRoutes } from '../../../local/control/events.ts';
import { executionRoutes } from '../../../local/control/executions.ts';
import { phoneRoutes } from '../../../local/control/phones.ts';
import { pushRoutes } from '../../../local/control/pushes.ts';
import { queueRoutes } from '../../../local/control/queues.ts';
import { createEventBus } from '../../../local/services/event-bus/event-bus.ts';
import { createSes } from '../../../local/services/ses/ses.ts';
import { createSmsVoice } from '../../../local/services/sms-voice/sms-voice.ts';
import { createSns } from '../../../local/services/sns/sns.ts';
import { createSqs } from '../../../local/services/sqs/sqs.ts';
import { aTemplate, aTimeline, call, countedIds, functionsOf } from './small-cloud.ts';

const INBOUND = 'arn:aws:sns:us-east-1:000000000000:inbound';
const APPLICATION_ARN = 'arn:aws:sns:us-east-1:000000000000:app/GCM/dibs';
const LISTENING = '+12065550100';
const DEAF = '+12065550101';
const HANDSET = '+12065550123';

function aControlSurface() {
  const { activity, clock } = aTimeline();
  const template = aTemplate(
    { type: 'AWS::SNS::Topic', name: 'inbound' },
    { type: 'AWS::SQS::Queue', name: 'work' },
    { type: 'AWS::Events::EventBus', name: 'dibs', ref: 'dibs' },
    { type: 'AWS::SES::EmailIdentity', name: 'sender', properties: { EmailIdentity: 'dibs.example' } },
  );
  const newId = countedIds();
  const complain = () => undefined;
  const base = { template, clock, activity, functions: functionsOf({}).functions, newId, complain };
  const sqs = createSqs(base);
  const sns = createSns({ ...base, sqs, platformApplications: [APPLICATION_ARN] });
  const arn = 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-';
  const numbers = [
    { arn: `${arn}1`, e164: LISTENING, twoWayTopicArn: INBOUND },
    { arn: `${arn}2`, e164: DEAF },
  ];
  const smsVoice = createSmsVoice({ ...base, sns, numbers });
  const ses = createSes({ ...base, sns });
  const eventBus = createEventBus({ ...base, sqs });
  const routes = new Hono();
  for (const part of [
    phoneRoutes({ smsVoice, newId }),
    emailRoutes({ ses }),
    pushRoutes({ sns }),
    queueRoutes({ sqs }),
    eventRoutes({ eventBus }),
    executionRoutes({ stepFunctions: { executions: () => [] } }),
  ]) {
    routes.route('/_local', part);
  }
  async function ask(path: string, body?: unknown) {
    const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await routes.request(`/_local${path}`, request);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    };
  }
  return { ask, sqs, sns, smsVoice, ses, eventBus };
}

describe('a phone', () => {
  test('texts a number, redelivers the same id, and shows both directions', async () => {
    const { ask, smsVoice } = aControlSurface();
    const text = { DestinationPhoneNumber: HANDSET, OriginationIdentity: LISTENING, MessageBody: 'Hi' };
    await call(smsVoice.service, 'SendTextMessage', text);
    const reply = { to: LISTENING, body: 'YES', id: 'in-1' };
    expect(await ask(`/phones/${HANDSET}/texts`, reply)).toMatchObject({ status: 202, body: { id: 'in-1' } });
    expect(await ask(`/phones/${HANDSET}/texts`, reply)).toMatchObject({ status: 200, body: { id: 'in-1' } });
    expect((await ask(`/phones/${encodeURIComponent(HANDSET)}`)).body).toEqual({
      calls: [],
      texts: [
        expect.objectContaining({ from: LISTENING, to: HANDSET, body: 'Hi', direction: 'outbound' }),
        {
          id: 'in-1',
          from: HANDSET,
          to: LISTENING,
          body: 'YES',
          direction: 'inbound',
          at: '2026-03-01T00:00:00.000Z',
        },
      ],
    });
  });

  test('gets a problem document for what cannot be', async () => {
    const { ask } = aControlSurface();
    const problem = (status: number, code: string) => ({
      status,
      type: 'application/problem+json',
      body: {
        type: `urn:dibs:problem:${code}`,
        title: expect.any(String),
        status,
        code,
        detail: expect.any(String),
      },
    });
    const text = { to: LISTENING, body: 'YES' };
    expect(await ask('/phones/12345')).toEqual(problem(400, 'invalid-phone'));
    expect(await ask('/phones/12345/texts', text)).toEqual(problem(400, 'invalid-phone'));
    expect(await ask(`/phones/${HANDSET}/texts`, { to: LISTENING })).toEqual(problem(400, 'invalid-body'));
    expect(await ask(`/phones/${HANDSET}/texts`, { ...text, to: DEAF })).toEqual(
      problem(409, 'no-inbound-topic'),
    );
    expect(await ask(`/phones/${HANDSET}/texts`, { ...text, to: HANDSET })).toEqual(
      problem(404, 'unknown-number'),
    );
    expect(await ask(`/phones/${HANDSET}/behaviour`, { receipts: 'odd' })).toEqual(
      problem(400, 'invalid-body'),
    );
    expect(await ask('/queues/other/redrive', {})).toEqual(problem(404, 'unknown-queue'));
    expect(await ask('/pushes/device/endpoint', { enabled: false })).toEqual(problem(404, 'unknown-device'));
    expect(await ask('/emails/nobody')).toEqual(problem(400, 'invalid-address'));
  });

  test('behaves as it is told', async () => {
    const { ask } = aControlSurface();
    const told = await ask(`/phones/${HANDSET}/behaviour`, { receipts: 'lost' });
    expect(told).toMatchObject({ status: 200, body: { receipts: 'lost', delivery: 'delivered' } });
  });
});

test('mailboxes, devices, queues, buses and executions are shown', async () => {
  const { ask, ses, sns, sqs, eventBus } = aControlSurface();
  await call(ses.service, 'SendEmail', {
    FromEmailAddress: 'leads@dibs.example',
    Destination: { ToAddresses: ['agent@example.com'] },
    Content: { Simple: { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'Look' } } } },
  });
  const device = { PlatformApplicationArn: APPLICATION_ARN, Token: 'device' };
  const { EndpointArn } = await call(sns.service, 'CreatePlatformEndpoint', device);
  await call(sns.service, 'Publish', { TargetArn: EndpointArn, Message: 'Look' });
  sqs.put('arn:aws:sqs:us-east-1:000000000000:work', 'todo');
  const event = { Source: 'dibs', DetailType: 'ReferralClaimed', Detail: '{}', EventBusName: 'dibs' };
  await call(eventBus.service, 'PutEvents', {
    Entries: [event, { ...event, DetailType: 'ReferralDeclined' }],
  });

  const at = '2026-03-01T00:00:00.000Z';
  expect((await ask('/emails/agent@example.com')).body).toEqual({
    emails: [{ subject: 'Hi', text: 'Look', at }],
  });
  expect((await ask('/pushes/device')).body).toEqual({ pushes: [{ message: 'Look', at }] });
  expect((await ask('/queues')).body).toMatchObject({
    queues: [{ name: 'work', messages: [{ body: 'todo' }] }],
  });
  expect((await ask('/events?type=ReferralClaimed')).body).toMatchObject({
    events: [{ type: 'ReferralClaimed', at }],
  });
  expect((await ask('/executions?name=ref_1')).body).toEqual({ executions: [] });
});
