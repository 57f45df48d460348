// Sentences that a reasonable person reads as "don't text me any more", beyond the words of CO-4. How well: docs/opt-out-phrases.md.

/**
 * Whether a clause of `text` asks for no more texts. `text` is folded: small letters, no accents, apostrophes or emoji.
 * Every pattern describes a clause from its first word to its last, so that "stop by at 5" and "the showings end at 6"
 * match nothing, however much like a request they begin.
 */
export function asksToStop(text: string): boolean {
  return clausesOf(text).some((clause) => patterns.some((pattern) => pattern.test(clause)));
}

/** Words that divide like a comma: "not interested please stop", "we found one so stop". */
const divides = new Set([
  ...'so please pls plz plse kindly thanks thank thx ty ok okay hi hey hello sorry'.split(' '),
  ...'svp stp merci bonjour gracias hola'.split(' '),
]);

/** Other spellings and forms, written as the patterns have them. */
const spellings = new Map(
  Object.entries({
    stop: 'stpo sotp tsop sopt stpp dtop arrete arretez arreter cessez cesser',
    text: 'texts txt txts message messages mesage mesages msg msgs sms alert alerts notification notifications texto textos mensaje mensajes alertes alertas',
    texting: 'txting textin txtin messaging mesaging msging texted messaged',
    contacting: 'contacted',
    dont: 'dnt donot never nver',
    you: 'u',
    your: 'ur yr',
    with: 'w',
    'i would': 'id',
    'i have': 'ive',
    'i am': 'im',
    'you have': 'youve',
    'want to': 'wanna',
    'no longer': 'nolonger',
    remove: 'remov removed',
    number: 'num nbr numbr',
    unsubscribe: 'unsubscribing unsuscribing',
  }).flatMap(([word, others]) => others.split(' ').map((other): [string, string] => [other, word])),
);
/** "stopp", "stooop", "st0p"; but a stoop is a porch. */
const stretchedStop = /^s+t+(?:o|0|ooo+)p+$/;
/** "unsubcribe", "unsuscribe", "unsubscirbe", "unsub". */
const misspeltUnsubscribe = /^u(?:nsu?|su)[bs]{0,2}c?[ri]{0,2}b+e?d?$/;

/** Punctuation or a new line, but not the hyphen within a word. */
const endOfClause = /[^\p{L}\p{N}\s-]+|\s-+\s|[\r\n]+/u;
const politely = / (?:por favor|sil vous plait|sil te plait) /g;

function clausesOf(text: string): string[] {
  return text.split(endOfClause).flatMap((part) => {
    const words = ` ${part.split(/[^\p{L}\p{N}]+/u).join(' ')} `.replace(politely, ' please ').split(' ');
    const clauses: string[][] = [[]];
    for (const word of words) {
      if (divides.has(word)) clauses.push([]);
      else if (word !== '' && word !== 'just') clauses.at(-1)?.push(plain(word));
    }
    return clauses
      .map((clause) => clause.join(' ').replace(/\bdo not\b/g, 'dont'))
      .filter((clause) => clause !== '');
  });
}

function plain(word: string): string {
  if (stretchedStop.test(word)) return 'stop';
  if (misspeltUnsubscribe.test(word)) return 'unsubscribe';
  return spellings.get(word) ?? word;
}

/** How a request begins: "can you", "I asked you twice to", "how do I". */
const asking =
  '(?:(?:can|could|would|will) you |you (?:can|may|could|should|must|need to|have to) |(?:i|we) (?:am asking|(?:have )?asked|(?:have )?told|said|want|need|wish|would like)(?: you)?(?: twice| again| before)?(?: to)? |how (?:do|can) i )?';
const urgently = '(?: now| right now| already| immediately| at once| today)?';
/** Whose phone. */
const me = '(?:me|us|(?:my|this)(?: phone| cell| mobile)?(?: number| phone| cell| mobile))';
/** Small words that may stand before "texts", and those that may follow. */
const before =
  '(?:(?:it|sending|send|get|getting|receive|receiving|be|with|of|any|all|more|anymore|these|those|this|the|your|my|me|us|to|for|from|you|calling and|calling or) ){0,6}';
const after =
  '(?: (?:me|us|you|this|my|the|to|on|at|from|by text|again|any|more|anymore|ever|further|here|text|number|phone|cell|mobile|service|system))*';
const texts = `${before}(?:text|texting|contact|contacting)${after}`;
const list = '(?:list|lists|system|database|records|contacts|text|texting)';
const about = '(?: (?:about|regarding|from|for) .+)?';

