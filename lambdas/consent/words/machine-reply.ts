// Texts that a phone or an office writes by itself: they follow templates, so patterns are enough. TX-15.
import { lazily } from '../../platform/lazily.ts';
import { isAwayReply } from './away-reply.ts';
import { fold } from './folding.ts';

/** Which machine wrote `body`, or undefined when a person did. */
export function machineReplyIn(body: string): string | undefined {
  const text = fold(spoken(body)).replace(/\s+/g, ' ').trim().slice(0, 1600);
  const found = kinds.find(
    ({ hints, patterns }) => hints.test(text) && patterns().some((pattern) => pattern.test(text)),
  );
  return (
    found?.why ??
    (isAwayReply(text.replaceAll(' ^', '')) ? "an automatic reply of someone who can't talk" : undefined)
  );
}

/** Quotes are told from apostrophes and emoji kept as a sign, since both make a reaction. */
function spoken(body: string): string {
  return body
    .slice(0, 1600)
    .replace(/:?\s*[“”„«»"＂]+/gu, ' " ')
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+/gu, ' ^ ');
}

const reacts =
  '(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted|hearted|le gusto|le gusta|me gusta|me gusto|me encanta|me encanto|le encanta|se rio|le encanto|no le gusto|se rio (?:de|con)|destaco|pregunto sobre|cuestiono|exclamo|enfatizo|reacciono(?: con)?|jaime|jadore|jai (?:bien )?aime|jai adore|a (?:bien )?aime|a adore|a deteste|na pas aime|je naime pas|a ri (?:de|a)|a souligne|a mis en (?:evidence|valeur)|a mis en doute|sest interroge sur|sest exclame|a reagi(?: avec| par)?)';
const thing =
  '(?:an? |un[ae]? |une )?(?:image|photo|picture|video|movie|attachment|audio message|message|link|gif|sticker|imagen|foto|mensaje|enlace|piece jointe|lien|previous message)';
const quoted = '" ?.+';

const reactions = [
  `^(?:(?!(?:i|we|he|she|they|you|it|yo|nous|je) )\\S+ )?${reacts} (?:\\^ )?(?:to |a |al mensaje |au message |con |avec )?(?:\\^ )?(?:(?:to|a|en|sur|au message|al mensaje) )?${quoted}$`,
  `^(?:(?!(?:i|we|he|she|they|you|it|yo|nous|je) )\\S+ )?${reacts} (?:\\^ )?(?:to |a |en )?${thing}(?: (?:from|in) .*| ${quoted})?$`,
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
  '(?:do not disturb|driving mode|focus (?:turned )?on|driving focus|while driving)[^?]*(?:ill|i will|notif|auto|silenced|message|turned on|is on)',
  '(?:has|have) (?:notifications|focus|messages) (?:silenced|turned on)|notifications (?:are )?silenced',
  '(?:estoy|voy) (?:manejando|conduciendo|al volante)[^?]*(?:vere|leere|respondere|contestare|contesto|respondo|llamare|mensaje)',
  '(?:(?:je suis|actuellement) (?:au volant|en voiture|en train de conduire)|je conduis)[^?]*(?:repondrai|rappellerai|verrai|lirai|message|plus tard)',
  '(?:no molestar|concentracion|modo conduccion)[^?]*(?:activad|silenciad|mensaje)',
  '(?:ne pas deranger|mode conduite|concentration)[^?]*(?:active|message)',
];

const away = [
  '^[\\[( ]*(?:this is an? )?(?:auto(?:matic|mated)?[ -]?(?:reply|response|message|responder)|out of office|ooo)[\\]): .,-]',
  '(?:^|[.!] )(?:hi |hello |hey |thanks |thank you )?[^.!]{0,40}(?:im|i am|we are|were) (?:currently |presently )?(?:out of (?:the )?office|away from (?:my|the) (?:phone|desk|office)|on (?:vacation|leave|pto|holiday) (?:until|through|from)|not (?:available|able to (?:respond|answer|take)))[^?]*(?:until|through|return|respond|reply|back|limited|assistance|urgent|emergenc|contact|call|as soon)',
  '^(?:(?:hi|hello|hey|bonjour|hola)[,.! ]+)?(?:(?:i am|im|we are|were|i will be|ill be) )?(?:currently |presently )?(?:out of (?:the )?office|ooo|away from (?:the office|my phone|my desk)|on (?:pto|(?:parental |maternity |paternity |medical |annual )?leave)|out of the country)(?: (?:today|tomorrow|this week|next week|until .{2,30}|through .{2,30}|with .{3,60}))?(?:[.,!;]|$| and (?:will|back)| back )',
  '^(?:je suis |actuellement )*(?:absente?|hors) du bureau|^absente? (?:jusqu|du |cette semaine|pour)|^(?:estoy |actualmente )*fuera de (?:la )?oficina',
  '^(?:on (?:vacation|holiday|leave)|away|ooo|de vacaciones|en (?:vacances|conges?))(?: (?:until|till|through|hasta|jusqu)[^?]*)?[.!,;] ?(?:[^?]*(?:back|return|emergenc|urgen|contact|regres|vuelv|retour))[^?]*$',
  '(?:i am|im) on (?:vacation|holiday|leave)(?: (?:until|till|through|this|and)|[.,!])[^?]*(?:return|respond|reply|contact|emergenc|urgent|access|assistance)',
  '^(?:\\S+ ){9,}.*(?:reply|text) stop (?:to|2) (?:opt|unsub|cancel|end|stop|quit)[^?]*$|(?:msg|message)s?(?: (?:&|and))? data rates may apply',
  '^(?:we are|were|estamos|nous sommes) (?:currently |now |actuellement )?(?:closed|cerrados|fermes?)\\b[^?]*(?:hours|open|horario|emergenc|urgent|abrimos|heures)',
  '^\\[?(?:auto|autoreply|auto-reply)\\]? ',
  '(?:i am|im) (?:currently )?(?:unavailable|away (?:right now|until|till|from (?:my|the) (?:phone|desk|office))|with (?:a )?(?:clients?|patients?|customers?)|in (?:court|surgery|session))[^?]*(?:(?:will|ill) (?:text|get|respond|reply|return|call|be)|back|soon|later)|^(?:currently )with (?:clients?|patients?)[^?]*(?:will|ill) ',
  'this (?:is an auto|message (?:is|was) (?:auto|sent auto)|(?:phone number|phone|number|line|mailbox|inbox) (?:is (?:not|un)[ -]?(?:monitored|attended|able to receive)|(?:does not|doesnt|cannot|can not|cant|is not able to|isnt able to|is unable to) (?:accept|receive|support)))|(?:unmonitored|unattended) (?:mailbox|inbox|number|line)|^(?:we|ive|i) (?:have )?received your (?:message|text)[^?]*(?:will|shortly|soon|respond|reply)|^(?:please )?(?:do not|dont) reply to this (?:(?:message|text|email)$|(?:message|number|text|email)[^?]*(?:automat|monitor))',
  '(?:thank you|thanks) for (?:contacting|reaching out|texting|messaging|calling|getting in touch|your (?:message|text|inquiry|patience))[^?]*(?:our (?:office|team|hours|business|store)|office (?:is|hours)|business (?:hours|day)|(?:we|well|someone|member|representative|our staff)[^?.]{0,20} ?(?:will|ll|shall|well) (?:be (?:in touch|with you)|get (?:back|to)|respond|reply|contact you|reach out|return)|received your|emergenc|currently closed|closed|automat|(?:hours|open) (?:are|is|from|mon)|\\bmsg\\b.*rates|important to us|(?:to|please) (?:book|schedule|visit)\\b|visit (?:our|us at|www)|as soon as)',
  '^(?:hi[,.! ]+|hello[,.! ]+)?our (?:office|store|business|practice|team) (?:is|hours are) (?:currently |now )?(?:closed|open)(?![^?]*\\?)',
  '(?:the )?(?:office|store|business|practice) (?:is|hours are) (?:currently |now )?(?:closed|open)[^?]*(?:leave a message|return your|respond|reply|our hours|urgent|emergenc|reopen|we will)',
  '(?:i am|im) (?:currently )?(?:with a client|in a meeting|unavailable|away)(?: and| right now| at the moment|[.,])[^?]*(?:will|ill) (?:text|get|respond|reply|return|call|be)[^?]*(?:as soon|shortly|soon|when|later|asap|return|business)',
  '(?:respuesta automatica|mensaje automatico|respuesta autom)',
  '(?:estoy|estamos|estare|estaremos) (?:fuera de (?:la )?oficina|de vacaciones|ausente|fuera del despacho)[^?]*(?:hasta|regres|respond|contest|urgen|vuelv|volver)',
  'gracias por (?:contactar|comunicar|escribir|su mensaje|tu mensaje|llamar|ponerse)[^?]*(?:recibido su|recibimos su|se comunicara|se pondra|oficina|horario|cerrad|respond|contest|contactaremos|breve|brevedad|atend)',
  '(?:nuestra oficina|la oficina|nuestro horario|el horario de) [^?]*(?:cerrad|lunes|hasta|abre|atencion|de \\d)',
  '(?:reponse automatique|message automatique|repondeur automatique)',
  '(?:je suis|nous sommes|je serai|nous serons) (?:actuellement )?(?:absente?s?|hors du bureau|en vacances|en conges?|a lexterieur du bureau)[^?]*(?:jusqu|retour|du \\d|repond|urgen|de retour)',
  '^nous avons (?:bien )?recu votre (?:message|texto)',
  'merci (?:de |pour |d ?)(?:nous |votre |m ?|l ?)?(?:avoir )?(?:contact|ecrit|message|communiqu|appel|texto)[^?]*(?:recu votre|vous contactera|bureau|heures|ferme|repond|contacter|bref|delais)',
  '(?:nos bureaux|notre bureau|le bureau|nos heures) [^?]*(?:ferme|ouvert|lundi|de \\d)',
];

const notices = [
  '(?:message|text|sms|mms)(?: \\S+){0,3} (?:not delivered|undeliverable|undelivered|(?:could not|couldnt|cannot|was not|wasnt|failed to) be (?:delivered|sent)|(?:has|have) not been delivered|delivery failed|failed to (?:send|deliver)|blocked)',
  '^(?:delivery (?:failed|failure|status)|undeliverable|failed to deliver|error)\\b.*(?:message|deliver|number|recipient|invalid|\\d)',
  '^(?:free ?msg|free message|msg|notice|system message|error)[:. -].*(?:unable to|not|fail|deliver|block|invalid)',
  'message blocking is active|short ?codes? (?:are|is) blocked|service (?:is )?denied|^(?:message|text|sms|mms) failed',
  '(?:the|this) (?:subscriber|customer|person|number|user|party) you (?:are trying to reach|have dialed|dialed|have called|called|have texted|texted|are texting) (?:is (?:not|un|currently|no longer (?:in|avail)|driving|a landline)|isnt|has (?:not|blocked|a |been disc|notif|do not)|cannot|cant|does not|doesnt|did not|didnt)',
  '^this (?:phone number|number|phone|line) (?:is (?:no longer|not) in service|(?:has been|is) disconnected)',
  '^(?:the|this) (?:person|user|contact|customer) has (?:notifications silenced|do not disturb on|messages turned off)',
  '^est[ea] (?:numero|linea|buzon|telefono) (?:no (?:recibe|acepta|es monitoread|puede recibir)|esta fuera de servicio)',
  '^(?:ce numero|cette ligne|cette boite) (?:ne recoit|ne peut recevoir|naccepte pas|nest (?:pas surveill|plus en service))',
  '^(?:(?:le|votre) )?(?:message|texto|sms) a echoue|^(?:(?:el|su) )?(?:mensaje|sms) (?:fallo|no (?:se entrego|enviado|entregado))',
  'mensaje(?: \\S+){0,3} (?:no (?:se )?(?:pudo|ha podido|fue|ha sido)(?: ser)? (?:entreg|envi)\\S*|no entregado)|no se pudo (?:entregar|enviar)',
  '(?:message|texto|sms)(?: \\S+){0,3} (?:na pas (?:pu|ete)(?: etre)? (?:remis|livre|envoye|distribue)|non (?:remis|livre|distribue))|echec de (?:la )?(?:remise|livraison|lenvoi)',
  '^(?:your )?(?:message|text|sms|mms) (?:was|has|could)(?: not|nt)? (?:not )?(?:been |be )?(?:sent|delivered)$',
  '^(?:unable|failed) to (?:deliver|send)(?: your)? (?:the )?(?:message|text|sms)|^(?:message |text )?(?:not delivered|undelivered|undeliverable)\\b|^invalid (?:phone )?(?:number|recipient)',
  '^est[ea] (?:numero|linea|buzon|telefono) no (?:esta|es) (?:monitoread|atendid)',
  '^(?:message )?(?:delivered|read|seen)(?: at)? \\d|^(?:message )?(?:delivered|undelivered|expired|blocked)$|^(?:message|text) (?:has )?expired$',
];

const calls = [
  '^(?:you have )?(?:an? |\\d+ )?(?:new|missed) (?:voice ?mails?|voice messages?|calls?)(?:$|[:.,(]| \\(| from [^a-z]*\\d| from [^:"]{1,30}(?:[:"]|$))',
  '^(?:voice ?mails?|voice messages?)(?: (?:transcript|transcription))?(?:$|:| ?\\(| from [^a-z]*\\d| from [^:"]{1,30}[:"])',
  '^you missed (?:a|\\d+) calls?',
  '^(?:transcription|transcript)(?: of (?:a |the |your )?(?:voice ?mail|message|call))?(?:$|:| from)',
  '^(?:nuevo |tiene un |un )*(?:mensaje de voz|correo de voz|llamada perdida)(?: nuev[oa])?(?:$|:| de [^a-z]*\\d)',
  '^(?:nouveau |vous avez un |un )*(?:message vocal|appel manque)(?:$|:| de [^a-z]*\\d)',
];

const kinds = [
  {
    why: 'a reaction to an earlier text',
    // Who reacts quotes, or names what can't be quoted.
    hints:
      /["^]|image|photo|picture|video|movie|attachment|message|link|gif|sticker|imagen|foto|mensaje|enlace|piece|lien|react/,
    patterns: reactions,
  },
  {
    why: 'an automatic reply of someone who drives',
    hints: /driv|road|notif|focus|disturb|manej|conduc|volant|molestar|concentra|voiture|condui|deranger/,
    patterns: driving,
  },
  {
    why: 'an automatic reply of someone who is away',
    hints:
      /auto|office|ooo|away|vacation|leave|pto|holiday|available|able|monitor|attended|support|accept|receive|reply|thank|our|store|business|practice|client|meeting|oficina|vacaciones|ausente|despacho|gracias|horario|absent|bureau|vacances|conge|exterieur|merci|heures/,
    patterns: away,
  },
  {
    why: 'a notice about delivery',
    hints:
      /messag|text|sms|mms|deliver|undeliverable|error|msg|short ?code|service|subscriber|customer|number|party|person|phone|line|seen|read|mensaje|numero|linea|buzon|telefono|ligne|boite|echec|enviar|entregar/,
    patterns: notices,
  },
  {
    why: 'a notice about a call',
    hints: /call|voice|transcript|voz|perdida|vocal|appel/,
    patterns: calls,
  },
].map(({ patterns, ...kind }) => ({
  ...kind,
  // Most texts have no hint of most kinds.
  patterns: lazily(() => patterns.map((pattern) => new RegExp(pattern))),
}));
