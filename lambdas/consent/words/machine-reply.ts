// Texts that a phone or an office writes by itself: they follow templates, so patterns are enough. TX-15.
import { fold } from './folding.ts';

/** Which machine wrote `body`, or undefined when a person did. */
export function machineReplyIn(body: string): string | undefined {
  const text = fold(spoken(body)).replace(/\s+/g, ' ').trim().slice(0, 1600);
  return kinds.find(({ patterns }) => patterns.some((pattern) => pattern.test(text)))?.why;
}

/** Quotes are told from apostrophes and emoji kept as a sign, since both make a reaction. */
function spoken(body: string): string {
  return body
    .slice(0, 1600)
    .replace(/[“”„«»"＂]+/gu, ' " ')
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+/gu, ' ^ ');
}

const reacts =
  '(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted|hearted|le gusto|le gusta|me gusta|me gusto|me encanta|me encanto|le encanta|se rio|le encanto|no le gusto|se rio (?:de|con)|destaco|pregunto sobre|cuestiono|exclamo|enfatizo|reacciono(?: con)?|jaime|jadore|jai (?:bien )?aime|jai adore|a (?:bien )?aime|a adore|a deteste|na pas aime|je naime pas|a ri (?:de|a)|a souligne|a mis en (?:evidence|valeur)|a mis en doute|sest interroge sur|sest exclame|a reagi(?: avec| par)?)';
const thing =
  '(?:an? |un[ae]? |une )?(?:image|photo|picture|video|movie|attachment|audio message|message|link|gif|sticker|imagen|foto|mensaje|enlace|piece jointe|lien|previous message)';
const quoted = '" ?.+';

const reactions = [
  `^(?:(?!(?:i|we|he|she|they|you|it|yo|nous|je) )\\S+ )?${reacts} (?:\\^ )?(?:to |a |al mensaje |au message |con |avec )?(?:\\^ )?(?:(?:to|a|en|sur|au message|al mensaje) )?${quoted}$`,
  `^(?:(?!(?:i|we|he|she|they|you|it|yo|nous|je) )\\S+ )?${reacts} (?:\\^ )?(?:to |a |en )?${thing}(?: (?:from|in) .*)?$`,
  `^(?:reacted|reacciono|a reagi) .{0,20}(?:to|a|al|sur|au) .+$`,
  `^\\^ (?:to|a|en|sur|pour) ${quoted}$`,
  `^removed (?:an? |the )?(?:\\^|\\w+(?: \\w+)?)(?: reaction)? from (?:${quoted}|${thing})$`,
  `^(?:elimino|quito) (?:un[ae]? |el |la )?(?:\\^|\\S+(?: \\S+){0,3}) (?:de|a) ${quoted}$`,
  `^a (?:supprime|retire) (?:un |une |le |la )?(?:\\^|\\S+(?: \\S+){0,3}) (?:de|sur|a) ?${quoted}$`,
];

const driving = [
  '^(?:hi,? |hey,? |sorry,? )?(?:i am|im) (?:currently |now )?(?:driving|on the road)(?: right now| at the moment)?\\b.*(?:(?:ill|i will) (?:see|get back|get your|respond|reply)|notifications|focus|do not disturb)',
  'not receiving notifications',
  'im (?:currently )?driving (?:right now |at the moment )?(?:with|and (?:will|cant|wont|my)|and ill)',
  '(?:i am|im) driving[. ,-]+(?:ill|i will) (?:see|get|respond|reply|read|text|call)',
  '(?:cant|cannot|can not) (?:text|talk|reply|respond)[^.]{0,30}(?:while|because|since|,)? ?(?:im )?driving[^?]*(?:ill|i will|auto)',
  '(?:do not disturb|driving mode|focus (?:turned )?on|driving focus|while driving)[^?]*(?:ill|i will|notif|auto|silenced|message)',
  '(?:has|have) (?:notifications|focus|messages) (?:silenced|turned on)|notifications (?:are )?silenced',
  '(?:estoy|voy) (?:manejando|conduciendo|al volante)[^?]*(?:vere|leere|respondere|contestare|contesto|respondo|llamare|mensaje)',
  '(?:(?:je suis|actuellement) (?:au volant|en voiture|en train de conduire)|je conduis)[^?]*(?:repondrai|rappellerai|verrai|lirai|message|plus tard)',
  '(?:no molestar|concentracion|modo conduccion)[^?]*(?:activad|silenciad|mensaje)',
  '(?:ne pas deranger|mode conduite|concentration)[^?]*(?:active|message)',
];

const away = [
  '^[\\[( ]*(?:this is an? )?(?:auto(?:matic|mated)?[ -]?(?:reply|response|message|responder)|out of office|ooo)[\\]): .,-]',
  '(?:^|[.!] )(?:hi |hello |hey |thanks |thank you )?[^.!]{0,40}(?:im|i am|we are|were) (?:currently |presently )?(?:out of (?:the )?office|away from (?:my|the) (?:phone|desk|office)|on (?:vacation|leave|pto|holiday) (?:until|through|from)|not (?:available|able to (?:respond|answer|take)))[^?]*(?:until|through|return|respond|reply|back|limited|assistance|urgent|emergenc|contact|call|as soon)',
  'this (?:is an auto|message (?:is|was) (?:auto|sent auto)|(?:phone number|phone|number|line|mailbox|inbox) (?:is (?:not|un)[ -]?(?:monitored|attended|able to receive)|(?:does not|doesnt|cannot|can not|cant|is not able to|isnt able to|is unable to) (?:accept|receive|support)))|unmonitored|^(?:please )?(?:do not|dont) reply to this (?:message|number|text|email)[^?]*(?:automat|monitor|$)',
  '(?:thank you|thanks) for (?:contacting|reaching out|texting|messaging|calling|getting in touch|your (?:message|text|inquiry|patience))[^?]*(?:our (?:office|team|hours|business|store)|office (?:is|hours)|business (?:hours|day)|(?:we|well|someone|member|representative|our staff)[^?.]{0,20} ?(?:will|ll|shall|well) (?:be (?:in touch|with you)|get (?:back|to)|respond|reply|contact you|reach out|return)|received your|emergenc|currently closed|closed)',
  '^(?:hi[,.! ]+|hello[,.! ]+)?our (?:office|store|business|practice|team) (?:is|hours are) (?:currently |now )?(?:closed|open)(?![^?]*\\?)',
  '(?:the )?(?:office|store|business|practice) (?:is|hours are) (?:currently |now )?(?:closed|open)[^?]*(?:leave a message|return your|respond|reply|our hours|urgent|emergenc|reopen|we will)',
  '(?:i am|im) (?:currently )?(?:with a client|in a meeting|unavailable|away)(?: and| right now| at the moment|[.,])[^?]*(?:will|ill) (?:text|get|respond|reply|return|call|be)[^?]*(?:as soon|shortly|soon|when|later|asap|return|business)',
  '(?:respuesta automatica|mensaje automatico|respuesta autom)',
  '(?:estoy|estamos|estare|estaremos) (?:fuera de (?:la )?oficina|de vacaciones|ausente|fuera del despacho)[^?]*(?:hasta|regres|respond|contest|urgen|vuelv|volver)',
  'gracias por (?:contactar|comunicar|escribir|su mensaje|tu mensaje|llamar|ponerse)[^?]*(?:recibido su|recibimos su|se comunicara|se pondra|oficina|horario|cerrad|respond|contest|contactaremos|breve|brevedad|atend)',
  '(?:nuestra oficina|la oficina|nuestro horario|el horario de) [^?]*(?:cerrad|lunes|hasta|abre|atencion|de \\d)',
  '(?:reponse automatique|message automatique|repondeur automatique)',
  '(?:je suis|nous sommes|je serai|nous serons) (?:actuellement )?(?:absente?s?|hors du bureau|en vacances|en conges?|a lexterieur du bureau)[^?]*(?:jusqu|retour|du \\d|repond|urgen|de retour)',
  'merci (?:de |pour |d ?)(?:nous |votre |m ?|l ?)?(?:avoir )?(?:contact|ecrit|message|communiqu|appel|texto)[^?]*(?:recu votre|vous contactera|bureau|heures|ferme|repond|contacter|bref|delais)',
  '(?:nos bureaux|notre bureau|le bureau|nos heures) [^?]*(?:ferme|ouvert|lundi|de \\d)',
];

const notices = [
  '(?:message|text|sms|mms)(?: \\S+){0,3} (?:not delivered|undeliverable|undelivered|(?:could not|couldnt|cannot|was not|wasnt|failed to) be (?:delivered|sent)|(?:has|have) not been delivered|delivery failed|failed to (?:send|deliver)|blocked)',
  '^(?:delivery (?:failed|failure|status)|undeliverable|failed to deliver|error)\\b.*(?:message|deliver|number|recipient|invalid|\\d)',
  '^(?:free ?msg|free message|msg|notice|system message|error)[:. -].*(?:unable to|not|fail|deliver|block|invalid)',
  'message blocking is active|short ?codes? (?:are|is) blocked|service (?:is )?denied|^(?:message|text|sms|mms) failed',
  '(?:the|this) (?:subscriber|customer|person|number|user|party) you (?:are trying to reach|have dialed|dialed|have called|called|texted|are texting)',
  '^this (?:phone number|number|phone|line) (?:is (?:no longer|not) in service|(?:has been|is) disconnected)',
  '^(?:the|this) (?:person|user|contact|customer) has (?:notifications silenced|do not disturb on|messages turned off)',
  '^est[ea] (?:numero|linea|buzon|telefono) (?:no (?:recibe|acepta|es monitoread|puede recibir)|esta fuera de servicio)',
  '^(?:ce numero|cette ligne|cette boite) (?:ne recoit|ne peut recevoir|naccepte pas|nest (?:pas surveill|plus en service))',
  '^(?:(?:le|votre) )?(?:message|texto|sms) a echoue|^(?:(?:el|su) )?(?:mensaje|sms) (?:fallo|no (?:se entrego|enviado|entregado))',
  'mensaje(?: \\S+){0,3} (?:no (?:se )?(?:pudo|ha podido|fue|ha sido)(?: ser)? (?:entreg|envi)\\S*|no entregado)|no se pudo (?:entregar|enviar)',
  '(?:message|texto|sms)(?: \\S+){0,3} (?:na pas (?:pu|ete)(?: etre)? (?:remis|livre|envoye|distribue)|non (?:remis|livre|distribue))|echec de (?:la )?(?:remise|livraison|lenvoi)',
  '^(?:message )?(?:delivered|read|seen)(?: at)? \\d',
];

const kinds = [
  { why: 'a reaction to an earlier text', patterns: reactions },
  { why: 'an automatic reply of someone who drives', patterns: driving },
  { why: 'an automatic reply of someone who is away', patterns: away },
  { why: 'a notice about delivery', patterns: notices },
].map(({ why, patterns }) => ({ why, patterns: patterns.map((pattern) => new RegExp(pattern)) }));
