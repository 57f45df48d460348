// How a text that came in is read: as a word of CO-4, as a machine's, or as more or less of a wish for no more texts. CO-16.
import { type ExactWord, exactWordIn } from './exact-words.ts';
import { fold, wordsOf } from './folding.ts';
import { likelihoodOfStop, thresholds } from './likelihood.ts';
import { machineReplyIn } from './machine-reply.ts';

/** `word` is one of CO-4; `byPhrase` tells that the text reads as a wish to stop without being the word. `why` is for people. */
export type Reading =
  | { reads: 'stop'; word: string; why: string; byPhrase?: true }
  | { reads: 'start' | 'help'; word: string; why: string }
  | { reads: 'maybe' | 'talk' | 'machine'; why: string };

export function readingOf(body: string): Reading {
  const exact = exactWordIn(body);
  if (exact !== undefined) return readingOfWord(exact);
  const machine = machineReplyIn(body);
  if (machine !== undefined) return { reads: 'machine', why: machine };
  if (stopSigns.test(body)) return { reads: 'maybe', why: 'might be a wish to stop: a stop sign' };
  const { probability, because } = likelihoodOfStop(body);
  const words = because.map((part) => `"${part}"`).join(', ');
  const doubt = doubtIn(body);
  // "Wrong number, take me off" stays a wish without its first half, "wrong number, I'm not Sal" doesn't.
  const isWithoutIt = doubt === undefined || likelihoodOfStop(doubt.rest).probability >= likelyRest;
  if (probability >= thresholds.stop && isWithoutIt) {
    return { reads: 'stop', word: 'STOP', byPhrase: true, why: `reads as a wish to stop: ${words}` };
  }
  if (doubt !== undefined) return { reads: 'maybe', why: `might be a wish to stop: ${doubt.why}` };
  if (probability >= thresholds.maybe) {
    return {
      reads: 'maybe',
      why: words === '' ? 'might be a wish to stop' : `might be a wish to stop: ${words}`,
    };
  }
  return { reads: 'talk', why: 'no wish to stop' };
}

/** Short notes that say no wish but may be one: "oops, wrong number", "who's this?". `rest` is what else they say. */
function doubtIn(body: string): { why: string; rest: string } | undefined {
  const words = wordsOf(fold(body.slice(0, longestNote * 20)));
  if (words.length > longestNote) return undefined;
  const text = words.join(' ');
  const doubt = doubts.find(({ pattern }) => pattern.test(text));
  return doubt && { why: doubt.why, rest: text.replace(doubt.pattern, '. ') };
}

const longestNote = 8;
/** The whole has to be certain; what is left has to be more likely than not. */
const likelyRest = 0.5;
const doubts = [
  {
    why: 'it reached somebody else',
    // Not "the wrong number of bedrooms".
    pattern:
      /\b(?:wrong (?:number|person|guy|lady|phone)(?! (?:of|on|for|in|at|to|is))|(?:numero|persona) equivocad[oa](?! (?:de|en))|se equivoco de (?:numero|persona)|no conozco a (?:esa|esta) persona|(?:mauvais|faux) numero(?! (?:de|du|sur|pour))|trompez de (?:numero|personne)|(?:no ?one|nobody) (?:here )?(?:by|with|called|named)|(?:he|she) (?:doesnt|does not|no longer) lives? here)\b/,
  },
  {
    why: 'they name both words',
    pattern: /\b(?:stop (?:or|and|vs) start|start (?:or|and|vs) stop)\b/,
  },
  {
    why: 'they mind calls',
    pattern:
      /^(?!.*(?:text|txt|messag|msg|sms|contact|list|number|remove|unsub|mensaje|escri|ecri))(?:.*\b)?(?:stop|quit|cease|no more|dont|do not|never|deje?n? de|no me|arretez de|ne) (?:any more |more |m |me )?(?:calls?|calling|phoning|llam\w+|appel\w+)\b.*$/,
  },
  {
    why: 'they send the writer away',
    pattern:
      /^(?:(?:no|ok|just|please|kindly|dude|bro|oh|ya|y|ay) )*(?:(?:go|get) (?:away|lost)|(?:f|fuck|eff|piss|bug|buzz|sod|bugger|back|screw) off|(?:fuck|screw|f|eff) (?:you|u)|g?tfo|stfu|shut (?:up|it)|kick rocks|pound sand|go pound sand|scram|beat it|i(?:ll| will|m going to|m|am)? block(?:ing)? (?:you|this number)|take a hike|begone|get out of here|go to hell|drop dead|kiss off|bye felicia|you(?:re| are) blocked|blocked(?: and reported)?|reported(?: as (?:spam|junk))?|(?:this is |thats )?(?:a )?(?:spam|scam|harassment)|scammer|spammer|degagez?|decrissez?|va te faire (?:foutre|voir)|allez vous faire (?:foutre|voir)|ferme la|fermez la|foutez le camp|vete(?: (?:a la (?:mierda|verga|chingada)|de aqui|al (?:diablo|carajo)))?|vayanse|largate|larguense|callate|a la mierda|chinga(?:te| tu madre)|pudrete)(?: (?:now|please|man|dude|bro|already|spammer|scammer|creep|loser|ya|pues|my phone|off|svp))*$/,
  },
  {
    why: 'they ask who writes',
    pattern:
      /^(?:(?:um|umm|huh|hi|hey|hello|sorry|ok|new phone|hola|perdon|bonjour|pardon) )*(?:who(?:s| is| are| r| tf is| the (?:hell|fuck) is)? (?:this|dis|that|you|u)|do (?:i|we) know (?:you|each other)|whose number is this|qui parle|con quien hablo|(?:de parte de )?quien (?:es|eres|sos|habla|es usted|me escribe)|cest qui|qui est ce|qui etes vous|qui es tu|tes qui)(?: please| plz| lol| ca| svp| por favor)?$/,
  },
  {
    why: 'they ask where the number is from',
    pattern:
      /\b(?:who|how|howd|where|whered)\b.{0,14}\b(?:get|got|gave|find|found|sold|have)\b.{0,10}\b(?:my|this) (?:number|info|name|contact|cell)\b|\b(?:como|donde|quien)\b.{0,24}\b(?:consigui|obtuv|sac|dio|tiene).{0,12}\bmi (?:numero|telefono|contacto)\b|\b(?:comment|ou|dou|qui)\b.{0,14}\b(?:avez|as|a)\b.{0,12}\bmon (?:numero|nom|contact)\b/,
  },
  {
    why: 'they ask whether it is a machine or a fraud',
    pattern:
      /^(?:are|r|is|am i talking to) ?(?:you|u|this)? ?(?:an? )?(?:ro)?(?:bot|machine|scam|spam|computer|ai|legit|real person)(?: or .*)?$|^(?:es|eres|es esto|esto es) (?:un |una )?(?:robot|bot|estafa|spam|fraude)$|^(?:est ce|cest|etes vous) (?:un |une |du )?(?:robot|arnaque|spam|fraude)$/,
  },
];

const stopSigns = /^\s*(?:(?:🛑|🚫|⛔)\ufe0f?\s*)+$/u;

function readingOfWord({ kind, word, byPhrase }: ExactWord): Reading {
  if (kind !== 'stop') return { reads: kind, word, why: `exact word ${word}` };
  if (byPhrase) return { reads: 'stop', word, byPhrase, why: `the word ${word} in other writing` };
  return { reads: 'stop', word, why: `exact word ${word}` };
}
