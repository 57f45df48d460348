// The local Connect: handsets that dial a flow's number, flows that call a handset, and the flows that are refused.
import { describe, expect, test } from '@jest/globals';
import { createConnect } from '../../../local/services/connect/connect.ts';
import { createEventBus } from '../../../local/services/event-bus/event-bus.ts';
import { behaviour } from '../../../local/services/handsets/behaviour.ts';
import { createHandsets } from '../../../local/services/handsets/handsets.ts';
import { createPhoneLines } from '../../../local/services/handsets/phone-lines.ts';
import type { State } from '../../../local/state/state.ts';
import {
  type Action,
  aPinLine,
  asks,
  compares,
  FLOW_ID,
  HANG_UP,
  INSTANCE_ARN,
  INSTANCE_ID,
  invited,
  invokes,
  loops,
  PIN_LINE,
  says,
  transfers,
} from './support/contact-flows.ts';
import {
  aFunction,
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  functionArn,
  functionsOf,
  HOUR_MS,
  SECOND_MS,
  type Sketch,
} from './support/small-cloud.ts';

const AGENT = '+12065550123';
const CLIENT = '+12065550177';
const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:call-ends';

/** Up to twice: six digits, the function, and what it says. */
const ASK_FOR_PIN: readonly Action[] = [
  loops('Twice', 2, 'Ask', 'Say too often'),
  asks('Ask', 6, 'Entered?'),
  compares('Entered?', '$.StoredCustomerInput', { Timeout: 'Hang up' }, 'Invoke enter'),
  invokes('enter', { pin: '$.StoredCustomerInput', word: 'static' }, 'Say it'),
  says('$.External.say', 'What now', 'Say it'),
  compares('What now', '$.External.outcome', { connect: 'Connect', again: 'Twice' }, 'Hang up'),
  transfers('Connect', '$.External.transferTo'),
  says('Too often.', 'Hang up', 'Say too often'),
  says('That failed.', 'Hang up', 'Say that it failed'),
  HANG_UP,
];

const PRESS_ONE: readonly Action[] = [
  asks('Ask', 1, 'Is it 1'),
  compares('Is it 1', '$.StoredCustomerInput', { '1': 'Invoke enter' }, 'Say no'),
  invokes('enter', {}, 'Say it'),
  says('$.Attributes.say $.External.say', 'What now', 'Say it'),
  compares('What now', '$.External.outcome', { connect: 'Connect' }, 'Hang up'),
  transfers('Connect', '$.External.transferTo'),
  says('Nobody is there.', 'Hang up', 'Say no'),
  says('That failed.', 'Hang up', 'Say that it failed'),
  HANG_UP,
];

const connecting = () => ({ outcome: 'connect', say: 'It is yours.', transferTo: CLIENT });

type Options = {
  actions?: readonly Action[];
  enter?: (event: unknown) => unknown;
  without?: string;
  state?: State;
};

