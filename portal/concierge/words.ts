// What the page of greetings says.

const english = {
  title: 'Greetings',
  intro:
    'A text in your team’s name to a new client, before an agent claims them. It goes only to clients who agreed to automated texts, and does not claim the client.',
  leadOnly: 'Only the team lead decides how new clients are greeted.',
  enabled: 'Greet new clients',
  on: 'Replies that come before an agent claims the client go to you. After that, they go to the agent.',
  off: 'Nobody is greeted. What you write here is kept.',
  when: 'When?',
  whens: {
    created: 'As soon as the referral comes in',
    unclaimed: 'When nobody has claimed it after a while',
  },
  minutes: 'Minutes to wait',
  minutesFault: 'Enter a number from 1 to 1440, which is a day.',
  sides: { buyer: 'To buyers', seller: 'To sellers' },
  ownWords: 'Your own words',
  fallback: 'Add words after a bar for when a value is missing: {ClientFirstName|there}.',
  beginWithDefault: 'Start from our words',
  useDefault: 'Use our words instead',
  noAgentYet: (field: string) =>
    `${field} has no value: no agent has the client yet. Remove it, or add words after a bar.`,
  reads: 'What a client reads',
  isDefault: 'Our words, because you have written none:',
  isOwn: 'Your words. If a value is missing, the client gets ours instead:',
  always: 'It always ends like this:',
  together: (segments: string) => `Together: ${segments}.`,
  planTitle: 'After the greeting',
  plan: 'Plan for greeted clients',
  planNone: 'No plan of its own',
  planFor: {
    buyer: (name: string) => `${name} (buyers)`,
    seller: (name: string) => `${name} (sellers)`,
  },
  withPlan:
    'When an agent claims a client who was greeted, the client starts this plan in the agent’s name, instead of the one that starts with the claim. Its first text goes out 24 hours after the greeting at the earliest. If the client has answered by then, no plan starts by itself: your agent talks with them.',
  others: {
    buyer:
      'It is for buyers. Sellers who were greeted get the plan that starts with the claim, if there is one.',
    seller:
      'It is for sellers. Buyers who were greeted get the plan that starts with the claim, if there is one.',
  },
  withoutPlan:
    'Greeted clients get the plan that starts with the claim, if there is one and they have not answered by then.',
  planGone: 'A plan that was removed',
  planGoneMore: 'This plan no longer exists. Choose another, or none.',
  noPlans:
    'Your team has no plans yet. With one, greeted clients can get more texts once an agent claims them.',
  writePlan: 'Write one',
  talk: 'Your team’s greeting',
  talkMore: 'Nobody has claimed this client yet. Until someone does, ••• stands in for their name.',
  changedMeanwhile: 'Someone else saved the greetings since you opened them. Your changes are still here.',
  loadTheirs: 'Load the saved ones',
  saveMine: 'Save mine instead',
};

type ConciergeWords = typeof english;

const french: ConciergeWords = {
  title: 'Mots d’accueil',
  intro:
    'Un texto au nom de votre équipe à un nouveau client, avant que l’un de vous ne l’ait pris. Il ne va qu’aux clients qui ont accepté les textos automatiques, et ne compte pas comme une prise.',
  leadOnly: 'Seul le chef d’équipe décide de l’accueil des nouveaux clients.',
  enabled: 'Accueillir les nouveaux clients',
  on: 'Les réponses qui arrivent avant qu’un agent ait pris le client vous parviennent. Ensuite, elles vont à l’agent.',
  off: 'Personne n’est accueilli. Ce que vous écrivez ici est gardé.',
  when: 'Quand?',
  whens: {
    created: 'Dès que le client est offert',
    unclaimed: 'Quand personne ne l’a pris après un certain temps',
  },
  minutes: 'Minutes à attendre',
  minutesFault: 'Entrez un nombre de 1 à 1440, soit une journée.',
  sides: { buyer: 'Aux acheteurs', seller: 'Aux vendeurs' },
  ownWords: 'Vos propres mots',
  fallback: 'Ajoutez des mots après une barre pour le cas où une valeur manque : {ClientFirstName|à vous}.',
  beginWithDefault: 'Partir de nos mots',
  useDefault: 'Utiliser plutôt nos mots',
  noAgentYet: (field) =>
    `${field} n’a pas de valeur : aucun agent n’a encore le client. Enlevez-le, ou ajoutez des mots après une barre.`,
  reads: 'Ce qu’un client lit',
  isDefault: 'Nos mots, car vous n’en avez pas écrit :',
  isOwn: 'Vos mots. S’il manque une valeur, le client reçoit les nôtres :',
  always: 'Il se termine toujours ainsi :',
  together: (segments) => `Ensemble : ${segments}.`,
  planTitle: 'Après l’accueil',
  plan: 'Plan pour les clients accueillis',
  planNone: 'Aucun plan particulier',
  planFor: {
    buyer: (name) => `${name} (acheteurs)`,
    seller: (name) => `${name} (vendeurs)`,
  },
  withPlan:
    'Quand un agent prend un client qui a été accueilli, celui-ci commence ce plan au nom de l’agent, à la place de celui qui commence à la prise du client. Son premier texto part au plus tôt 24 heures après l’accueil. Si le client a déjà répondu, aucun plan ne commence de lui-même : votre agent parle avec lui.',
  others: {
    buyer:
      'Il est pour les acheteurs. Les vendeurs accueillis reçoivent le plan qui commence à la prise du client, s’il y en a un.',
    seller:
      'Il est pour les vendeurs. Les acheteurs accueillis reçoivent le plan qui commence à la prise du client, s’il y en a un.',
  },
  withoutPlan:
    'Les clients accueillis reçoivent le plan qui commence à la prise du client, s’il y en a un et s’ils n’ont pas encore répondu.',
  planGone: 'Un plan qui a été retiré',
  planGoneMore: 'Ce plan n’existe plus. Choisissez-en un autre, ou aucun.',
  noPlans:
    'Votre équipe n’a pas encore de plan. Avec un plan, les clients accueillis peuvent recevoir d’autres textos une fois qu’un agent les a pris.',
  writePlan: 'En écrire un',
  talk: 'L’accueil de votre équipe',
  talkMore: 'Personne n’a encore pris ce client. D’ici là, ••• remplace son nom.',
  changedMeanwhile:
    'Quelqu’un d’autre a enregistré les mots d’accueil depuis que vous les avez ouverts. Vos changements sont encore là.',
  loadTheirs: 'Charger ceux qui sont enregistrés',
  saveMine: 'Enregistrer les miens',
};

