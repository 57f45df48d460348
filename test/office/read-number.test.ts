// One phone, looked up on a real table: its consent, its conversations, what was sent to it, page by page, and nobody's words.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { offerStore } from '../../lambdas/claiming/offers/offer-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { optOutNoticeStore } from '../../lambdas/consent/notices/opt-out-notice-store.ts';
import type { TextContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../lambdas/delivery/outbox/outbox-store.ts';
import { listStore } from '../../lambdas/office/list-store.ts';
import { numberStore } from '../../lambdas/office/number-store.ts';
import { most, type ReadNumberDeps, readNumber } from '../../lambdas/office/read-number.ts';
import { alertIdsOf, nextCauses, sendOf } from '../../lambdas/office/sends.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import type { Table } from '../../lambdas/platform/table/table.ts';
import { conversationStore } from '../../lambdas/texting/conversation-store.ts';
import type { AgentsMessage } from '../../lambdas/texting/message.ts';
import { receivedMessage } from '../../lambdas/texting/new-message.ts';
import { outboxIdOf } from '../../lambdas/texting/outbox-id.ts';
import { unmatchedStore } from '../../lambdas/texting/unmatched-store.ts';
import { aClaimedRace, minutesLater, someDetails } from '../claiming/support/referrals.ts';
import { aText } from '../delivery/support/outbox-messages.ts';
import { engineTable, inboxIndex } from '../support/engine.ts';

const at = (minute: number) => minutesLater(minute).toISOString();
let table: Table;
let deps: ReadNumberDeps;
beforeAll(async () => {
  table = await engineTable();
  deps = {
    consents: consentStore(table),
    notices: optOutNoticeStore(table),
    firstBrand: 'demo',
    numbers: numberStore(table, inboxIndex, derivedId),
    referrals: referralStore(table),
    lists: listStore(table, inboxIndex),
    outbox: outboxStore(table),
    unmatched: unmatchedStore(table),
    derivedId,
  };
});

let phones = 0;
const aPhone = () => {
  phones += 1;
  return `+1206555${String(7000 + phones)}`;
};

async function aConversation(phone: string, texts: number, brandId?: string): Promise<string> {
  const race = aClaimedRace({ by: 'text' }, { ...(brandId !== undefined && { brandId }) });
  const { referralId } = race;
  const details = someDetails(race, { client: { name: 'Clara Client', phone } });
  expect(await referralStore(table).create(race, details)).toBe('created');
  for (let minute = 1; minute <= texts; minute += 1) await sendIn(referralId, phone, minute, brandId);
  return referralId;
}

async function sendIn(referralId: string, phone: string, minute: number, brand?: string): Promise<void> {
  const messageId = `msg_${minute}`;
  const message: AgentsMessage = {
    referralId,
    messageId,
    direction: 'outbound',
    agentId: 'ada',
    body: 'Secret words',
    at: at(minute),
    encoding: 'GSM-7',
    segments: 1,
    delivery: 'queued',
  };
  await conversationStore(table).addClaiming(message);
  const sender = { teamId: 'north', agentId: 'ada' };
  await put({
    outboxId: outboxIdOf(derivedId, { referralId, messageId }),
    to: phone,
    body: 'Secret words',
    createdAt: at(minute),
    purpose: { kind: 'message', referralId, messageId, at: at(minute), sender },
    ...(brand !== undefined && { brand }),
  });
}

async function put(text: Partial<TextContent>): Promise<void> {
  await outboxStore(table).create(aText(text));
}

const stop = (phone: string, minute: number, brand?: string): LedgerEvent => ({
  act: 'word-received',
  eventId: `evt_${phone.slice(-4)}_${minute}`,
  phone,
  program: 'introductions',
  at: at(minute),
  kind: 'stop',
  word: 'STOP',
  body: 'Stop it, Clara says',
  to: '+12065550100',
  carrierId: `c_${minute}`,
  language: 'en',
  ...(brand !== undefined && { brand }),
});

describe('a phone that is looked up', () => {
  test('CO-13 has its consent by program and brand, its conversations and what was sent to it, without words', async () => {
    const phone = aPhone();
    const first = await aConversation(phone, 2);
    const other = await aConversation(phone, 1, 'harbor');
    await conversationStore(table).addReceived(
      receivedMessage({ referralId: first, body: 'Secret reply', at: at(3), messageId: 'msr_1' }),
      phone,
    );
    const answered = stop(phone, 9, 'harbor');
    await consentStore(table).record(answered);
    await put({
      outboxId: derivedId('out', 'answer', answered.eventId),
      to: phone,
      purpose: { kind: 'answer' },
      createdAt: at(9),
      brand: 'harbor',
    });
    const unmatched = { from: phone, to: '+12065550100', body: 'Secret text', carrierId: 'c1', at: at(4) };
    await unmatchedStore(table).keep({ ...unmatched, program: 'introductions' });
    const read = await readNumber(phone, undefined, deps);
    expect(read).toMatchObject({
      phone,
      consents: [{ brand: 'harbor', program: 'introductions', status: 'opted-out', reason: 'stop' }],
      conversations: expect.arrayContaining([
        expect.objectContaining({ referralId: first, brand: 'demo', status: 'claimed', teamId: 'north' }),
        expect.objectContaining({
          referralId: other,
          brand: 'harbor',
          agent: { agentId: 'ada', name: 'ada' },
        }),
      ]),
      sends: [
        { at: at(9), kind: 'answer', brand: 'harbor', delivery: 'queued' },
        { at: at(2), kind: 'message', brand: 'demo', referralId: first, agentId: 'ada' },
        { at: at(1), kind: 'message' },
        { at: at(1), kind: 'message' },
      ],
      unmatchedTexts: [{ at: at(4), to: '+12065550100', program: 'introductions' }],
      next: undefined,
    });
    expect(JSON.stringify(read)).not.toMatch(/Secret|Clara|Stop it/);
  });

  test('CO-18 of an agent, has the alerts about offers that went to this phone and not to an earlier one', async () => {
    const [phone, earlier] = [aPhone(), aPhone()];
    const agentId = `agent-of-${phone.slice(-4)}`;
    const enrolled = { act: 'enrolled', source: 'portal', teamId: 'north', agentId } as const;
    await consentStore(table).record({
      ...enrolled,
      eventId: `evt_${phone.slice(-4)}`,
      program: 'lead-alerts',
      phone,
      at: at(0),
    });
    for (const [minute, to, round] of [
      [1, earlier, undefined],
      [2, phone, undefined],
      [3, phone, 2],
    ] as const) {
      const referralId = `ref_${phone.slice(-4)}_${minute}`;
      const offer = { referralId, teamId: 'north', createdAt: at(minute), round };
      await offerStore(table).open(offer, [agentId], minutesLater(minute));
      const [outboxId = ''] = alertIdsOf({ referralId, agentId, round }, derivedId);
      await put({
        outboxId,
        to,
        program: 'lead-alerts',
        createdAt: at(minute),
        purpose: { kind: 'notification', notification: 'referral-offered', referralId, agentId, round },
      });
    }
    const { sends, consents } = await readNumber(phone, undefined, deps);
    expect(sends.map(({ at: when }) => when)).toEqual([at(3), at(2)]);
    expect(sends[0]).toMatchObject({ program: 'lead-alerts', notification: 'referral-offered', agentId });
    expect(consents).toMatchObject([
      { program: 'lead-alerts', status: 'pending', agents: [{ teamId: 'north', agentId }] },
    ]);
  });

  test('all that was sent is on one page or the next, each once, newest first', async () => {
    const phone = aPhone();
    await aConversation(phone, most.sends + 5);
    await aConversation(phone, 7);
    const times: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await readNumber(phone, cursor, deps);
      times.push(...page.sends.map((send) => `${send.at} ${send.referralId}`));
      cursor = page.next;
      pages += 1;
    } while (cursor !== undefined && pages < 10);
    expect(new Set(times).size).toBe(most.sends + 12);
    expect(times).toHaveLength(most.sends + 12);
    const sentAt = times.map((time) => time.split(' ')[0]);
    expect(sentAt).toEqual(sentAt.toSorted().reverse());
    expect(pages).toBe(2);
  });

  test('that nobody knows has empty lists', async () => {
    const phone = aPhone();
    expect(await readNumber(phone, undefined, deps)).toEqual({
      phone,
      consents: [],
      conversations: [],
      sends: [],
      unmatchedTexts: [],
      next: undefined,
    });
  });
});

