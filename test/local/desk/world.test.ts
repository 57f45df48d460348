// What the desk makes of the control routes' answers: handsets, referrals, workflows, queues, mailings and links.
import { describe, expect, test } from '@jest/globals';
import { handsetsOf } from '../../../local/desk/world/handsets.ts';
import { piecesOf } from '../../../local/desk/world/links.ts';
import { mailingsOf } from '../../../local/desk/world/mail.ts';
import { queueRows } from '../../../local/desk/world/queue-names.ts';
import { claimedHow, referralsOf } from '../../../local/desk/world/referrals.ts';
import { inOrder, subjectOf, visitsOf } from '../../../local/desk/world/workflows.ts';
import type { Agent, Call, Email, Execution, Queue, Text } from '../../../local/desk/world/world.ts';

const at = (minute: number) => `2026-03-02T15:${String(minute).padStart(2, '0')}:00.000Z`;
const AGENT_PHONE = '+12065550112';
const CLIENT_PHONE = '+12065550150';
const agents: Agent[] = [
  { agentId: 'agt_02', teamId: 'tm_demo', name: 'Agent Two', teamName: 'Demo Realty', phone: AGENT_PHONE },
  {
    agentId: 'agt_03',
    teamId: 'tm_demo',
    name: 'Agent Three',
    teamName: 'Demo Realty',
    phone: '+12065550113',
  },
  { agentId: 'agt_04', teamId: 'tm_demo', name: 'Agent Four', teamName: 'Demo Realty' },
];

function aText(to: string, minute: number): Text {
  return {
    id: `text-${minute}`,
    from: '+12065550101',
    to,
    body: 'Hello',
    at: at(minute),
    direction: 'outbound',
  };
}

function aCall(state: Call['state'], minute: number): Call {
  return { id: `call-${minute}`, from: '+12065550104', to: AGENT_PHONE, state, message: '', at: at(minute) };
}

describe('handsets', () => {
  const client = { phone: CLIENT_PHONE, texts: [aText(CLIENT_PHONE, 5)], calls: [] };
  const orderOf = (calls: Call[]) =>
    handsetsOf({ agents, phones: [client, { phone: AGENT_PHONE, texts: [aText(AGENT_PHONE, 3)], calls }] });

  test('are sorted by what happened last, the silent ones at the end', () => {
    expect(orderOf([]).map(({ owner }) => owner)).toEqual(['Client', 'Agent Two', 'Agent Three']);
  });

  test('come first while they ring', () => {
    const [first] = orderOf([aCall('ringing', 4)]);
    expect(first).toMatchObject({ owner: 'Agent Two', isRinging: true, lastAt: at(4) });
  });

  test('show texts and calls in the order of their times', () => {
    const agent = orderOf([aCall('no-answer', 2)]).find(({ owner }) => owner === 'Agent Two');
    expect(agent?.entries.map(({ id }) => id)).toEqual(['call-2', 'text-3']);
    expect(agent?.isRinging).toBe(false);
  });
});

function anEvent(type: string, minute: number, detail: object) {
  return { bus: 'dibs', type, at: at(minute), detail: { referralId: 'ref_1', at: at(minute), ...detail } };
}

function anEmail(to: string, subject: string, text: string, minute = 1): Email {
  return { id: `${to} ${minute}`, to, subject, text, at: at(minute) };
}

describe('referrals', () => {
  const offered = anEvent('ReferralOffered', 1, { agentIds: ['agt_02', 'agt_03'] });
  const told = anEmail('a@agents.example', 'New buyer referral in Seattle, WA', 'https://x/referrals/ref_1');

  test('stand as the events tell, newest first', () => {
    const later = { ...offered, detail: { ...offered.detail, referralId: 'ref_2' } };
    expect(referralsOf({ events: [offered, later], emails: [told] })).toEqual([
      { referralId: 'ref_2', offeredAt: at(1), offeredTo: ['agt_02', 'agt_03'], declinedBy: [] },
      {
        referralId: 'ref_1',
        offeredAt: at(1),
        offeredTo: ['agt_02', 'agt_03'],
        declinedBy: [],
        headline: 'buyer referral in Seattle, WA',
      },
    ]);
  });

  test('are the same when an event is delivered twice', () => {
    const declined = anEvent('ReferralDeclined', 2, { agentId: 'agt_02' });
    const lead = anEvent('ReferralOffered', 3, { agentIds: ['agt_01'] });
    const once = referralsOf({ events: [offered, declined, lead], emails: [] });
    expect(once[0]).toMatchObject({ offeredTo: ['agt_02', 'agt_03', 'agt_01'], declinedBy: ['agt_02'] });
    expect(referralsOf({ events: [offered, offered, declined, declined, lead, lead], emails: [] })).toEqual(
      once,
    );
  });

  test.each([
    ['claimed', anEvent('ReferralClaimed', 2, { agentId: 'agt_02', by: 'text' }), { claim: { by: 'text' } }],
    ['returned', anEvent('ReferralReturned', 2, { reason: 'expired' }), { returned: { reason: 'expired' } }],
    [
      'reassigned',
      anEvent('ReferralReassigned', 2, { from: 'agt_02', to: 'agt_03' }),
      { claim: { agentId: 'agt_03', by: 'assignment' } },
    ],
  ])('are %s', (_what, event, expected) => {
    expect(referralsOf({ events: [offered, event], emails: [] })[0]).toMatchObject(expected);
  });

  test('whose offer is forgotten are not shown', () => {
    const claimed = anEvent('ReferralClaimed', 2, { agentId: 'agt_02', by: 'text' });
    expect(referralsOf({ events: [claimed], emails: [told] })).toEqual([]);
  });
});

