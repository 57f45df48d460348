// What is told of a bulk text that was paused (CP-7).
import type { TeamNews } from '../../claiming/notifications.ts';
import { inEach } from '../../people/language.ts';

const english = {
  subject: 'A bulk text is paused: too many opt-outs',
  pushSubject: 'A bulk text is paused',
  why: 'More than 3% of the clients who got it opted out. Nothing more is sent for now.',
  lead: 'Look at its report, then resume or cancel it.',
  sender: 'Ask your team lead whether to resume it, or cancel it.',
  ends: 'If nobody decides within three days, it ends by itself, and the clients who are still waiting don’t get it.',
  alert: 'A bulk text is paused: too many clients asked for no more texts.',
};

const spanish: typeof english = {
  subject: 'Un envío masivo está en pausa: demasiadas bajas',
  pushSubject: 'Un envío masivo está en pausa',
  why: 'Más del 3 % de los clientes que lo recibieron se dieron de baja. Por ahora no se envía nada más.',
  lead: 'Vea su informe y luego reanúdelo o cancélelo.',
  sender: 'Pregunte a su líder si debe seguir, o cancélelo.',
  ends: 'Si nadie decide en tres días, termina por sí solo, y los clientes que aún esperan no lo reciben.',
  alert: 'Envio masivo en pausa: demasiados clientes se dieron de baja.',
};

const french: typeof english = {
  subject: 'Un envoi groupé est en pause : trop de désabonnements',
  pushSubject: 'Un envoi groupé est en pause',
  why: 'Plus de 3 % des clients qui l’ont reçu se sont désabonnés. Rien d’autre ne part pour l’instant.',
  lead: 'Voyez son rapport, puis reprenez-le ou annulez-le.',
  sender: 'Demandez à votre chef d’équipe s’il faut continuer, ou annulez-le.',
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
