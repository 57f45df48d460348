import { describe, expect, test } from '@jest/globals';
import { formatsFor } from '../../../portal/messages/formats.ts';
import { idsIn, ledgerSentence, wordsIn } from '../../../portal/office/numbers/ledger-sentence.ts';
import { numbersWords } from '../../../portal/office/numbers/words.ts';
import type { LedgerEvent } from '../../../portal/office/shared/answers.ts';

const common = { eventId: 'evt_1', phone: '+12065550150', at: '2026-03-02T15:04:05.000Z', brand: 'demo' };
const client = { ...common, program: 'introductions' } as const;
const alerts = { ...common, program: 'lead-alerts', teamId: 'tm_1', agentId: 'agt_4' } as const;
const byAdmin = {
  how: 'letter',
  words: 'No more.',
  recordedAt: '2026-03-03T15:04:05.000Z',
  clientId: 'account-1',
};
const word = { word: 'STOP', body: 'Stop!', to: '+12065550101', carrierId: 'c_1', language: 'en' } as const;
const formats = formatsFor('en-US', 'America/Los_Angeles');
const said = (event: LedgerEvent) => ledgerSentence(event, numbersWords.en, formats);

/** One of each act, whole. */
const events: Record<LedgerEvent['act'], LedgerEvent> = {
  'consent-given-to-source': {
    ...client,
    act: 'consent-given-to-source',
    source: 'https://homes.example.com',
    words: 'Text me.',
    referralId: 'ref_1',
    covers: ['conversation', 'automated'],
  },
  imported: {
    ...alerts,
    act: 'imported',
    consentedAt: common.at,
    source: 'the old system',
    words: 'I agree.',
  },
  enrolled: { ...alerts, act: 'enrolled', source: 'portal' },
  left: { ...alerts, act: 'left', source: 'portal' },
  'phone-changed': { ...alerts, act: 'phone-changed' },
  'marked-cannot-be-texted': {
    ...alerts,
    program: 'introductions',
    act: 'marked-cannot-be-texted',
    referralId: 'ref_1',
  },
  'asked-to-stop': {
    ...alerts,
    program: 'introductions',
    act: 'asked-to-stop',
    answeredAt: common.at,
    referralId: 'ref_1',
    messageId: 'msr_1',
    body: 'Enough now',
  },
  'opted-out-otherwise': { ...client, act: 'opted-out-otherwise', ...byAdmin },
  'asked-to-reconfirm': { ...alerts, act: 'asked-to-reconfirm' },
  'consent-request-sent': {
    ...common,
    program: 'lead-alerts',
    act: 'consent-request-sent',
    consentRequestId: 'evt_0',
    words: 'Please reply with YES.',
    from: '+12065550100',
    outboxId: 'out_1',
    carrierId: 'c_2',
  },
  'word-received': { ...client, act: 'word-received', kind: 'stop', ...word },
  'opted-out-automatically': {
    ...common,
    program: 'lead-alerts',
    act: 'opted-out-automatically',
    reason: 'no-reply',
    consentRequestId: 'evt_0',
  },
};

describe('the ledger in words', () => {
  test.each(Object.values(events))('CO-13 $act is a whole sentence in every language', (event) => {
    for (const own of Object.values(numbersWords)) {
      const sentence = ledgerSentence(event, own, formats);
      expect(sentence).toMatch(/^\S.{10,}[.)]$/);
      expect(sentence).not.toMatch(/undefined|\(\)| {2}|: \.|NaN|Invalid/);
    }
  });

  test('CO-13 a word says what it does, to which number, and by which rule it counts here', () => {
    expect(said(events['word-received'])).toBe('Texted STOP to (206) 555-0101. It ends texts.');
    const stop = { ...client, act: 'word-received', kind: 'stop', ...word } as const;
    expect(said({ ...stop, byPhrase: true, covered: true })).toContain('another brand');
    expect(said({ ...stop, byPhrase: true })).toContain('a sentence');
    expect(said({ ...stop, kind: 'start', word: 'YES' })).toContain('It allows texts.');
  });

  test('CO-19 an opt-out that was booked says how, when and by whom', () => {
    const sentence = said(events['opted-out-otherwise']);
    expect(sentence).toContain('letter');
    expect(sentence).toContain('March 3, 2026');
    expect(sentence).toContain('administrator account-1');
  });

  test('CO-20 consent says what it covers; without more, a conversation alone', () => {
    expect(said(events['consent-given-to-source'])).toContain('a conversation, automated texts');
    const old = {
      ...client,
      act: 'consent-given-to-source',
      source: 's',
      words: 'w',
      referralId: 'r',
    } as const;
    expect(said(old)).toContain('It covers a conversation.');
  });

  test('CO-13 the exact words are told, and who they are of', () => {
    const found = Object.values(events).map((event) => [event.act, wordsIn(event)]);
    expect(Object.fromEntries(found.filter(([, words]) => words !== undefined))).toEqual({
      'consent-given-to-source': { by: 'shown', words: 'Text me.' },
      imported: { by: 'shown', words: 'I agree.' },
      'consent-request-sent': { by: 'shown', words: 'Please reply with YES.' },
      'word-received': { by: 'said', words: 'Stop!' },
      'asked-to-stop': { by: 'said', words: 'Enough now' },
      'opted-out-otherwise': { by: 'said', words: 'No more.' },
    });
    const enrolled = { ...events.enrolled, words: 'Switch on text alerts' };
    expect(wordsIn(enrolled)).toEqual({ by: 'shown', words: 'Switch on text alerts' });
  });

  test('CO-13 every id and number is told', () => {
    expect(idsIn(events['consent-request-sent'])).toEqual([
      ['eventId', 'evt_1'],
      ['carrierId', 'c_2'],
      ['outboxId', 'out_1'],
      ['consentRequestId', 'evt_0'],
      ['from', '+12065550100'],
    ]);
  });
});