describe('one text', () => {
  const sent = (content: Partial<TextContent>, appended?: string) =>
    sendOf(
      {
        content: aText({ to: '+12065550150', ...content }),
        state: { status: 'accepted', acceptedAt: at(1) },
        traces: { carrierId: 'c_1', appended },
      },
      '+12065550150',
      'demo',
    );

  test('CO-13 is told with the words that Dibs put into it, as they were then', () => {
    const asked = { kind: 'consent-request', consentRequestId: 'evt_1' } as const;
    expect(sent({ body: 'Please reply with YES.', purpose: asked })).toMatchObject({
      words: 'Please reply with YES.',
      carrierId: 'c_1',
      sentAt: at(1),
    });
    expect(sent({ body: 'You are out.', purpose: { kind: 'answer' } })).toMatchObject({
      words: 'You are out.',
    });
    const written = sent({ body: 'Secret words' }, '\n[To stop, reply end]');
    expect(written).toMatchObject({ optOutInstructions: '[To stop, reply end]' });
    expect(written).not.toHaveProperty('words');
    expect(sent({}, '')).not.toHaveProperty('optOutInstructions');
  });

  test('CO-13 is told without the words of an alert, which are about a client', () => {
    const purpose = {
      kind: 'notification',
      notification: 'referral-offered',
      referralId: 'ref_1',
      agentId: 'ada',
    } as const;
    expect(sent({ body: 'Buyer in Seattle', purpose })).not.toHaveProperty('words');
  });
});

describe('the page of several sources', () => {
  const causes = (...places: string[]) => places.map((place) => ({ place, outboxIds: [place] }));

  test('ends where the first of them has to be read on', () => {
    const page = nextCauses(
      [
        { causes: causes('9#a', '5#a'), end: '5#a' },
        { causes: causes('8#b', '2#b'), end: undefined },
      ],
      10,
    );
    expect(page.causes.map(({ place }) => place)).toEqual(['9#a', '8#b', '5#a']);
    expect(page.next).toBe('5#a');
  });

  test('goes on behind what had nothing to show', () => {
    expect(nextCauses([{ causes: [], end: '4#msr' }], 10)).toEqual({ causes: [], next: '4#msr' });
  });

  test('has what two sources tell of one place as one', () => {
    const twice = [causes('3#x'), causes('3#x')].map((each) => ({ causes: each, end: undefined }));
    expect(nextCauses(twice, 1)).toEqual({
      causes: [{ place: '3#x', outboxIds: ['3#x', '3#x'] }],
      next: undefined,
    });
  });
});