function anInstance({ actions = ASK_FOR_PIN, enter = connecting, without, state }: Options = {}) {
  const { activity, clock } = aTimeline();
  const sketches: Sketch[] = [
    aFunction('enter'),
    aPinLine({ actions }),
    ...invited('enter'),
    {
      type: 'AWS::Events::Rule',
      name: 'call-ends',
      properties: {
        EventPattern: {
          source: ['aws.connect'],
          'detail-type': ['Amazon Connect Contact Event'],
          detail: { eventType: ['DISCONNECTED'], initiationMethod: ['API'], instanceArn: [INSTANCE_ARN] },
        },
        Targets: [{ Id: 'queue', Arn: QUEUE_ARN }],
      },
    },
  ];
  const template = aTemplate(...sketches.filter(({ type }) => type !== without));
  const delivered: unknown[] = [];
  const sqs = { deliver: (_: string, body: string) => void delivered.push(JSON.parse(body)) };
  const { functions, events } = functionsOf({ enter });
  const base = { template, clock, activity, functions, newId: countedIds('contact') };
  const eventBus = createEventBus({ ...base, sqs });
  const handsets = createHandsets(state);
  const phoneLines = createPhoneLines({ clock, handsets, state });
  const onFault = (fault: unknown) => {
    throw fault;
  };
  const connect = createConnect({ ...base, handsets, phoneLines, eventBus, onFault, state });
  const dial = (digits: string, to = PIN_LINE) => connect.dial({ from: AGENT, to, digits });
  const start = (more: object = {}) =>
    call(connect.service, 'StartOutboundVoiceContact', {
      InstanceId: INSTANCE_ID,
      ContactFlowId: FLOW_ID,
      SourcePhoneNumber: PIN_LINE,
      DestinationPhoneNumber: AGENT,
      RingTimeoutInSeconds: 20,
      ClientToken: 'ref_1-agt_1-1',
      Attributes: { referralId: 'ref_1', agentId: 'agt_1', attempt: '1', say: 'Hello.' },
      ...more,
    });
  const act = (name: 'answer' | 'hangup', digits = '') =>
    phoneLines.act(AGENT, 'contact-1', { act: name, digits });
  const shown = () => phoneLines.callsOf(AGENT).map(({ state, message }) => ({ state, message }));
  return { activity, clock, connect, handsets, phoneLines, events, delivered, dial, start, act, shown };
}

describe('a handset that dials', () => {
  test('is asked, has the function asked, and is connected', async () => {
    const { dial, events } = anInstance();
    expect(await dial('123456')).toEqual({ said: ['Please press.', 'It is yours.'], connectedTo: CLIENT });
    expect(events).toMatchObject([
      {
        name: 'enter',
        event: {
          Name: 'ContactFlowEvent',
          Details: {
            ContactData: {
              Attributes: {},
              Channel: 'VOICE',
              ContactId: 'contact-1',
              CustomerEndpoint: { Address: AGENT, Type: 'TELEPHONE_NUMBER' },
              InitiationMethod: 'INBOUND',
              InstanceARN: INSTANCE_ARN,
              SystemEndpoint: { Address: PIN_LINE, Type: 'TELEPHONE_NUMBER' },
            },
            Parameters: { pin: '123456', word: 'static' },
          },
        },
      },
    ]);
  });

  test('enters as many times as the flow lets it', async () => {
    const { dial, events } = anInstance({ enter: () => ({ outcome: 'again', say: 'No.' }) });
    const round = ['Please press.', 'No.'];
    expect(await dial('111111222222333333')).toEqual({ said: [...round, ...round, 'Too often.'] });
    expect(events).toMatchObject([
      { event: { Details: { Parameters: { pin: '111111' } } } },
      { event: { Details: { Parameters: { pin: '222222' } } } },
    ]);
  });

  test('ends its digits early with #, and says nothing in time out', async () => {
    const { dial, events } = anInstance({ enter: () => ({ outcome: 'again', say: 'No.' }) });
    expect(await dial('12#')).toEqual({ said: ['Please press.', 'No.', 'Please press.'] });
    expect(events).toMatchObject([{ event: { Details: { Parameters: { pin: '12' } } } }]);
  });

  test.each([
    [
      'fails',
      () => {
        throw new Error('broken');
      },
      4,
    ],
    ['answers more than strings', () => ({ outcome: 'connect', transferTo: 5 }), 1],
    ['names no phone', () => ({ outcome: 'connect', say: 'Yes.', transferTo: 'nobody' }), 1],
  ])('is told so when the function %s', async (_, enter, tries) => {
    const { dial, events } = anInstance({ enter });
    const heard = await dial('123456');
    expect(heard?.said.at(-1)).toBe('That failed.');
    expect(heard).not.toHaveProperty('connectedTo');
    expect(events).toHaveLength(tries);
  });

  test('is not connected with a phone that nobody picks up', async () => {
    const { dial, handsets } = anInstance();
    handsets.behave(CLIENT, behaviour.parse({ calls: { answer: 'busy' } }));
    expect(await dial('123456')).toEqual({ said: ['Please press.', 'It is yours.', 'That failed.'] });
  });

  test('reaches nobody at another number, and puts no end on the queue of the calls that Dibs placed', async () => {
    const { dial, delivered } = anInstance();
    expect(await dial('', AGENT)).toBeUndefined();
    await dial('123456');
    expect(delivered).toEqual([]);
  });
});

