// What the pages of plans say.
import { plural } from '../messages/plural.ts';

const english = {
  title: 'Plans',
  intro:
    'Texts that a client gets over weeks and months, in their agent’s name, until they reply. You write them; agents put clients on one.',
  introAgent:
    'Texts that a client gets over weeks and months, in their agent’s name, until they reply. Your team lead writes them; you put clients on one.',
  none: 'There are no plans yet.',
  beginWithSample: 'Start from a sample: six texts to long-term buyers',
  new: 'New plan',
  sides: { both: 'Buyers and sellers', buyer: 'Buyers', seller: 'Sellers' },
  startsTag: 'Starts with the claim',
  extent: (texts: number, days: number) =>
    days === 0
      ? `${texts} ${plural.en(texts, 'text', 'texts')}`
      : `${texts} ${plural.en(texts, 'text', 'texts')} over ${days} ${plural.en(days, 'day', 'days')}`,
  howToUse: 'To put a client on it, open their page and choose Plan.',
  name: 'Name',
  unnamed: 'Give it a name.',
  side: 'For whom',
  starts: 'How it starts',
  startsNames: { 'by-hand': 'By hand', 'with-claim': 'With the claim' },
  startsHint: {
    'by-hand': 'You or the client’s agent put a client on it, on the client’s page.',
    'with-claim':
      'Clients claimed from now on start it right away if they agreed to automated texts and haven’t answered a greeting. Only one plan for each side can start this way.',
  },
  anotherStarts: (name: string) =>
    `“${name}” starts with the claim already. Let one of the two start by hand, or make them for different sides.`,
  steps: (count: number, most: number) => `Steps (${count} of at most ${most})`,
  timeHint:
    'Days count from the day the client starts. Times are in the client’s time zone; without one, texts go out at the time of day they started.',
  step: (step: number) => `Step ${step}`,
  dayLabel: 'After days',
  timeLabel: 'Time',
  textFrom: 'What it says',
  ownText: 'Its own text',
  template: (name: string) => `Template: ${name}`,
  goneTemplate: 'A template that was removed',
  text: 'Text',
  earlier: 'Earlier',
  later: 'Later',
  earlierLabel: (step: number) => `Step ${step}: move earlier`,
  laterLabel: (step: number) => `Step ${step}: move later`,
  removeStep: (step: number) => `Remove step ${step}`,
  movedTo: (step: number, day: string) => `Now it is step ${step}, on day ${day}.`,
  stepRemoved: (step: number) => `Step ${step} is removed.`,
  undo: 'Undo',
  addStep: 'Add a step',
  faults: {
    'no-day': (most: number) => `Enter a number of days from 0 to ${most}.`,
    'same-day': 'This is the day of the step before. A client gets one automated text a day: choose another.',
    'days-backward': 'This comes before the step above it. Put the days in order.',
    'no-such-template': 'This template was removed. Choose another, or write a text.',
  },
  whoIsOnIt:
    'Clients already on this plan keep the steps they started with. Templates are sent as they are on the day.',
  remove: 'Remove plan',
  removeTitle: (name: string) => `Remove “${name}”?`,
  removeMore: 'Clients who are on it get no more of its texts. Texts that were sent stay as they are.',
  removed: (name: string) => `“${name}” is removed.`,
  changedMeanwhile: 'Someone else saved this plan since you opened it. Your changes are still here.',
  loadTheirs: 'Load the saved one',
  saveMine: 'Save mine instead',
  preview: 'What a client who never replies gets',
  previewMore:
    'For a client who starts today and gets no other automated texts. The plan stops with their first reply. A text that falls into quiet hours waits until they are over.',
  previewStale: 'This is from before your last change. It updates once the steps are complete.',
  previewNothing: 'It will show here once you have written the first text.',
  day: (day: number) => `Day ${day}`,
  segments: (segments: number) => `${segments} ${plural.en(segments, 'segment', 'segments')}`,
  instructions: {
    'first-text': 'with opt-out instructions: it is the first text',
    'never-had': 'with opt-out instructions: the client has not had them yet',
    'thirty-days-passed': 'with opt-out instructions: the last ones are at least 30 days old',
    'had-within-thirty-days': 'without opt-out instructions: the last ones are less than 30 days old',
    'texted-both-ways': 'without opt-out instructions: the client has answered',
  },
  missing: 'Clients for whom this isn’t known don’t get it. Words after a bar stand in for it:',
  templateRemoved: 'Its template was removed: this step is left out.',
};

