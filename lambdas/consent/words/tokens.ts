// The sentences of a text as words that can be compared: spelled alike, slips mended, curses and courtesies left out.
import { lazily } from '../../platform/lazily.ts';
import { fold, inLatin } from './folding.ts';
import { wholeWords } from './whole-words.ts';
import { classOf, isTrigger, triggers } from './word-classes.ts';

/** What a word may be looked up in. */
export type Words = { has(word: string): boolean };

/** Words of a sentence, with `?` at its end where one stands. */
export type Sentence = readonly string[];

/** More than a text can carry; what lies beyond isn't read, so that a hostile text costs no more than a long one. */
const longestRead = 1600;

/** `known` are the words of the phrases that were learned from: they are never taken for slips of another. */
export function sentencesOf(body: string, known: Words): Sentence[] {
  const mendedWords = new Map<string, string[]>();
  return inLatin(fold(elided(body.slice(0, longestRead))).slice(0, longestRead))
    .replace(dotted, (letters) => letters.replace(/[.*_-]/g, ''))
    .split(/(?<=[?])|[!;\n\r…¡¿]+|\.+(?!\d)| - | – | — /u)
    .map((part) => tokensOf(part, known, mendedWords))
    .filter((tokens) => tokens.length > 0 && tokens[0] !== '?');
}

/** "s.t.o.p texting": no end of a sentence. */
const dotted = /(?<![\p{L}\p{N}])(?:\p{L}[.*_-]){2,}\p{L}(?![\p{L}\p{N}])/gu;

/** French: "m'écrire" is two words, "don't" is one. */
export function elided(text: string): string {
  return text
    .replace(preterite, '$1e yo')
    .replace(/(?<![\p{L}\p{N}])([cdjlmnst]|qu)['’‘´`](?=\p{L})/giu, '$1 ');
}

/** Spanish: "paré enfrente" tells what I did, "pare" asks. Whoever leaves the accent out is read as asking. */
const preterite =
  /(?<!\p{L})(par|dej|cancel|borr|quit|elimin|saqu|termin|mand|envi)(?:é|e\u0301)(?!\p{L})/giu;

/** Other spellings; an empty one leaves the word out, since it says how something is asked and not what. */
const spellings = new Map(
  Object.entries({
    '': 'please pls plz plse plze pleez kindly just really fucking fuckin freaking freakin friggin frigging effing fking damn goddamn damned bloody goddam tf wtf',
    you: 'u',
    your: 'ur yr',
    are: 'r',
    text: 'txt txet',
    texts: 'txts',
    texting: 'txtng txting txtn txtin textin textng texing texin texring',
    message: 'msg mssg mesage mensage',
    messages: 'msgs mssgs mesages',
    messaging: 'msging',
    number: 'num nbr numbr nmbr',
    dont: 'dnt donot don dunt',
    never: 'nvr neva',
    again: 'agn agin',
    remove: 'rmv remov rmove',
    interested: 'intrested intersted interrested',
    'no mas': 'nomas',
    from: 'frm',
    people: 'ppl',
    want: 'wnt',
    me: 'mee',
    no: 'noo nooo',
    que: 'q ke',
    por: 'xfa',
    with: 'w wit',
    take: 'tke taek',
    'text me': 'hmu',
    'opt me out': 'optmeout',
    'opt us out': 'optusout',
  }).flatMap(([word, others]) => others.split(' ').map((other): [string, string] => [other, word])),
);

function tokensOf(part: string, known: Words, seen: Map<string, string[]>): string[] {
  const pieces = part
    .replace(brokenStop, 'stop')
    .replace(/\bsub scribe\b/g, 'subscribe')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[ .*_-]){2,}\p{L}(?![\p{L}\p{N}])/gu, (letters) =>
      letters.replace(/[ .*_-]/g, ''),
    )
    .match(/[\p{L}\p{N}@$*]+|\?/gu);
  const tokens = (pieces ?? [])
    .flatMap((piece) => {
      const words = seen.get(piece) ?? mended(piece, known);
      seen.set(piece, words);
      return words;
    })
    .filter((word) => word !== '');
  return joined(tokens);
}