describe('a contact that is started', () => {
  test('rings the handset; who presses 1 is connected, and the end is told on the default bus', async () => {
    const { start, clock, act, shown, events, delivered } = anInstance({ actions: PRESS_ONE });
    expect(await start()).toEqual({ ContactId: 'contact-1' });
    await clock.advance(12 * SECOND_MS);
    expect(shown()).toEqual([{ state: 'ringing', message: '' }]);
    act('answer', '1');
    await clock.advance(29 * SECOND_MS);
    expect(shown()).toEqual([{ state: 'answered', message: 'Please press. Hello. It is yours.' }]);
    expect(events).toMatchObject([
      {
        event: {
          Details: {
            ContactData: {
              Attributes: { referralId: 'ref_1', agentId: 'agt_1', attempt: '1', say: 'Hello.' },
              CustomerEndpoint: { Address: AGENT },
              InitiationMethod: 'API',
            },
            Parameters: {},
          },
        },
      },
    ]);
    expect(delivered).toEqual([]);
    await clock.advance(SECOND_MS);
    expect(delivered).toEqual([
      {
        version: '0',
        id: expect.any(String),
        'detail-type': 'Amazon Connect Contact Event',
        source: 'aws.connect',
        account: '000000000000',
        time: '2026-03-01T00:00:42Z',
        region: 'us-east-1',
        resources: [`${INSTANCE_ARN}/contact/contact-1`, INSTANCE_ARN],
        detail: {
          eventType: 'DISCONNECTED',
          contactId: 'contact-1',
          initialContactId: 'contact-1',
          channel: 'VOICE',
          instanceArn: INSTANCE_ARN,
          initiationMethod: 'API',
          initiationTimestamp: '2026-03-01T00:00:00.000Z',
          connectedToSystemTimestamp: '2026-03-01T00:00:12.000Z',
          disconnectTimestamp: '2026-03-01T00:00:42.000Z',
        },
      },
    ]);
  });

  test('ends when the handset hangs up', async () => {
    const { start, clock, activity, act, delivered } = anInstance({ actions: PRESS_ONE });
    await start();
    await activity.settled();
    act('answer', '1');
    await clock.advance(9 * SECOND_MS);
    act('hangup');
    expect(delivered).toMatchObject([{ detail: { disconnectTimestamp: '2026-03-01T00:00:09.000Z' } }]);
  });

  test('is hung up on a voicemail, which presses nothing and asks no function', async () => {
    const { start, activity, act, shown, events, delivered } = anInstance({ actions: PRESS_ONE });
    await start();
    await activity.settled();
    act('answer');
    await activity.settled();
    expect(shown()).toEqual([{ state: 'completed', message: 'Please press. Nobody is there.' }]);
    expect(events).toEqual([]);
    expect(delivered).toHaveLength(1);
  });

  test('gives up ringing in time', async () => {
    const { start, clock, shown, delivered } = anInstance({ actions: PRESS_ONE });
    await start();
    await clock.advance(20 * SECOND_MS - 1);
    expect(shown()).toMatchObject([{ state: 'ringing' }]);
    await clock.advance(1);
    expect(shown()).toMatchObject([{ state: 'no-answer' }]);
    expect(delivered).toHaveLength(1);
    expect(delivered).not.toMatchObject([{ detail: { connectedToSystemTimestamp: expect.anything() } }]);
  });

  test('is picked up by itself, with the digits that the phone’s behaviour names', async () => {
    const { start, clock, handsets, shown } = anInstance({ actions: PRESS_ONE });
    handsets.behave(AGENT, behaviour.parse({ calls: { answer: 'answer', digits: '1', talkSeconds: 60 } }));
    await start();
    await clock.advance(6 * SECOND_MS);
    expect(shown()).toMatchObject([{ state: 'answered' }]);
  });

  test('is the same one for the same client token within seven days, a restart between', async () => {
    const state = aKeptState();
    const before = anInstance({ actions: PRESS_ONE, state });
    const first = await before.start();
    expect(await before.start()).toEqual(first);
    expect(await before.start({ ClientToken: 'other' })).toEqual({ ContactId: 'contact-2' });
    await before.activity.settled();
    expect(before.shown()).toHaveLength(2);

    const after = anInstance({ actions: PRESS_ONE, state });
    after.phoneLines.resume();
    after.connect.resume();
    expect(await after.start()).toEqual(first);
    await after.clock.advance(20 * SECOND_MS);
    expect(after.delivered).toHaveLength(2);
    expect(after.shown()).toHaveLength(2);
    await after.clock.advance(7 * 24 * HOUR_MS);
    await after.start();
    await after.activity.settled();
    expect(after.shown()).toHaveLength(3);
  });

  test.each([
    ['another instance', { InstanceId: 'other' }, 'ResourceNotFoundException'],
    ['another flow', { ContactFlowId: 'other' }, 'ResourceNotFoundException'],
    ['a number that is not the instance’s', { SourcePhoneNumber: CLIENT }, 'InvalidParameterException'],
    ['a phone without its country', { DestinationPhoneNumber: '2065550123' }, 'InvalidParameterException'],
    ['14 seconds to ring', { RingTimeoutInSeconds: 14 }, 'InvalidParameterException'],
    ['61 seconds to ring', { RingTimeoutInSeconds: 61 }, 'InvalidParameterException'],
  ])('with %s is refused', async (_, more, code) => {
    await expect(anInstance().start(more)).rejects.toMatchObject({ code });
  });

  test('needs the permission on the contacts of its instance', () => {
    const { connect } = anInstance();
    expect(
      connect.service.actions.StartOutboundVoiceContact?.permissions({ InstanceId: INSTANCE_ID }),
    ).toEqual([{ action: 'connect:StartOutboundVoiceContact', resource: `${INSTANCE_ARN}/contact/*` }]);
  });
});

