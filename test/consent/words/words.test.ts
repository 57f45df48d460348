// Which texts are a word of CO-4 and which only contain one.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../support/random-tests.ts';
import { wordIn } from '../support/word-in.ts';

const stopWords = [
  'ARRET',
  'CANCEL',
  'END',
  'OPTOUT',
  'QUIT',
  'REMOVE',
  'REVOKE',
  'STOP',
  'STOPALL',
  'TD',
].concat(['UNSUBSCRIBE', 'OPT-OUT', 'STOP ALL']);
const startWords = ['START', 'YES', 'UNSTOP', 'OPT-IN', 'OPTIN'];
const helpWords = ['HELP', 'INFO', 'AIDE'];
const stop = { kind: 'stop', word: 'STOP' };
const none = { kind: 'none', word: '' };

describe('words of consent', () => {
  test.each(stopWords)('CO-4 %s is a STOP word', (word) => {
    expect(wordIn(word)).toEqual({ kind: 'stop', word });
  });
  test.each(startWords)('CO-4 %s is a START word', (word) => {
    expect(wordIn(word)).toEqual({ kind: 'start', word });
  });
  test.each(helpWords)('CO-7 %s is a HELP word', (word) => {
    expect(wordIn(word)).toEqual({ kind: 'help', word });
  });
  test.each([
    ['opt out', 'stop', 'OPT-OUT'],
    ['Opt–Out', 'stop', 'OPT-OUT'],
    ['stop-all', 'stop', 'STOP ALL'],
    ['opt   in', 'start', 'OPT-IN'],
  ])('CO-4 %j is the word of the table, whatever stands between its parts', (body, kind, word) => {
    expect(wordIn(body)).toEqual({ kind, word });
  });

  test.each([
    ['small letters', 'stop'],
    ['mixed case', 'sToP'],
    ['space around it', '  \t STOP \n\n'],
    ['a no-break space', '\u00a0STOP\u3000'],
    ['straight quotes', '"STOP"'],
    ['single quotes', "'STOP'"],
    ['curly quotes', '“STOP”'],
    ['single curly quotes', '‘STOP’'],
    ['low quotes', '„STOP“'],
    ['guillemets', '« STOP »'],
    ['brackets', '[STOP]'],
    ['punctuation', 'STOP!!!…'],
    ['Spanish punctuation', '¡STOP!'],
    ['an emoji', 'STOP🛑'],
    ['emoji on both sides', '🛑 STOP 🛑'],
    ['an emoji with a variation selector', '✋️ STOP ⛔️'],
    ['an emoji with a skin tone', 'STOP 🙏🏽'],
    ['emoji that are joined', 'STOP 👩🏽‍💻👨‍👩‍👧'],
    ['a flag', '🇨🇦 STOP'],
    ['a keycap', '1️⃣ STOP'],
    ['an emoji that is also a letter', 'STOP ℹ️ ™ Ⓜ️'],
    ['full-width letters', 'ＳＴＯＰ'],
    ['bold letters', '𝐒𝐓𝐎𝐏'],
    ['circled letters', 'ⓈⓉⓄⓅ'],
    ['a zero-width space', 'ST\u200bOP\u200b'],
    ['a zero-width joiner', 'ST\u200dOP'],
    ['a soft hyphen', 'ST\u00adOP'],
    ['a byte order mark', '\ufeffSTOP'],
    ['direction marks', '\u202eSTOP\u200f'],
    ['a tag character', 'STOP\u{e0041}'],
    ['accents', 'ŚṪÖP̧'],
    ['a line through it', 'S̶T̶O̶P̶'],
    ['a control character', 'STOP\u0000'],
  ])('CO-4 STOP with %s is STOP', (_trick, body) => {
    expect(wordIn(body)).toEqual(stop);
  });

  test('CO-4 ARRÊT is ARRET, composed or not', () => {
    expect(wordIn('Arrêt')).toEqual({ kind: 'stop', word: 'ARRET' });
    expect(wordIn('ARRE\u0302T')).toEqual({ kind: 'stop', word: 'ARRET' });
    expect(wordIn('« ARRÊT »')).toEqual({ kind: 'stop', word: 'ARRET' });
  });

  test.each([
    'Can you send it this weekend?',
    'stop by at 5',
    'the showings end at 6',
    'I recommend it',
    'bus stop',
    'stops',
    'nonstop',
    'restart',
    'info please',
    'information',
    'helpful',
    'no help',
    'STOP or START',
    'quite',
    'canceled',
    'ok cancel',
    'STD',
    'eyes',
    'yesss',
    '',
    '   ',
    '🛑',
    '👍',
    '"',
  ])('CO-4 %j is no word', (body) => {
    expect(wordIn(body)).toEqual(none);
  });

  test.each(['yes please', 'Yes, Saturday works', 'oh yes', 'YES!! We love it', 'yes yes', 'start at ten'])(
    'CO-8 %j is conversation, not consent',
    (body) => {
      expect(wordIn(body)).toEqual(none);
    },
  );

  test.each([
    ['END please', 'END'],
    ['Cancel, thank you', 'CANCEL'],
    ['STOP\n\nThanks', 'STOP'],
    ['arrêt svp', 'ARRET'],
    ['S.T.O.P', 'STOP'],
    ['e n d', 'END'],
  ])('CO-4 %j is %s, by the phrase', (body, word) => {
    expect(wordIn(body)).toEqual({ kind: 'stop', word, byPhrase: true });
  });

  test('CO-4 STOP in letters of another script that look alike is STOP, by the phrase', () => {
    expect(wordIn('ЅТОР')).toEqual({ ...stop, byPhrase: true });
    expect(wordIn('STОP')).toEqual({ ...stop, byPhrase: true });
    expect(wordIn('ΕΝD')).toEqual({ kind: 'stop', word: 'END', byPhrase: true });
  });

  test.each(['УЕЅ', 'YЕS', 'ЅТАRТ', 'Y E S', 'Y.E.S', 'please START', 'НЕLР'])(
    'CO-4 %j is no word: consent and questions take the word itself',
    (body) => {
      expect(wordIn(body)).toEqual(none);
    },
  );

  test('CO-4 whatever signs stand around a word, it is that word', () => {
    const signs = fc.string({
      maxLength: 20,
      unit: fc.constantFrom(...' \n\t.,!?\'"“”«»()-–…🛑🙏👍🏽\u200b\u200d\ufe0f'),
    });
    const words = fc.constantFrom(...stopWords, ...startWords, ...helpWords);
    fc.assert(
      fc.property(signs, words, signs, fc.boolean(), (before, word, after, small) => {
        expect(wordIn(`${before}${small ? word.toLowerCase() : word}${after}`)).toEqual(wordIn(word));
      }),
    );
  });

  test('CO-4 a START or HELP word beside any other word is none', () => {
    const others = fc.constantFrom('the', 'house', 'please', 'at', '5', 'no', 'maison', 'yes');
    fc.assert(
      fc.property(
        fc.constantFrom(...startWords, ...helpWords),
        others,
        fc.boolean(),
        (word, other, first) => {
          expect(wordIn(first ? `${word} ${other}` : `${other}, ${word}`).kind).toBe('none');
        },
      ),
    );
  });

  test('CO-4 any text at all has an answer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 1600, unit: 'binary' }), (body) => {
        expect(['stop', 'start', 'help', 'none']).toContain(wordIn(body).kind);
      }),
    );
  });

  const hostile = [
    'a',
    'S',
    ' ',
    '- ',
    ' - ',
    '.',
    "'",
    '🛑',
    '👩🏽‍💻',
    '1\u20e3',
    '\u0301',
    '\u200d',
    '\ufdfa',
    'ѕ',
    'unsub',
  ]
    .concat([
      'stop ',
      'stop text me about ',
      'please ',
      'dont text me ',
      'no more ',
      'it ',
      'any more of the ',
      'text ',
    ])
    .concat([
      'take me off of your ',
      'i asked you to ',
      'no me mande mas ',
      'ne me ',
      'je veux plus recevoir ',
      'opt out of ',
    ])
    .concat(['unsubscribe from ', 'turn it ', 'do not ', 'por favor ']);

  test('CO-4 a longest text is read in a moment, whatever stands in it', () => {
    const startedAt = performance.now();
    for (const part of hostile) wordIn(part.repeat(1600).slice(0, 1600));
    // About 10 ms a text on a quiet core; the bound leaves room for a busy one.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test('CO-4 reading takes time in proportion: texts that are thirty times longer are no trap', () => {
    const startedAt = performance.now();
    for (const part of hostile) wordIn(part.repeat(50_000).slice(0, 50_000));
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