/** "s top", "st op", "sto p", but not "the house's top floor". */
const brokenStop =
  /(?<![\p{L}\p{N}])(?:s top(?! (?:floor|of|offer|price|shelf|notch))|st op|sto p)(?![\p{L}\p{N}])/gu;

function mended(piece: string, known: Words): string[] {
  if (piece === '?') return ['?'];
  const word = withoutStretch(piece);
  if (spellings.has(word)) return (spellings.get(word) ?? '').split(' ');
  const [, stem, object] = /^(\p{L}{4,})(me|nos|mi|my|us)$/u.exec(word) ?? [];
  // "elimíname", "escribirnos", "textme": the object is a word of its own.
  if (stem !== undefined && object !== undefined && isTrigger(stem)) return [stem, object];
  if (known.has(word)) return [word];
  if (/^\d+$/.test(word)) return ['#'.repeat(word.length < 3 ? 1 : word.length < 5 ? 2 : 3)];
  if (word.includes('*')) return starred(word);
  const asLetters = word.replace(/[013457@$]/g, (sign) => leet[sign] ?? sign);
  // Not "5pm".
  if (asLetters !== word && word.length > 3 && /\p{L}/u.test(word)) {
    const found = triggerLike(asLetters);
    if (found !== undefined) return [found];
  }
  if (/\d/.test(word)) {
    const parts = word.match(/\d+|[^\d]+/g) ?? [];
    if (parts.length > 1) return parts.flatMap((one) => mended(one, known));
  }
  const split = elidedTrigger(word);
  if (split !== undefined) return split;
  const trigger = triggerLike(word);
  if (trigger !== undefined) return [trigger];
  return runTogether(word, known) ?? [word];
}

const leet: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };

/** "f***ing" is left out; "st*p" is stop. */
function starred(word: string): string[] {
  const hidden = word.replace(/[^\p{L}*]/gu, '');
  const found = triggers().find(
    (trigger) =>
      trigger.length === hidden.length &&
      [...hidden].every((letter, at) => letter === '*' || letter === trigger[at]) &&
      hidden.replaceAll('*', '').length > 1,
  );
  return found === undefined ? [] : [found];
}

/** "stoooop" and "pleeease". */
function withoutStretch(word: string): string {
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1');
  return short === word ? word : short;
}

/** "mecrire", "darreter": French without the apostrophe. */
function elidedTrigger(word: string): string[] | undefined {
  const [first = '', rest] = [word[0], word.slice(1)];
  return rest.length >= 5 && 'dlmnst'.includes(first) && triggerSet().has(rest) ? [first, rest] : undefined;
}

/** "removeme", "takemeoffyourlist": known words run together, one of them a trigger; the fewest that make it up. */
function runTogether(word: string, known: Words): string[] | undefined {
  if (word.length < 6 || word.length > 40 || wholeWords().has(word)) return undefined;
  const fewest: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let from = Math.max(0, end - 16); from < end; from++) {
      const before = fewest[from];
      const part = word.slice(from, end);
      if (before === undefined || !(triggerSet().has(part) || (part.length > 1 && known.has(part)))) continue;
      if (before.length + 1 < (fewest[end]?.length ?? Number.POSITIVE_INFINITY))
        fewest[end] = [...before, part];
    }
  }
  const parts = fewest[word.length];
  const isLikely = parts?.some((part) => triggerSet().has(part)) && word.length / parts.length >= 3;
  return isLikely ? parts?.flatMap((part) => (spellings.get(part) ?? part).split(' ')) : undefined;
}

const triggerSet = lazily(() => new Set(triggers()));
const triggersByLength = lazily(() => Map.groupBy(triggers(), (trigger) => trigger.length));

