// Canned replies of a phone whose owner drives or can't talk: short sentences of which none says anything else. TX-15.
import { lazily } from '../../platform/lazily.ts';

/** Whether the whole folded text is made of such sentences. "I'm driving, call me" has one of another kind: a person's. */
export function isAwayReply(text: string): boolean {
  if (!hints.test(text)) return false;
  const kinds = text
    .split(/[.!?¿¡;:()[\]"–—…\n]+|,| - | (?:and|but|so|y|pero|et|mais) /)
    .map((part) => part.trim().replace(courteous, '').trim())
    .filter((part) => part !== '')
    .map(kindOf);
  const has = (kind: Kind): boolean => kinds.includes(kind);
  if (has('other')) return false;
  return has('driving') || has('cannotTalk') || (has('busy') && has('later'));
}

type Kind = 'driving' | 'cannotTalk' | 'busy' | 'later' | 'sent' | 'other';

/** So that most texts cost one test. */
const hints =
  /driv|wheel|on the road|cant|cannot|unable|busy|meeting|class|movie|theater|available|conduc|manej|volant|puedo|ocupad|reunion|junta|cine|disponible|condui|roule|peux|occupe|cinema/;
const courteous =
  /^(?:(?:hi|hey|hello|sorry|so sorry|im sorry|hola|lo siento|perdon|disculpe|bonjour|desolee?|pardon)(?: there)?\b ?)+/;

const now = '(?: right now| now| currently| at the moment| at this time| just now| for now)*';
const ahora = '(?: ahora(?: mismo)?| ahorita| en este momento| por el momento| por ahora)*';
const maintenant =
  '(?: maintenant| en ce moment| actuellement| pour le moment| pour linstant| presentement)*';

/** A promise may name a moment, but no hour, day or matter: those are of a person. */
const tail = '(?!.*(?:\\d|\\babout\\b|\\bsobre\\b|\\bpour (?:la|le|parler)\\b))(?: \\S+){0,9}';

const sentences: [Kind, string[]][] = [
  [
    'driving',
    [
      `(?:(?:i am|im) )?(?:currently |now |still )?(?:driving|on the road|behind the wheel)${now}(?: with .{3,40})?`,
      `(?:(?:estoy|voy|ando) )?(?:manejando|conduciendo|al volante)${ahora}(?: con .{3,50})?`,
      `(?:je suis |actuellement )*(?:au volant|en voiture|en train de conduire)${maintenant}`,
      `je (?:conduis|roule)${maintenant}(?: avec .{3,50})?`,
    ],
  ],
  [
    'cannotTalk',
    [
      `(?:i )?(?:cant|cannot|can not|am unable to|im unable to) (?:talk|text|answer|respond|reply|pick up|take (?:your|this) call|get to the phone)${now}(?: (?:because|since|as|while))?(?: (?:i am|im) driving)?`,
      `(?:ahora |ahorita )?no puedo (?:hablar|contestar|responder|atender|escribir|textear)(?:te|le|los)?${ahora}`,
      `je (?:ne )?peux pas (?:vous |te )?(?:parler|repondre|texter|ecrire)${maintenant}`,
    ],
  ],
  [
    'busy',
    [
      `(?:(?:i am|im) )?(?:currently |now )?(?:busy|unavailable|not available|in (?:a |another )?(?:meeting|class|appointment|court|movie)|(?:at|in) (?:the|a) (?:movies|movie theater|theater|meeting))${now}`,
      `(?:(?:ahora )?estoy )?(?:ocupad[oa]|en (?:una|otra) (?:reunion|junta|cita)|en (?:clase|el cine))${ahora}`,
      `(?:je suis )?(?:occupee?|en (?:reunion|classe|cours|rendez-vous)|au cinema)${maintenant}`,
      `(?:no estoy|je ne suis pas) disponible${ahora}${maintenant}`,
    ],
  ],
  [
    'later',
    [
      `(?:ill|i will|will) (?:call|text|reply|respond|answer|contact|message|get back|write|be in touch|see your|read your|return your|be with you)(?! (?:me|us|my|him|her|them|the)\\b)${tail}`,
      `(?:can|may) i (?:call|text|get back to) you(?: back)?(?: later| soon| in a bit)?|call me later|talk (?:to you )?(?:later|soon)`,
      'whats up|que pasa|que tal|quoi de neuf',
      `(?:(?:te|le|les|yo) )*(?:llamo|llamare|escribo|escribire|respondo|respondere|contesto|contestare|marco|aviso|vere|leere|mando mensaje)${tail}`,
      `puedo (?:llamarte|llamarle|llamarlo|contestarte)(?: luego| mas tarde| despues)?`,
      `(?:je )?(?:(?:vous|te|les) )?(?:rappelle|rappellerai|reponds|repondrai|ecris|ecrirai|recontacte|recontacterai|texte|texterai|verrai|lirai)${tail}`,
      `(?:puis-je|je peux|est-ce que je peux) (?:vous|te) rappeler(?: plus tard)?`,
      `when (?:i am|im|its|i (?:stop|arrive|park|get|can))${tail}|when its safe`,
    ],
  ],
  [
    'sent',
    [
      `(?:this (?:is|was) )?(?:an? )?(?:auto|automatic|automated)(?:[ -]?(?:reply|response|message|text))?(?: (?:from|by|via) .{2,30})?`,
      `(?:this (?:message |text )?was )?sent (?:automatically|from|by|via|with)\\b.{0,40}`,
      `(?:respuesta|mensaje) automatic[oa]|reponse automatique|message automatique`,
      `(?:at&t |verizon |samsung )?(?:drive ?mode|driving mode|android auto|carplay|samsung|modo conduccion|mode conduite)`,
    ],
  ],
];

const whole = lazily(() =>
  sentences.map(([kind, patterns]): [Kind, RegExp] => [kind, new RegExp(`^(?:${patterns.join('|')})$`)]),
);

function kindOf(part: string): Kind {
  return whole().find(([, pattern]) => pattern.test(part))?.[0] ?? 'other';
}