describe('workflows', () => {
  const execution = (name: string, status: Execution['status']): Execution => ({
    name,
    status,
    stateMachine: 'call-me',
    startedAt: at(1),
    transitions: 2,
    history: [
      { at: at(1), type: 'ExecutionStarted' },
      { at: at(1), type: 'StateEntered', state: 'Dial' },
      { at: at(2), type: 'StateFailed', state: 'Dial', error: 'States.Timeout' },
      { at: at(2), type: 'StateExited', state: 'Dial' },
      { at: at(2), type: 'StateEntered', state: 'Await call again' },
    ],
  });

  test('tell the states they went through and what made one fail', () => {
    expect(visitsOf(execution('ref_1-agt_02', 'RUNNING'))).toEqual([
      { state: 'Dial', enteredAt: at(1), error: 'States.Timeout' },
      { state: 'Await call again', enteredAt: at(2) },
    ]);
  });

  test('under way come first', () => {
    const all = [execution('a', 'SUCCEEDED'), execution('b', 'RUNNING'), execution('c', 'FAILED')];
    expect(inOrder(all).map(({ name }) => name)).toEqual(['b', 'c', 'a']);
  });

  test('are about what their names say', () => {
    const referral = { referralId: 'ref_1', offeredAt: at(1), offeredTo: [], declinedBy: [] };
    const referrals = [{ ...referral, headline: 'buyer referral in Seattle, WA' }];
    const about = (name: string) => subjectOf({ name }, referrals, agents);
    expect(about('ref_1')).toBe('buyer referral in Seattle, WA');
    expect(about('ref_1-agt_02')).toBe('Agent Two, buyer referral in Seattle, WA');
    expect(about('evt_1')).toBeUndefined();
  });
});

test('queues stand with their dead letters, those of a stream alone, and what is only kept waits for nothing', () => {
  const message = (visibleAt: string) => ({ id: 'm', body: '', sentAt: at(0), visibleAt, receiveCount: 1 });
  const queue = (
    name: string,
    purpose: Queue['purpose'],
    messages: Queue['messages'] = [],
    deadLetterOf: string[] = [],
  ): Queue => ({ name, purpose, messages, deadLetterOf });
  const texts = 'dibs-local-delivery-DeliveryOutboxTextsQueue3C821002';
  const dead = queue(
    'dibs-local-delivery-DeliveryOutboxTextsDeadLettersF894EE75',
    'dead-letters',
    [message(at(0))],
    [texts],
  );
  const stream = queue('dibs-local-stream-StreamDeadLetters7D8E7CC0', 'dead-letters');
  const kept = queue('dibs-local-data-InboundTextsKeptE9F45871', 'kept', [message(at(1))]);
  const working = queue(texts, 'work', [message(at(1)), message(at(9))]);
  expect(queueRows([dead, working, stream, kept], at(5))).toEqual([
    { title: 'Delivery outbox texts', waiting: 1, later: 1, deadLetters: dead },
    { title: 'Stream', waiting: 0, later: 0, deadLetters: stream },
    { title: 'Inbound texts', kept: 1 },
  ]);
});

test('the desk says in words how a referral was claimed, a new way by its name', () => {
  expect(['text', 'call', 'pin', 'assignment', 'returning', 'link'].map(claimedHow)).toEqual([
    'by text',
    'by answering the phone',
    'by PIN',
    'handed over',
    'whose client came back',
    'by link',
  ]);
});

test('an email to several is one mailing', () => {
  const emails = [
    anEmail('a@agents.example', 'New', 'Look', 1),
    anEmail('b@agents.example', 'New', 'Look', 2),
    anEmail('a@agents.example', 'Claimed', 'Gone', 3),
  ];
  expect(mailingsOf(emails)).toEqual([
    { id: 'a@agents.example 3', to: ['a@agents.example'], subject: 'Claimed', text: 'Gone', at: at(3) },
    {
      id: 'a@agents.example 1',
      subject: 'New',
      text: 'Look',
      at: at(1),
      to: ['a@agents.example', 'b@agents.example'],
    },
  ]);
});

test("a link to the portal leads to the desk's own origin, any other where it says", () => {
  expect(piecesOf('Look:\n\nhttp://localhost:3000/referrals/ref_1\nor https://homes.example/a?b')).toEqual([
    { text: 'Look:\n\n' },
    { text: 'http://localhost:3000/referrals/ref_1', href: '/referrals/ref_1' },
    { text: '\nor ' },
    { text: 'https://homes.example/a?b', href: 'https://homes.example/a?b' },
  ]);
  expect(piecesOf('No link.')).toEqual([{ text: 'No link.' }]);
});
