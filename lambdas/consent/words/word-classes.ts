// Words that play the same part in a wish, in three languages: what is learned of one of them holds for the others.
import { lazily } from '../../platform/lazily.ts';

/** Folded words (small letters, no accents); a star stands for any ending. */
const members: Record<string, string> = {
  STOP: `stop stops stopped stopping stopall quit quits cease desist halt stahp discontinue end cancel cancell canceled cancelled cancelling
    canceling terminate deactivate disable pare paren parar paran parale parenle deje dejen dejar dejad cese cesen
    cesar detener detenga detengan cancele cancelen cancelar cancela cancelenme cancelame alto basta arret arrete arretez arreter arretes arretons
    cesse cessez cesser annule annulez annuler annulation finir terminer termine terminen suspender suspenda suspendan desactivar desactive desactiven
    desactiver desactivez suspendre suspendez mute silence anular anule anulen resilier resiliez unenroll unenrolled`,
  REMOVE: `remove removed removing removal delete deleted deleting erase erased scrub purge purged unlist delist forget
    borre* borra borrar borren borrame borreme borrenme borrenos elimine* eliminar elimina eliminen quiten quite quiteme quitenme quitarme quitenos quitar quitame
    saque saquen saqueme saquenme sacame sacarme sacar remueva* remover olvide olviden olvida enlevez enlever enleve enleves retirez retirer retire retires
    supprimez supprimer supprime supprimes effacez effacer efface effaces rayez rayer otez oter ote bannissez desvincule expunge toss trash ditch dump chuck discard pierda* pierde pierdan olvidese olvidense nuke zap yank axe oublie oubliez jetez jeter sortez debarquez`,
  GRAB: 'take taken taking get getting drop pull pulled pulling scratch cross strike wipe wiped lose clear block blocked blocking bloquear bloqueo bloqueare bloquer bloque',
  UNSUB: `unsubscribe unsubscribed unsubscribing unsub optout opted opting opt desuscrib* desinscri* desabonn* desinscr* baja desafili* dessuscri*
    desregistr* revoke revoked revoking withdraw withdrawn withdrawing rescind rescinded revoco revocar retiro revoque revoquer dnc`,
  TEXT: `text texts message messages sms mms alert alerts notification notifications notice notices mensaje mensajes mensajito* texto textos texte textes alerte
    alertes alertas alerta notificacion* aviso avisos avertissement* blast blasts spam ping pings junk spams messagerie
    mensajeria promos promo promotions promociones publicidad pub publicite publicites pubs ads advertising marketing communications communication comunicaciones solicitation solicitations correspondence newsletter newsletters`,
  TEXTING: `texting texted messaging messaged contact contacting contacted contacts spamming bother bothering bothers harass harassing harassed harassment bug
    bugging pester pestering hound hounding bombard bombarding annoying badgering badger nagging soliciting solicit blowing hitting notify
    notifying write writing reach reaching alerting pinging chasing pursuing
    escriba* escribi* escribe escriban escribas contacte* contacta* moleste* molesta* molestar texte* textear acose* acosar acosa* comuni*
    ecrivez ecrire ecris ecrit ecrive contacter contactez contactes texter textez harceler harcelez harcele deranger derangez derange importune* embete* embetez solliciter sollicitez relance* achaler gosser niaiser fregar joder jodan joda chingar chinguen chingues chingando fastidi* hostig* insist*`,
  SEND: `send sending sends sent receive receiving received getting mande* mandar manda mandan mandes mandando mandarme envie* enviar envia envian enviando enviarme recibir
    recibo recibiendo reciba llegar lleguen llegando envoyez envoyer envoie envoient envoyes recevoir recois recevrai expedier`,
  CALL: 'call calls calling called phoning ring ringing dial dialing email emails emailing llame* llamar llamen llamada* llamadas appel* appeler appelez appels telephoner',
  ME: 'me us my mine our ours myself mi mis nos nosotros moi mon m nous notre nos conmigo yo',
  YOU: "you your yours u ya'll yall usted ustedes su sus tu tus vous votre vos toi ton",
  I: 'i im ive id ill we weve were je j nous on yo',
  NOT: `no not dont never without nor neither wont cant didnt doesnt isnt arent shouldnt wouldnt nope nah non ne n pas jamais aucun aucune nunca jamas tampoco ni sin sans
    ningun ninguno ninguna nada rien nothing none`,
  MORE: 'more anymore again further longer additional another ever mas plus encore davantage dorenavant adelante nuevamente otra vez mas',
  WANT: `want wanted wants wish wishing need needed like care interested interest desire prefer wanna consent agree quiero queremos deseo deseamos quisiera interesa
    interesado interesada interesados necesito veux voulons souhaite souhaitons desire voudrais veut interesse interessee consens`,
  ANY: 'any anything everything all every these this that those it them stuff things thing todo todos toda todas esto estos estas eso esos tout tous toute toutes ca ceci cela ces cette',
  GOON: 'goon keep continue continuez continua sigue sigan siga',
  LIST: `list lists database databases system systems roster directory records file files rolodex distribution mailing subscription subscriptions lista listas sistema
    base registro registros suscripcion suscripciones agenda liste listes systeme fichier fichiers contactos abonnement abonnements repertoire registre campaign campana enrollment membership`,
  NUMBER: `number numbers phone phones cell cellphone digits info information details numero numeros telefono celular movil datos telephone portable cellulaire coordonnees
    donnees nombre name`,
  NOW: 'now already immediately asap today ya ahora inmediatamente immediatement maintenant tout-de-suite deja enough ahorita',
  WRONG:
    'wrong incorrect mistaken mistake error equivocado equivocada equivocaron equivocaste mauvais mauvaise faux erreur trompe trompez',
  LEGAL: `lawyer attorney lawyers attorneys fcc ftc tcpa sue suing report reporting reported lawsuit illegal police abogado abogada demanda demandar denuncia* denunciar
    policia avocat avocate plainte cnil crtc poursuivre porter signaler signale`,
  PLEA: 'alone peace tranquilo tranquila paz tranquille tranquilles paix lachez decrissez decalissez patience',
  LET: 'leave let dejame dejeme dejenme dejenos laissez laisse fichez foutez crissez sacrez',
  PROPERTY: `house houses home homes condo condos townhouse townhouses townhome apartment apartments unit units property properties listing listings place lot land
    showing showings tour tours open offer offers counter contract closing escrow inspection appraisal lease rent mortgage loan lender rate rates price hoa fee fees
    fence garage roof kitchen yard pool basement street road agent realtor appointment appointments visit visits meeting meetings viewing viewings walkthrough
    casa casas condominio apartamento apartamentos departamento departamentos piso propiedad propiedades cita citas visita visitas oferta ofertas contrato hipoteca prestamo precio
    maison maisons condo appartement appartements logement logements propriete visite visites rendez rdv offre offres contrat hypotheque pret prix loyer bail notaire cour cuisine
    zillow redfin trulia realtor mls search searches`,
  TIME: `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun tomorrow tonight morning afternoon evening noon weekend week weeks
    month months year am pm oclock hour hours minutes min until till til before after while during when whenever lunes martes miercoles jueves viernes sabado domingo manana tarde noche
    semana mes hora horas antes despues mientras cuando hasta lundi mardi mercredi jeudi vendredi samedi dimanche demain soir matin midi semaine mois heure heures h avant apres
    pendant quand jusqua jusque work driving meeting church asleep sleeping`,
};

