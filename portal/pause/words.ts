// What an agent reads of their own pause.

const english = {
  title: 'Vacation',
  receiving: 'You’re getting new clients. Pause while you’re away; the clients you have stay yours.',
  fallback:
    'You’re the fallback agent and hear about every new client, so you can’t pause. Your team lead can choose another fallback agent under Routing.',
  notAMember: 'You’re not getting new clients. Your team lead can add you under Routing.',
  paused: (day: string) => `You’re paused until ${day}. You won’t get new clients until then.`,
  pausedByLead: (day: string) =>
    `Your team lead paused you until ${day}. Ask them to change the date or bring you back.`,
  until: 'Back on',
  pause: 'Pause',
  change: 'Change the date',
  back: 'I’m back',
  isPaused: (day: string) => `Paused until ${day}.`,
  isBack: 'You’re getting new clients again.',
  hint: (day: string) => `You’re paused until ${day}.`,
  more: 'Change it',
};

const french: typeof english = {
  title: 'Vacances',
  receiving:
    'De nouveaux clients vous sont offerts. Mettez-vous en pause pendant une absence; vos clients restent les vôtres.',
  fallback:
    'Vous êtes l’agent de relève, prévenu de chaque nouveau client : vous ne pouvez pas vous mettre en pause. Votre chef d’équipe peut en choisir un autre dans la répartition.',
  notAMember: 'Aucun nouveau client ne vous est offert. Votre chef d’équipe vous ajoute dans la répartition.',
  paused: (day) => `Vous êtes en pause jusqu’au ${day}. D’ici là, aucun nouveau client ne vous est offert.`,
  pausedByLead: (day) =>
    `Votre chef d’équipe vous a mis en pause jusqu’au ${day}. Demandez-lui de le changer ou de vous faire revenir.`,
  until: 'De retour le',
  pause: 'Me mettre en pause',
  change: 'Changer la date',
  back: 'Je suis de retour',
  isPaused: (day) => `En pause jusqu’au ${day}.`,
  isBack: 'De nouveaux clients vous sont offerts de nouveau.',
  hint: (day) => `Vous êtes en pause jusqu’au ${day}.`,
  more: 'Le changer',
};

const spanish: typeof english = {
  title: 'Vacaciones',
  receiving:
    'Se le ofrecen clientes nuevos. Póngase en pausa cuando no esté; los clientes que tiene siguen siendo suyos.',
  fallback:
    'Usted es el agente de respaldo, que recibe aviso de cada cliente nuevo, y no puede ponerse en pausa. El líder de su equipo puede elegir otro en el reparto.',
  notAMember: 'No se le ofrecen clientes nuevos. El líder de su equipo lo agrega en el reparto.',
  paused: (day) => `Está en pausa hasta el ${day}. Hasta entonces no se le ofrecen clientes nuevos.`,
  pausedByLead: (day) =>
    `El líder de su equipo lo puso en pausa hasta el ${day}. Pídale que lo cambie o que lo reincorpore.`,
  until: 'Regreso el',
  pause: 'Ponerme en pausa',
  change: 'Cambiar la fecha',
  back: 'Ya regresé',
  isPaused: (day) => `En pausa hasta el ${day}.`,
  isBack: 'Se le ofrecen clientes nuevos otra vez.',
  hint: (day) => `Está en pausa hasta el ${day}.`,
  more: 'Cambiarlo',
};

export const pauseWords = { en: english, fr: french, es: spanish };