const patterns = [
  // "stop", "I asked you to stop", "stop it now", "STOP STOP STOP"; but "how do I stop it?" may be about an alarm
  `(?!how )${asking}stop(?: stop| it| this| that| all| everything| me)*${urgently}`,
  '(?:i|we) want (?:this|it|these|them|the text) to stop',
  // "stop texting me", "cancel the text alerts", "enough with the texts", "turn these texts off"
  `${asking}(?:stop|quit|cease|end|cancel|discontinue|enough|(?:turn|shut|switch) off) ${texts}${about}${urgently}`,
  `${asking}(?:turn|shut|switch) ${texts} off`,
  // "stop sending me these", "stop sending me listings by text"
  `${asking}(?:stop|quit) sending(?: me| us)? (?:these|this|stuff|this stuff|things|anything|everything|\\S+ (?:by|via|over) text)`,
  // "stop bothering me"
  `${asking}(?:stop|quit) (?:bothering|harassing|spamming|bugging|pestering) ${me}${urgently}`,
  // "no more texts", "no texts"
  `no more ${texts}`,
  'no text',
  // "don't text me again", "do not send any more messages"; with an hour or another person it is something else
  `${asking}dont (?:you )?(?:ever )?(?:(?:call|email) or )?(?:text|contact|send (?:(?:me|us|any|more|anymore|these|those|your|out) )*text)${after}`,
  // "I no longer want to receive these texts", "I don't want you to text me", "I do not consent to these messages"
  `(?:(?:i|we) )?(?:dont|no longer) (?:want|wish|consent|need(?! to)) ${texts}`,
  `(?:i|we) (?:didnt|did not|dont) (?:sign|signed|ask|asked|subscribe|subscribed)(?: up)? (?:for|to) ${texts}`,
  // "take my number off", "remove me from your text list"
  `${asking}(?:take|get|remove|delete|drop|erase) ${me} (?:off|from|out of)(?: (?:of|your|the|this|these|all|any|my|text|texting|contact|call|calling|mailing|marketing|phone))* ${list}${urgently}`,
  `${asking}(?:take ${me} off|(?:remove|delete|erase) ${me}(?: from (?:this|it|all|everything))?)${urgently}`,
  // "I want to unsubscribe", "opt me out of texts", "I am opting out"
  `${asking}unsubscribe(?: ${me})?(?: from)?(?: (?:this|it|all|everything|your list|the list|${texts}))?${urgently}`,
  `(?:i am |${asking})opt(?:ing)?(?: me| us)? out(?: (?:of|from))?(?: (?:this|it|all|everything|${texts}))?${urgently}`,
  // "I withdraw my consent to get texts"
  `${asking}(?:i )?(?:revoke|withdraw|rescind)(?: my| all)* (?:consent|permission)(?: ${texts})?`,
  // Not asked for, yet plain: the owner of this phone isn't the one, or wants peace
  '(?:(?:you have|you got|you have got|this is|i think you have) )?(?:the |a )?wrong (?:number|person)',
  `leave ${me} alone|lose (?:my|this) number|cease and desist`,

  // French, with "arrêtez" written as stop: "arrêtez de m'envoyer des textos", "arrêtez les messages"
  'stop (?:de |d)?(?:me |m ?|nous )?(?:ecrire|texter|contacter|envoyer (?:des |ces |vos |les |de )?text)(?: maintenant| ici)?',
  'stop (?:tous )?(?:les|vos|ces) text',
  // "ne m'écrivez plus", "ne m'envoyez plus de messages", "merci de ne plus me contacter"
  '(?:ne |n)(?:me |m ?|nous )(?:ecri[a-z]{1,3}|contacte[a-z]?|texte[a-z]?)(?: plus| pas| jamais)+',
  '(?:ne |n)(?:me |m ?|nous )?envoye[a-z]? (?:plus|pas) (?:rien|(?:de |d |ces |vos )text)',
  '(?:de )?ne (?:plus|pas) (?:me |m ?|nous )(?:ecrire|texter|contacter|envoyer (?:de |des |ces |vos )?text)',
  // "plus de messages", "je ne veux plus recevoir de textos", "me désabonner"
  'plus (?:de|aucun) text',
  'je (?:ne )?(?:veux|souhaite|desire) (?:plus|pas)(?: (?:recevoir|etre|de|des|d|vos|ces|les|vous))* (?:text|contactee?)',
  '(?:je (?:veux|voudrais|souhaite) )?(?:me |nous )?(?:desabonn|desinscri)[a-z]{1,4}(?: moi| nous)?(?: d.*)?',
  // "enlevez-moi de votre liste"
  '(?:enlev|retir|supprim|ot)(?:ez|er|e) (?:moi|nous|mon numero|ce numero)(?: de (?:la|votre|vos|cette) listes?)?',
  '(?:vous avez |cest )?(?:le |un )?(?:mauvais|faux) numero|laissez (?:moi|nous) tranquilles?',

  // Spanish: "no me mande más mensajes", "ya no me escriban"
  '(?:ya )?no (?:me|nos) (?:mand|envi)[a-z]{1,3}(?: (?:mas|nada|text|ningun|estos|esos|sus|de))+',
  '(?:ya )?no (?:mand|envi)[a-z]{1,3}(?: (?:mas|estos|esos|sus))* text',
  '(?:ya )?no (?:me|nos) (?:escrib|contact|text|molest)[a-z]{1,3}(?: mas| nunca| otra vez| a este numero)*',
  // "deje de escribirme", "no quiero recibir más mensajes"
  '(?:deje|dejen|deja|pare|paren) (?:ya )?de (?:mandar|enviar|escribir|contactar|textear|molestar)(?:me|nos)?(?: (?:mas|text|estos|esos|sus|los|tantos))*',
  '(?:ya )?no (?:quiero|queremos|deseo)(?: (?:recibir|que|me|nos|manden|envien|mas|sus|estos|esos|los))* text(?: mas| suyos)?',
  // "bórreme de su lista", "cancelar suscripción", "alto"
  '(?:quit|borr|elimin|sa[cq])[a-z]{1,3}(?:me|nos|mi numero)(?: de (?:la|su|esta|sus) listas?(?: de text)?)?',
  '(?:quiero )?(?:cancelar?|cancelen?|anular) (?:la |mi |esta |los |estos )?(?:suscripcion|text)|(?:quiero )?darme de baja|deme de baja',
  'alto|basta|pare|paren',
  '(?:es |tiene )?(?:el |un )?(?:numero equivocado|persona equivocada)',
].map((pattern) => new RegExp(`^(?:${pattern})$`));
