// An event of the ledger as a sentence, with the words and ids that prove it.
import type { Formats } from '../../messages/formats.ts';
import type { LedgerEvent } from '../shared/answers.ts';
import type { NumbersWords } from './words.ts';

export function ledgerSentence(event: LedgerEvent, own: NumbersWords, formats: Formats): string {
  const at = (time: string | undefined) => (time === undefined ? '' : formats.fullMoment(time));
  const text = (name: string) => {
    const value: unknown = Object.entries(event).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : '';
  };
  const ours = event.act === 'consent-request-sent' ? event.from : text('to');
  const isMachine = event.act === 'opted-out-otherwise' && event.isMachine;
  const admin = isMachine ? own.machine : text('email') || text('clientId');
  const sentence = own.sentences[event.act]({
    agent: text('agentId'),
    by: admin === '' ? text('agentId') : own.administrator(admin),
    source: text('source'),
    consentedAt: at(text('consentedAt') || undefined),
    recordedAt: at(text('recordedAt') || undefined),
    how: own.ways[text('how')] ?? text('how'),
    word: text('word'),
    ours: formats.phone(ours),
  });
  return [sentence, ...more(event, own)].join(' ');
}

function more(event: LedgerEvent, own: NumbersWords): string[] {
  switch (event.act) {
    case 'word-received':
      return [
        own.meanings[event.kind],
        ...(event.byPhrase ? [own.byPhrase] : []),
        ...(event.covered ? [own.covered] : []),
      ];
    case 'consent-given-to-source': {
      const covered = (event.covers ?? ['conversation']).map((each) => own.coverages[each] ?? each);
      return [own.covers(covered.join(', '))];
    }
    case 'opted-out-automatically':
      return [`(${own.reasons[event.reason] ?? event.reason})`];
    default:
      return [];
  }
}

/** What the phone's owner was shown, or said themselves: word for word. */
export function wordsIn(event: LedgerEvent): { by: 'shown' | 'said'; words: string } | undefined {
  switch (event.act) {
    case 'consent-request-sent':
    case 'consent-given-to-source':
    case 'imported':
      return { by: 'shown', words: event.words };
    case 'word-received':
    case 'asked-to-stop':
      return { by: 'said', words: event.body };
    case 'enrolled':
      return event.words === undefined ? undefined : { by: 'shown', words: event.words };
    case 'opted-out-otherwise':
      return event.words === undefined ? undefined : { by: 'said', words: event.words };
    default:
      return undefined;
  }
}

const idNames = [
  'eventId',
  'carrierId',
  'outboxId',
  'messageId',
  'consentRequestId',
  'referralId',
  'teamId',
  'agentId',
  'clientId',
  'from',
  'to',
];

/** Every id and number that the event names. */
export function idsIn(event: LedgerEvent): [string, string][] {
  const values = new Map<string, unknown>(Object.entries(event));
  return idNames.flatMap((name): [string, string][] => {
    const value = values.get(name);
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
}