type PlanWords = typeof english;

const french: PlanWords = {
  title: 'Plans',
  intro:
    'Des textos qu’un client reçoit au fil des semaines et des mois, au nom de son agent, jusqu’à ce qu’il réponde. Vous les écrivez; les agents y inscrivent des clients.',
  introAgent:
    'Des textos qu’un client reçoit au fil des semaines et des mois, au nom de son agent, jusqu’à ce qu’il réponde. Votre chef d’équipe les écrit; vous y inscrivez des clients.',
  none: 'Il n’y a pas encore de plan.',
  beginWithSample: 'Commencer par un exemple : six textos aux acheteurs à long terme',
  new: 'Nouveau plan',
  sides: { both: 'Acheteurs et vendeurs', buyer: 'Acheteurs', seller: 'Vendeurs' },
  startsTag: 'Commence à la prise du client',
  extent: (texts, days) =>
    days === 0
      ? `${texts} ${plural.fr(texts, 'texto', 'textos')}`
      : `${texts} ${plural.fr(texts, 'texto', 'textos')} en ${days} ${plural.fr(days, 'jour', 'jours')}`,
  howToUse: 'Pour y inscrire un client, ouvrez sa page et choisissez Plan.',
  name: 'Nom',
  unnamed: 'Donnez-lui un nom.',
  side: 'Pour qui',
  starts: 'Comment il commence',
  startsNames: { 'by-hand': 'À la main', 'with-claim': 'À la prise du client' },
  startsHint: {
    'by-hand': 'Vous ou l’agent du client l’y inscrivez, sur la page du client.',
    'with-claim':
      'Chaque client pris à partir de maintenant y est inscrit aussitôt, s’il a accepté les textos automatiques et n’a pas répondu à un mot d’accueil. Un seul plan par type de client peut commencer ainsi.',
  },
  anotherStarts: (name) =>
    `« ${name} » commence déjà à la prise du client. Faites commencer l’un des deux à la main, ou séparez-les entre acheteurs et vendeurs.`,
  steps: (count, most) => `Envois (${count} sur ${most} au plus)`,
  timeHint:
    'Les jours comptent à partir de celui où le client commence. L’heure est celle du client; sans heure, c’est celle à laquelle il a commencé.',
  step: (step) => `Envoi ${step}`,
  dayLabel: 'Jours après le début',
  timeLabel: 'Heure',
  textFrom: 'Ce qu’il dit',
  ownText: 'Un texte pour cet envoi seulement',
  template: (name) => `Modèle : ${name}`,
  goneTemplate: 'Un modèle retiré',
  text: 'Texte',
  earlier: 'Plus tôt',
  later: 'Plus tard',
  earlierLabel: (step) => `Envoi ${step} : placer plus tôt`,
  laterLabel: (step) => `Envoi ${step} : placer plus tard`,
  removeStep: (step) => `Retirer l’envoi ${step}`,
  movedTo: (step, day) => `C’est maintenant l’envoi ${step}, le jour ${day}.`,
  stepRemoved: (step) => `L’envoi ${step} est retiré.`,
  undo: 'Annuler',
  addStep: 'Ajouter un envoi',
  faults: {
    'no-day': (most) => `Entrez un nombre de jours de 0 à ${most}.`,
    'same-day':
      'L’envoi précédent tombe le même jour. Un client reçoit au plus un texto automatique par jour : choisissez un autre jour.',
    'days-backward': 'L’envoi précédent tombe plus tard. Mettez les jours dans l’ordre.',
    'no-such-template': 'Ce modèle a été retiré. Choisissez-en un autre ou écrivez un texte.',
  },
  whoIsOnIt:
    'Les clients déjà inscrits gardent les envois tels qu’ils étaient à leur début. Les modèles partent tels qu’ils sont le jour de l’envoi.',
  remove: 'Retirer le plan',
  removeTitle: (name) => `Retirer « ${name} » ?`,
  removeMore:
    'Les clients qui y sont inscrits ne reçoivent plus rien de ce plan. Les textos envoyés restent tels quels.',
  removed: (name) => `« ${name} » est retiré.`,
  changedMeanwhile:
    'Quelqu’un d’autre a enregistré ce plan depuis que vous l’avez ouvert. Vos changements sont encore là.',
  loadTheirs: 'Charger la version enregistrée',
  saveMine: 'Enregistrer ma version',
  preview: 'Ce que reçoit un client qui ne répond pas',
  previewMore:
    'Un client qui commence aujourd’hui, ne répond jamais et ne reçoit pas d’autre texto automatique. Le plan s’arrête à sa première réponse. Un texto qui tombe dans les heures de silence attend leur fin.',
  previewStale:
    'Ceci montre le plan avant votre dernier changement. L’aperçu se met à jour quand les envois sont complets.',
  previewNothing: 'Il s’affiche ici dès que le premier texte est écrit.',
  day: (day) => `Jour ${day}`,
  segments: (segments) => `${segments} ${plural.fr(segments, 'segment', 'segments')}`,
  instructions: {
    'first-text': 'avec les instructions de désabonnement : c’est le premier texto',
    'never-had': 'avec les instructions de désabonnement : le client ne les a pas encore reçues',
    'thirty-days-passed': 'avec les instructions de désabonnement : les dernières datent d’au moins 30 jours',
    'had-within-thirty-days':
      'sans instructions de désabonnement : les dernières datent de moins de 30 jours',
    'texted-both-ways': 'sans instructions de désabonnement : le client a répondu',
  },
  missing:
    'Il ne part pas aux clients pour qui ceci est inconnu, sauf si vous ajoutez des mots après une barre :',
  templateRemoved: 'Son modèle a été retiré : cet envoi est omis.',
};

