// The words of CO-4: which of them the whole of a text is.
import { fold, inLatin, wordsOf } from './folding.ts';

/** `byPhrase` tells that the text isn't the word itself but reads as it. */
export type ExactWord = { kind: 'stop' | 'start' | 'help'; word: string; byPhrase?: true };

/** A hyphen or a space in the table is any sign or space in a text. */
const table = {
  stop: 'ARRET, CANCEL, END, OPT-OUT, OPTOUT, QUIT, REMOVE, REVOKE, STOP, STOP ALL, STOPALL, TD, UNSUBSCRIBE',
  start: 'START, YES, UNSTOP, OPT-IN, OPTIN',
  help: 'HELP, INFO, AIDE',
};

const wordsByText = new Map([...entriesOf('stop'), ...entriesOf('start'), ...entriesOf('help')]);

/**
 * Whoever wants to leave is understood in any form; whoever consents or asks has to use the word itself: reading YES into
 * a text would invent consent, and START is quickly sent once more.
 */
export function exactWordIn(body: string): ExactWord | undefined {
  const text = fold(body);
  const words = wordsOf(text);
  const itself = wordsByText.get(words.join(' '));
  if (itself !== undefined) return itself;
  const stop =
    stopOf(withoutCourtesy(words)) ??
    stopOf(spelledOut(words)) ??
    stopOf(wordsOf(inLatin(text))) ??
    stopOf(withoutInstruction(words)) ??
    stopOf(withoutSignature(body)) ??
    stopOf(withoutName(body));
  return stop && { ...stop, byPhrase: true };
}

function stopOf(words: readonly string[]): ExactWord | undefined {
  const found = wordsByText.get(words.join(' '));
  return found?.kind === 'stop' ? found : undefined;
}

const courtesies = new Set('please pls plz kindly and thanks thank you thx ty svp merci gracias'.split(' '));

/** "END please", "cancel, thank you". */
function withoutCourtesy(words: readonly string[]): string[] {
  return words.filter((word) => !courtesies.has(word));
}

/** "Reply STOP to unsubscribe", "STOP to 22345", "text STOP": the instruction said back instead of followed. */
function withoutInstruction(words: readonly string[]): string[] {
  const from = words.findIndex((word) => !instructs.has(word));
  const [word = '', ...rest] = words.slice(Math.max(from, 0));
  const isEcho = echoed.has(word) && rest.every((one) => told.has(one) || /^\d{3,11}$/.test(one));
  return isEcho ? [word] : [];
}

const instructs = new Set(
  'reply text txt send type respond answer message with the word responda envie mande texto repondez envoyez textez'.split(
    ' ',
  ),
);
const echoed = new Set('stop stopall unsubscribe optout arret'.split(' '));
const told = new Set(
  'to 2 end opt out cancel quit unsubscribe stop remove para salir pour arreter'.split(' '),
);

/** A word alone on the first line, with nothing below it but who wrote it. */
function withoutSignature(body: string): string[] {
  const [first = '', ...rest] = body.trim().split(/\s*\n\s*/);
  const signs = rest.length > 0 && rest.every(isOfSignature);
  const words = signs ? withoutCourtesy(wordsOf(fold(first))) : [];
  return words.length === 1 && echoed.has(words[0] ?? '') ? words : [];
}

/** "Stop - Marcus", "STOP. Rhonda H.": the same on one line. */
function withoutName(body: string): string[] {
  const text = body.trim();
  if (text.length > longestSigned) return [];
  const [, said = '', name = ''] = /^([\p{L} ,]+?) ?(?:[-–—]+|[,.]) ?(\p{Lu}[\p{L}. ]*)$/u.exec(text) ?? [];
  const words = name !== '' && isOfSignature(name) ? withoutCourtesy(wordsOf(fold(said))) : [];
  return words.length === 1 && echoed.has(words[0] ?? '') ? words : [];
}

const longestSigned = 40;

/** What mail quotes below, "- M. Carter", "Regards, Nina Walsh, CPA", "Sample & Sons", "Sent from my iPhone", a phone number; no line of talk. */
function isOfSignature(line: string): boolean {
  if (/^>|^-{2,}|^(?:on|el|le)\b.*(?:wrote|escribi[oó]|a écrit) ?:$/i.test(line)) return true;
  if (/^(?:sent from|get outlook|enviado desde|envoy[eé] de)/i.test(line)) return true;
  if (talks.test(line)) return false;
  const words = line.match(/\p{L}[\p{L}'’.]*/gu) ?? [];
  const closing = words.filter((word) => !closings.has(word.toLowerCase()));
  return words.length <= 6 && closing.every((word) => /^(?:\p{Lu}|of$|and$|de$|del$|la$|du$)/u.test(word));
}

const talks = /[?!]|\b(?:i|im|you|we|it|its|me|my|the|this|that|is|are)\b/i;
const closings = new Set(
  'regards best thanks thank you sincerely cheers kind warm yours saludos gracias atentamente cordialement merci bien'.split(
    ' ',
  ),
);

/** "S.T.O.P" and "s t o p". */
function spelledOut(words: readonly string[]): string[] {
  return words.every((word) => word.length === 1) ? [words.join('')] : [];
}

function entriesOf(kind: keyof typeof table): [string, ExactWord][] {
  return table[kind].split(', ').map((word) => [wordsOf(word.toLowerCase()).join(' '), { kind, word }]);
}
