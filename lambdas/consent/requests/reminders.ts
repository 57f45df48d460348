// The emails that remind an agent of the text that is waiting for an answer (CO-3), in their language (PE-8). The text itself is CO-9's.
import type { AgentLanguage, InEachLanguage } from '../../people/language.ts';
import type { OpenRequest } from '../consent.ts';

type Words = {
  what: Record<OpenRequest['kind'], string>;
  subject(what: string, isLast: boolean): string;
  body(number: string, what: string): string;
  soon: string;
  last: string;
  check(link: string): string;
};

const english: Words = {
  what: {
    enrollment: 'complete your signup for text alerts',
    reconfirmation: 'keep receiving text alerts',
  },
  subject: (what, isLast) => (isLast ? `Last reminder: reply YES to ${what}` : `Reply YES to ${what}`),
  body: (number, what) => `We sent you a text from ${number}. Please reply YES to it to ${what}.`,
  soon: 'If you do not reply, text alerts will be turned off 36 hours after that text.',
  last: 'This is the last reminder: if you do not reply, text alerts will be turned off a day from now.',
  check: (link) => `Check your text alerts: ${link}`,
};

const spanish: Words = {
  what: {
    enrollment: 'activar sus alertas por mensaje de texto',
    reconfirmation: 'seguir recibiendo alertas por mensaje de texto',
  },
  subject: (what, isLast) =>
    isLast ? `Último recordatorio: responda YES para ${what}` : `Responda YES para ${what}`,
  body: (number, what) =>
    `Le enviamos un mensaje de texto (en inglés) desde el ${number}. Respóndalo con YES para ${what}.`,
  soon: 'Si no responde, las alertas se desactivarán 36 horas después de ese mensaje.',
  last: 'Este es el último recordatorio: si no responde, las alertas se desactivarán dentro de un día.',
  check: (link) => `Vea sus alertas por mensaje de texto: ${link}`,
};

const french: Words = {
  what: {
    enrollment: 'activer vos alertes par texto',
    reconfirmation: 'continuer à recevoir des alertes par texto',
  },
  subject: (what, isLast) =>
    isLast ? `Dernier rappel : répondez YES pour ${what}` : `Répondez YES pour ${what}`,
  body: (number, what) =>
    `Nous vous avons envoyé un texto (en anglais) à partir du ${number}. Répondez-y par YES pour ${what}.`,
  soon: 'Sans réponse, les alertes seront désactivées 36 heures après ce texto.',
  last: 'C’est le dernier rappel : sans réponse, les alertes seront désactivées dans un jour.',
  check: (link) => `Vérifiez vos alertes par texto : ${link}`,
};

const reminderWords: InEachLanguage<Words> = { en: english, es: spanish, fr: french };

/** `link`: the profile in the portal. */
export function reminderEmail(
  { kind, isLast }: { kind: OpenRequest['kind']; isLast: boolean },
  number: string,
  link: string,
  language: AgentLanguage,
): { subject: string; body: string } {
  const own = reminderWords[language];
  const what = own.what[kind];
  const urgency = isLast ? own.last : own.soon;
  return {
    subject: own.subject(what, isLast),
    body: [`${own.body(number, what)} ${urgency}`, own.check(link)].join('\n\n'),
  };
}
