// What is told of a bulk text that was paused (CP-7).
import type { TeamNews } from '../../claiming/notifications.ts';
import { inEach } from '../../people/language.ts';

const english = {
  subject: 'A bulk text is paused: too many opt-outs',
  pushSubject: 'A bulk text is paused',
  why: 'More than 3 in 100 of the clients who got it asked for no more texts. What has not left waits.',
  lead: 'Look at its report, then cancel it or have it go on.',
  sender: 'Cancel it, or ask your team lead to look at its report.',
  ends: 'If nobody decides within three days, it ends by itself, and the clients who are still waiting do not get it.',
  alert: 'A bulk text is paused: too many clients asked for no more texts.',
};

const spanish: typeof english = {
  subject: 'Un envío masivo está en pausa: demasiadas bajas',
  pushSubject: 'Un envío masivo está en pausa',
  why: 'Más de 3 de cada 100 clientes que lo recibieron pidieron no recibir más mensajes. Lo que no ha salido espera.',
  lead: 'Vea su informe y luego cancélelo o deje que siga.',
  sender: 'Cancélelo, o pídale a su líder que vea su informe.',
  ends: 'Si nadie decide en tres días, termina por sí solo, y los clientes que aún esperan no lo reciben.',
  alert: 'Envio masivo en pausa: demasiados clientes se dieron de baja.',
};

const french: typeof english = {
  subject: 'Un envoi groupé est en pause : trop de désabonnements',
  pushSubject: 'Un envoi groupé est en pause',
  why: 'Plus de 3 clients sur 100 qui l’ont reçu ont demandé de ne plus recevoir de textos. Ce qui n’est pas parti attend.',
  lead: 'Voyez son rapport, puis annulez-le ou laissez-le continuer.',
  sender: 'Annulez-le, ou demandez à votre chef d’équipe de voir son rapport.',
  ends: 'Si personne ne décide dans les trois jours, il prend fin de lui-même, et les clients qui attendent encore ne le reçoivent pas.',
  alert: 'Envoi groupé en pause : trop de clients se sont désabonnés.',
};

/** `isLead`: of the reader, who alone may have it go on. `link`: its page in the portal. */
export function bulkPausedNews(
  isLead: boolean,
  link: string,
): Omit<TeamNews, 'teamId' | 'agentId' | 'occasion'> {
  const words = inEach({ en: english, es: spanish, fr: french }, (own) => {
    const whatToDo = isLead ? own.lead : own.sender;
    return {
      subject: own.subject,
      pushSubject: own.pushSubject,
      email: [`${own.why} ${whatToDo} ${own.ends}`, link].join('\n\n'),
      alert: `${own.alert} ${link}`,
      push: whatToDo,
    };
  });
  return { kind: 'bulk-paused', words };
}