/** Small words that shape a wish and stand for themselves. */
const shaping = new Set(
  'off out from of about for with to if but so by at in on than only except just and or de del des du par para por sobre si pero mais sauf solo seulement que qui how why who what where can could would will lets'.split(
    ' ',
  ),
);

const articles = new Set('the a an el la los las le les un una une l d s'.split(' '));

/** The words of CO-4 and of machines are read without them. */
const classes = lazily(() => {
  const byWord = new Map<string, string>();
  const byStart: [start: string, name: string][] = [];
  for (const [name, words] of Object.entries(members)) {
    for (const word of words.split(/\s+/)) {
      if (word.endsWith('*')) byStart.push([word.slice(0, -1), name]);
      else if (!byWord.has(word)) byWord.set(word, name);
    }
  }
  return { byWord, byStart };
});

/** The part that a word plays: its class, itself for a small word, nothing for an article, `_` for any other. */
export function classOf(word: string): string {
  const { byWord, byStart } = classes();
  const name = byWord.get(word);
  if (name !== undefined) return name;
  if (shaping.has(word)) return word;
  if (articles.has(word)) return '';
  return byStart.find(([start]) => word.startsWith(start))?.[1] ?? '_';
}

const mendable = new Set(['STOP', 'REMOVE', 'UNSUB', 'TEXT', 'TEXTING', 'LIST', 'SEND']);

/** Whether a wish may be made of `word`. */
export function isTrigger(word: string): boolean {
  return mendable.has(classOf(word));
}

const telling = new Set(
  'STOP REMOVE GRAB UNSUB TEXT TEXTING SEND LIST PLEA CALL NUMBER LEGAL WRONG'.split(' '),
);

/** Whether `word` tells a wish: with a fence in its place there is none. */
export function isTelling(word: string): boolean {
  return telling.has(classOf(word));
}

/** Words that a slip of the thumb is mended into. */
export const triggers = lazily((): readonly string[] =>
  [...classes().byWord]
    .filter(([word, name]) => mendable.has(name) && word.length >= 4)
    .map(([word]) => word)
    .concat('number', 'please', 'alone', 'anymore', 'never', 'numero', 'quiero'),
);
