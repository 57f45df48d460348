// The control routes of the services: what they show, and what bad input is answered with.
import { describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { createFaults } from '../../../local/aws/faults.ts';
import { emailRoutes } from '../../../local/control/emails.ts';
import { eventRoutes } from '../../../local/control/events.ts';
import { executionRoutes } from '../../../local/control/executions.ts';
import { faultRoutes } from '../../../local/control/faults.ts';
import { numberRoutes } from '../../../local/control/numbers.ts';
import { phoneRoutes } from '../../../local/control/phones.ts';
import { pushRoutes } from '../../../local/control/pushes.ts';
import { queueRoutes } from '../../../local/control/queues.ts';
import { createConnect } from '../../../local/services/connect/connect.ts';
import { createEventBus } from '../../../local/services/event-bus/event-bus.ts';
import { createHandsets } from '../../../local/services/handsets/handsets.ts';
import { createPhoneLines } from '../../../local/services/handsets/phone-lines.ts';
import { createSes } from '../../../local/services/ses/ses.ts';
import { createSmsVoice } from '../../../local/services/sms-voice/sms-voice.ts';
import { createSns } from '../../../local/services/sns/sns.ts';
import { createSqs } from '../../../local/services/sqs/sqs.ts';
import { createWebPush } from '../../../local/services/web-push/web-push.ts';
import { aPinLine, HANG_UP, PIN_LINE, says } from './support/contact-flows.ts';
import { aTemplate, aTimeline, call, countedIds, functionsOf } from './support/small-cloud.ts';

const INBOUND = 'arn:aws:sns:us-east-1:000000000000:inbound';
const APPLICATION_ARN = 'arn:aws:sns:us-east-1:000000000000:app/GCM/dibs';
const LISTENING = '+12065550100';
const DEAF = '+12065550101';
const HANDSET = '+12065550123';

function aControlSurface() {
  const { activity, clock } = aTimeline();
  const template = aTemplate(
    aPinLine({ actions: [says('Hello'), HANG_UP] }),
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
  const handsets = createHandsets();
  const phones = { handsets, phoneLines: createPhoneLines({ clock, handsets }) };
  const smsVoice = createSmsVoice({ ...base, ...phones, sns, numbers });
  const ses = createSes({ ...base, sns });
  const eventBus = createEventBus({ ...base, sqs });
  const onFault = () => undefined;
  const connect = createConnect({ ...base, ...phones, eventBus, onFault });
  const routes = new Hono();
  for (const part of [
    phoneRoutes({ ...phones, smsVoice, connect, numbers, newId }),
    numberRoutes({ numbers, connect }),
    faultRoutes({ faults: createFaults() }),
    emailRoutes({ ses }),
    pushRoutes({
      sns,
      webPush: createWebPush({ nowMs: () => clock.now(), newId }),
      devices: { called: async () => [] },
    }),
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
  return { ask, activity, sqs, sns, smsVoice, ses, eventBus };
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

  test('rings, is answered and hung up, and shows how its calls stand', async () => {
    const { ask, activity, smsVoice } = aControlSurface();
    const spoken = {
      DestinationPhoneNumber: HANDSET,
      OriginationIdentity: DEAF,
      MessageBody: 'A new client',
    };
    const { MessageId: id } = await call(smsVoice.service, 'SendVoiceMessage', spoken);
    await activity.settled();
    const shown = {
      id,
      from: DEAF,
      to: HANDSET,
      state: 'ringing',
      message: 'A new client',
      at: '2026-03-01T00:00:00.000Z',
    };
    expect((await ask(`/phones/${HANDSET}`)).body).toEqual({ texts: [], calls: [shown] });
    const act = (name: string, of = id) => ask(`/phones/${HANDSET}/calls/${of}`, { act: name });
    expect(await act('answer')).toMatchObject({ status: 200, body: { ...shown, state: 'answered' } });
    expect(await act('answer')).toMatchObject({ status: 409, body: { code: 'call-over' } });
    expect(await act('hangup')).toMatchObject({ status: 200, body: { ...shown, state: 'completed' } });
    expect(await act('hangup')).toMatchObject({ status: 409, body: { code: 'call-over' } });
    expect(await act('answer', 'other')).toMatchObject({ status: 404, body: { code: 'unknown-call' } });
    expect(await act('sing')).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  });

  test('dials a number and tells what it heard', async () => {
    const { ask } = aControlSurface();
    const dial = (to: string, digits = '') => ask(`/phones/${HANDSET}/dial`, { to, digits });
    expect(await dial(PIN_LINE)).toMatchObject({ status: 200, body: { said: ['Hello'] } });
    // A number that texts and calls takes no calls: there is nothing to hear.
    expect(await dial(DEAF)).toMatchObject({ status: 200, body: { said: [], why: expect.any(String) } });
    expect(await dial('+12065550177')).toMatchObject({ status: 404, body: { code: 'no-flow' } });
    expect(await dial(PIN_LINE, 'abc')).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  });

  test('is listed with all others that were reached or sent something', async () => {
    const { ask, activity, smsVoice } = aControlSurface();
    expect((await ask('/phones')).body).toEqual({ phones: [] });
    const to = { DestinationPhoneNumber: HANDSET, OriginationIdentity: DEAF };
    await call(smsVoice.service, 'SendVoiceMessage', { ...to, MessageBody: 'A new client' });
    await ask('/phones/+12065550122/texts', { to: LISTENING, body: 'YES' });
    await activity.settled();
    const sent = { from: '+12065550122', to: LISTENING, body: 'YES', direction: 'inbound' };
    expect((await ask('/phones')).body).toEqual({
      phones: [
        { phone: '+12065550122', texts: [expect.objectContaining(sent)], calls: [] },
        { phone: HANDSET, texts: [], calls: [expect.objectContaining({ state: 'ringing' })] },
      ],
    });
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

test('the numbers that a handset can text and call are listed', async () => {
  const { ask } = aControlSurface();
  expect((await ask('/numbers')).body).toEqual({
    texts: [{ number: LISTENING, name: 'phone-1' }],
    calls: [{ number: PIN_LINE }],
  });
});

test('faults are listed until they happened or were canceled', async () => {
  const { ask } = aControlSurface();
  const fault = { service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle', count: 2 };
  await ask('/faults', fault);
  expect((await ask('/faults')).body).toEqual({ pending: [fault] });
  await ask('/faults', { ...fault, count: 0 });
  expect((await ask('/faults')).body).toEqual({ pending: [] });
  const refused = await ask('/faults', { service: 'pigeons', action: 'fly', kind: 'late', often: 2 });
  const said = [
    /service must be one of dynamodb, /,
    /action must be an action by its API name, for example UpdateItem\./,
    /kind must be "throttle"/,
    /has a field that nobody knows: "often"; leave it out\./,
  ];
  for (const words of said) {
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringMatching(words) } });
  }
});

test('lists that grow are cut to their newest entries on request', async () => {
  const { ask, ses, eventBus } = aControlSurface();
  for (const words of ['first', 'second', 'third']) {
    await call(ses.service, 'SendEmail', {
      FromEmailAddress: 'leads@dibs.example',
      Destination: { ToAddresses: [`${words}@example.com`] },
      Content: { Simple: { Subject: { Data: words }, Body: { Text: { Data: 'Look' } } } },
    });
    const event = { Source: 'dibs', DetailType: words, Detail: '{}', EventBusName: 'dibs' };
    await call(eventBus.service, 'PutEvents', { Entries: [event] });
  }
  const email = {
    from: 'leads@dibs.example',
    text: 'Look',
    at: '2026-03-01T00:00:00.000Z',
    id: expect.any(String),
  };
  const third = { ...email, to: 'third@example.com', subject: 'third' };
  expect((await ask('/emails')).body).toMatchObject({ emails: [{}, {}, third] });
  expect((await ask('/emails?last=1')).body).toEqual({ emails: [third] });
  expect((await ask('/events?last=2')).body).toMatchObject({
    events: [{ type: 'second' }, { type: 'third' }],
  });
  expect((await ask('/executions?last=5')).body).toEqual({ executions: [] });
  expect(await ask('/emails?last=none')).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
});