describe('a flow is refused at load', () => {
  const wait = { Identifier: 'Wait', Type: 'Wait', Parameters: { TimeLimitSeconds: '5' } };
  const compare = compares('Which', '$.External.outcome', {}, 'Hang up');
  const refused: [string, readonly Action[], string][] = [
    ['an action that is not run here', [wait, HANG_UP], 'no action Wait'],
    ['a way to nowhere', [says('Hi', 'Nowhere'), HANG_UP], 'there is no action "Nowhere"'],
    ['two actions of one name', [HANG_UP, HANG_UP], 'two actions have the same identifier'],
    ['a parameter that the action does not know', [{ ...HANG_UP, Parameters: { Loud: 'x' } }], 'Loud'],
    ['a reference that means nothing', [says('$.Lex.Slot'), HANG_UP], '$.Lex.Slot'],
    [
      'no way for what it does not expect',
      [{ ...compare, Transitions: { NextAction: 'Hang up' } }, HANG_UP],
      'NoMatchingCondition leads nowhere',
    ],
  ];
  test.each(refused)('with %s', (_, actions, complaint) => {
    expect(() => anInstance({ actions })).toThrow(complaint);
  });

  test.each([
    ['AWS::Lambda::Permission', 'does not let connect.amazonaws.com invoke it'],
    ['AWS::Connect::IntegrationAssociation', 'is not associated with the instance'],
    ['AWS::Lambda::Function', functionArn('enter')],
  ])('whose function lacks its %s', (without, complaint) => {
    expect(() => anInstance({ without })).toThrow(complaint);
  });
});

test('a flow that runs in circles is a fault, not an endless call', async () => {
  const circle = [says('Round', 'Say 5'), HANG_UP];
  await expect(anInstance({ actions: circle }).dial('')).rejects.toThrow('runs in circles');
});