const spanish: PlanWords = {
  title: 'Planes',
  intro:
    'Mensajes que un cliente recibe durante semanas y meses, en nombre de su agente, hasta que responde. Usted los escribe; los agentes ponen clientes en uno.',
  introAgent:
    'Mensajes que un cliente recibe durante semanas y meses, en nombre de su agente, hasta que responde. El líder del equipo los escribe; usted pone clientes en uno.',
  none: 'Todavía no hay planes.',
  beginWithSample: 'Empezar con un ejemplo: seis mensajes para compradores a largo plazo',
  new: 'Nuevo plan',
  sides: { both: 'Compradores y vendedores', buyer: 'Compradores', seller: 'Vendedores' },
  startsTag: 'Empieza al tomar al cliente',
  extent: (texts, days) =>
    days === 0
      ? `${texts} ${plural.es(texts, 'mensaje', 'mensajes')}`
      : `${texts} ${plural.es(texts, 'mensaje', 'mensajes')} en ${days} ${plural.es(days, 'día', 'días')}`,
  howToUse: 'Para poner a un cliente en él, abra su página y elija Plan.',
  name: 'Nombre',
  unnamed: 'Póngale un nombre.',
  side: 'Para quién',
  starts: 'Cómo empieza',
  startsNames: { 'by-hand': 'A mano', 'with-claim': 'Al tomar al cliente' },
  startsHint: {
    'by-hand': 'Usted o el agente del cliente lo ponen en él, en la página del cliente.',
    'with-claim':
      'Cada cliente que se tome desde ahora entra en él enseguida, si aceptó mensajes automáticos y no ha respondido a un saludo. Solo un plan por tipo de cliente puede empezar así.',
  },
  anotherStarts: (name) =>
    `«${name}» ya empieza al tomar al cliente. Haga que uno de los dos empiece a mano, o sepárelos entre compradores y vendedores.`,
  steps: (count, most) => `Pasos (${count} de ${most} como máximo)`,
  timeHint:
    'Los días se cuentan desde aquel en que empieza el cliente. La hora es la del cliente; sin hora, es aquella en que empezó.',
  step: (step) => `Paso ${step}`,
  dayLabel: 'Días tras el inicio',
  timeLabel: 'Hora',
  textFrom: 'Qué dice',
  ownText: 'Un texto solo para este paso',
  template: (name) => `Plantilla: ${name}`,
  goneTemplate: 'Una plantilla eliminada',
  text: 'Texto',
  earlier: 'Antes',
  later: 'Después',
  earlierLabel: (step) => `Paso ${step}: mover antes`,
  laterLabel: (step) => `Paso ${step}: mover después`,
  removeStep: (step) => `Quitar el paso ${step}`,
  movedTo: (step, day) => `Ahora es el paso ${step}, el día ${day}.`,
  stepRemoved: (step) => `Se quitó el paso ${step}.`,
  undo: 'Deshacer',
  addStep: 'Agregar un paso',
  faults: {
    'no-day': (most) => `Escriba un número de días de 0 a ${most}.`,
    'same-day':
      'El paso anterior cae el mismo día. Un cliente recibe como máximo un mensaje automático al día: elija otro día.',
    'days-backward': 'El paso anterior cae más tarde. Ponga los días en orden.',
    'no-such-template': 'Esta plantilla se eliminó. Elija otra o escriba un texto.',
  },
  whoIsOnIt:
    'Los clientes que ya están en este plan siguen con los pasos como eran cuando empezaron. Las plantillas salen como estén el día del envío.',
  remove: 'Eliminar el plan',
  removeTitle: (name) => `¿Eliminar «${name}»?`,
  removeMore: 'Los clientes que están en él no reciben más de sus mensajes. Los enviados quedan como están.',
  removed: (name) => `Se eliminó «${name}».`,
  changedMeanwhile: 'Otra persona guardó este plan desde que usted lo abrió. Sus cambios siguen aquí.',
  loadTheirs: 'Cargar la versión guardada',
  saveMine: 'Guardar mi versión',
  preview: 'Qué recibe un cliente que no responde',
  previewMore:
    'Un cliente que empieza hoy, nunca responde y no recibe otros mensajes automáticos. El plan se detiene con su primera respuesta. Un mensaje que cae en horas de silencio espera a que terminen.',
  previewStale: 'Así era el plan antes de su último cambio. Se actualiza cuando los pasos están completos.',
  previewNothing: 'Aparece aquí en cuanto esté escrito el primer texto.',
  day: (day) => `Día ${day}`,
  segments: (segments) => `${segments} ${plural.es(segments, 'segmento', 'segmentos')}`,
  instructions: {
    'first-text': 'con instrucciones para darse de baja: es el primer mensaje',
    'never-had': 'con instrucciones para darse de baja: el cliente aún no las tuvo',
    'thirty-days-passed': 'con instrucciones para darse de baja: las últimas tienen al menos 30 días',
    'had-within-thirty-days': 'sin instrucciones para darse de baja: las últimas tienen menos de 30 días',
    'texted-both-ways': 'sin instrucciones para darse de baja: el cliente respondió',
  },
  missing:
    'No sale a los clientes de quienes no se sabe esto, a menos que agregue palabras después de una barra:',
  templateRemoved: 'Su plantilla se eliminó: este paso se omite.',
};

export const planWords = { en: english, fr: french, es: spanish };
