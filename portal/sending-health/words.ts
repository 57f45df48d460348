// What the page of sending health says.
import { plural } from '../messages/plural.ts';

const english = {
  title: 'Sending health',
  intro:
    'How clients take your team’s automated texts: plans, bulk texts and greetings. A reply or opt-out counts when it comes within seven days.',
  recent: 'The last seven days',
  sent: (count: number) => `${count} ${plural.en(count, 'text', 'texts')} sent`,
  none: 'No automated texts yet. Figures appear once a plan, a bulk text or a greeting goes out.',
  weeks: 'By week',
  columns: {
    week: 'Week of',
    sent: 'Sent',
    delivered: 'Delivered',
    failed: 'Failed',
    replied: 'Replied',
    optedOut: 'Opted out',
    spam: 'Blocked as spam',
    verdict: 'Verdict',
  },
  verdicts: { good: 'Good', watch: 'Watch', stop: 'Stop' },
  said: {
    good: 'All is well. Keep writing to clients who expect to hear from you.',
    'watch opt-outs':
      'More than 1 in 100 clients opted out. Write to fewer clients at a time, and only to those who know your team.',
    'watch spam':
      'Carriers blocked more than 1 in 200 texts as spam. Leave out links and promises, and say who you are.',
    'watch failures':
      'More than 8 in 100 texts failed. Check the phone numbers of clients whose texts do not arrive.',
    'stop opt-outs':
      'More than 3 in 100 clients opted out. No new bulk text can start until the last seven days look better. Shorten or stop the plans that clients leave.',
    'stop spam':
      'Carriers blocked more than 2 in 100 texts as spam. No new bulk text can start until the last seven days look better. Change your wording before you go on.',
  },
};

const french: typeof english = {
  title: 'Santé des envois',
  intro:
    'Comment les clients reçoivent les textos automatiques de votre équipe : plans, envois groupés et mots d’accueil. Une réponse ou un désabonnement compte dans les sept jours.',
  recent: 'Les sept derniers jours',
  sent: (count) => `${count} ${plural.fr(count, 'texto envoyé', 'textos envoyés')}`,
  none: 'Aucun texto automatique pour le moment. Les chiffres apparaissent dès qu’un plan, un envoi groupé ou un mot d’accueil part.',
  weeks: 'Par semaine',
  columns: {
    week: 'Semaine du',
    sent: 'Envoyés',
    delivered: 'Livrés',
    failed: 'Échoués',
    replied: 'Réponses',
    optedOut: 'Désabonnements',
    spam: 'Bloqués comme pourriel',
    verdict: 'Bilan',
  },
  verdicts: { good: 'Bon', watch: 'À surveiller', stop: 'Arrêt' },
  said: {
    good: 'Tout va bien. Continuez d’écrire aux clients qui s’attendent à avoir de vos nouvelles.',
    'watch opt-outs':
      'Plus d’un client sur 100 s’est désabonné. Écrivez à moins de clients à la fois, et seulement à ceux qui connaissent votre équipe.',
    'watch spam':
      'Les opérateurs ont bloqué plus d’un texto sur 200 comme pourriel. Évitez les liens et les promesses, et dites qui vous êtes.',
    'watch failures':
      'Plus de 8 textos sur 100 ont échoué. Vérifiez les numéros des clients dont les textos n’arrivent pas.',
    'stop opt-outs':
      'Plus de 3 clients sur 100 se sont désabonnés. Aucun nouvel envoi groupé ne peut commencer tant que les sept derniers jours ne s’améliorent pas. Raccourcissez ou arrêtez les plans que les clients quittent.',
    'stop spam':
      'Les opérateurs ont bloqué plus de 2 textos sur 100 comme pourriel. Aucun nouvel envoi groupé ne peut commencer tant que les sept derniers jours ne s’améliorent pas. Changez vos mots avant de continuer.',
  },
};

const spanish: typeof english = {
  title: 'Salud de los envíos',
  intro:
    'Cómo reciben los clientes los mensajes automáticos de su equipo: planes, envíos masivos y saludos. Una respuesta o una baja cuenta si llega en siete días.',
  recent: 'Los últimos siete días',
  sent: (count) => `${count} ${plural.es(count, 'mensaje enviado', 'mensajes enviados')}`,
  none: 'Todavía no hay mensajes automáticos. Las cifras aparecen cuando sale un plan, un envío masivo o un saludo.',
  weeks: 'Por semana',
  columns: {
    week: 'Semana del',
    sent: 'Enviados',
    delivered: 'Entregados',
    failed: 'Fallidos',
    replied: 'Respuestas',
    optedOut: 'Bajas',
    spam: 'Bloqueados como spam',
    verdict: 'Veredicto',
  },
  verdicts: { good: 'Bien', watch: 'Atención', stop: 'Alto' },
  said: {
    good: 'Todo va bien. Siga escribiendo a clientes que esperan saber de usted.',
    'watch opt-outs':
      'Más de 1 de cada 100 clientes se dio de baja. Escriba a menos clientes a la vez, y solo a quienes conocen a su equipo.',
    'watch spam':
      'Los operadores bloquearon más de 1 de cada 200 mensajes como spam. Evite enlaces y promesas, y diga quién es.',
    'watch failures':
      'Fallaron más de 8 de cada 100 mensajes. Revise los números de los clientes a quienes no les llegan.',
    'stop opt-outs':
      'Más de 3 de cada 100 clientes se dieron de baja. No puede empezar ningún envío masivo nuevo hasta que mejoren los últimos siete días. Acorte o detenga los planes que los clientes dejan.',
    'stop spam':
      'Los operadores bloquearon más de 2 de cada 100 mensajes como spam. No puede empezar ningún envío masivo nuevo hasta que mejoren los últimos siete días. Cambie sus palabras antes de seguir.',
  },
};

export const sendingWords = { en: english, fr: french, es: spanish };