const spanish: ConciergeWords = {
  title: 'Saludos',
  intro:
    'Un mensaje de texto en nombre de su equipo a un cliente nuevo, antes de que alguno de ustedes lo tome. Solo va a clientes que aceptaron mensajes automáticos, y no cuenta como tomar al cliente.',
  leadOnly: 'Solo el líder del equipo decide cómo se saluda a los clientes nuevos.',
  enabled: 'Saludar a los clientes nuevos',
  on: 'Las respuestas que lleguen antes de que un agente tome al cliente le llegan a usted. Después, le llegan al agente.',
  off: 'No se saluda a nadie. Lo que escriba aquí se guarda.',
  when: '¿Cuándo?',
  whens: {
    created: 'En cuanto se ofrece el cliente',
    unclaimed: 'Cuando nadie lo ha tomado después de un rato',
  },
  minutes: 'Minutos de espera',
  minutesFault: 'Escriba un número de 1 a 1440, que es un día.',
  sides: { buyer: 'A compradores', seller: 'A vendedores' },
  ownWords: 'Sus propias palabras',
  fallback: 'Agregue palabras después de una barra para cuando falte un dato: {ClientFirstName|y buen día}.',
  beginWithDefault: 'Empezar con nuestras palabras',
  useDefault: 'Usar nuestras palabras',
  noAgentYet: (field) =>
    `${field} no tiene valor: ningún agente tiene todavía al cliente. Quítelo, o agregue palabras después de una barra.`,
  reads: 'Lo que lee un cliente',
  isDefault: 'Nuestras palabras, porque usted no ha escrito ninguna:',
  isOwn: 'Sus palabras. Si falta un dato, el cliente recibe las nuestras:',
  always: 'Siempre termina así:',
  together: (segments) => `En total: ${segments}.`,
  planTitle: 'Después del saludo',
  plan: 'Plan para clientes saludados',
  planNone: 'Sin plan propio',
  planFor: {
    buyer: (name) => `${name} (compradores)`,
    seller: (name) => `${name} (vendedores)`,
  },
  withPlan:
    'Cuando un agente toma a un cliente que fue saludado, el cliente empieza este plan en nombre del agente, en lugar del que empieza al tomar al cliente. Su primer mensaje sale como muy pronto 24 horas después del saludo. Si el cliente ya ha respondido, ningún plan empieza solo: su agente habla con él.',
  others: {
    buyer:
      'Es para compradores. Los vendedores saludados reciben el plan que empieza al tomar al cliente, si lo hay.',
    seller:
      'Es para vendedores. Los compradores saludados reciben el plan que empieza al tomar al cliente, si lo hay.',
  },
  withoutPlan:
    'Los clientes saludados reciben el plan que empieza al tomar al cliente, si lo hay y todavía no han respondido.',
  planGone: 'Un plan que se eliminó',
  planGoneMore: 'Este plan ya no existe. Elija otro, o ninguno.',
  noPlans:
    'Su equipo todavía no tiene planes. Con uno, los clientes saludados pueden recibir más mensajes cuando un agente los tome.',
  writePlan: 'Escribir uno',
  talk: 'El saludo de su equipo',
  talkMore: 'Nadie ha tomado todavía a este cliente. Mientras tanto, ••• reemplaza su nombre.',
  changedMeanwhile: 'Otra persona guardó los saludos desde que usted los abrió. Sus cambios siguen aquí.',
  loadTheirs: 'Cargar los guardados',
  saveMine: 'Guardar los míos',
};

export const conciergeWords = { en: english, fr: french, es: spanish };