/** The trigger that is one slip away: a letter more, less, other, or two in the wrong order; in long words two. */
function triggerLike(word: string): string | undefined {
  if (triggerSet().has(word)) return word;
  if (word.length < 3 || word.length > 16) return undefined;
  if (slips(word, 'stop') === 1 || isShuffledStop(word)) return 'stop';
  for (const length of [word.length, word.length - 1, word.length + 1]) {
    const found = triggersByLength()
      .get(length)
      ?.find((trigger) => trigger[0] === word[0] && slips(word, trigger) === 1);
    if (found !== undefined) return found;
  }
  for (const length of [word.length, word.length - 1, word.length + 1]) {
    const found = triggersByLength()
      .get(length)
      ?.find((trigger) =>
        trigger[0] !== word[0]
          ? slips(word, trigger) === 1
          : trigger.length >= 8 && slips(word, trigger) === 2,
      );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "tsop", "soptp", "ssttoopp": the four letters and no other. */
function isShuffledStop(word: string): boolean {
  return word.length <= 8 && /^[stop]+$/.test(word) && new Set(word).size === 4;
}

/** Optimal string alignment distance, given up above 2. */
function slips(one: string, other: string): number {
  let [older, old]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((old[j] ?? 9) + 1, (row[j - 1] ?? 9) + 1, (old[j - 1] ?? 9) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (older[j - 2] ?? 9) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > 2) return 3;
    [older, old] = [old, row];
  }
  return old[other.length] ?? 3;
}

/** "do not" is dont, "opt out" and "opt-out" are optout. */
function joined(tokens: readonly string[]): string[] {
  const result: string[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (token === 'not' && (last === 'do' || last === 'does')) result[result.length - 1] = 'dont';
    else if (token === 'out' && last === 'opt') result[result.length - 1] = 'optout';
    else if (last === 'do' && token === 'nt') result[result.length - 1] = 'dont';
    else if (last === 'un' && /^subscri(?:be|bed|bing)$/.test(token))
      result[result.length - 1] = `un${token}`;
    // "Temporada baja" is low season; "la baja" is what one asks for.
    else if (token === 'baja' && last !== undefined && low.has(last)) result.push('bajo');
    else if (token === 'favor' && last === 'por') result.pop();
    else if (token === 'out' && (last === 'op' || last === 'otp')) result[result.length - 1] = 'optout';
    else if ((last === 'stp' || last === 'sto' || last === 'top') && isOngoing(token))
      result.splice(-1, 1, 'stop', token);
    // "if you don't stop" asks for the end, "don't stop" for more.
    else if (
      goesOn.has(`${last} ${token}`) &&
      result.slice(-3).some((word) => word === 'if' || word === 'why')
    )
      result[result.length - 1] = token;
    else if (goesOn.has(`${last} ${token}`)) result[result.length - 1] = 'goon';
    else result.push(token);
  }
  return result;
}

/** What one asks to stop: "sto texting me". */
function isOngoing(word: string): boolean {
  return word.endsWith('ing') && ['TEXTING', 'SEND', 'CALL'].includes(classOf(word));
}

const low = new Set('temporada calidad presion planta tasa parte zona cuota gama muy mas en'.split(' '));

/** "don't stop" is the opposite of a wish to stop; "no, stop" isn't. */
const goesOn = new Set(
  ['dont', 'never', 'cant', 'couldnt', 'wont', 'wouldnt', 'didnt', 'shouldnt', 'doesnt']
    .flatMap((not) => ['stop', 'quit', 'end', 'stopped'].map((stop) => `${not} ${stop}`))
    .concat(['deje', 'dejen', 'dejes'].map((leave) => `no ${leave}`))
    .concat(
      ['arretez', 'arrete', 'arreter', 'cessez', 'cesse'].map((stop) => `n ${stop}`),
      'ne cessez',
      'ne cesse',
    ),
);
