// PE-2: what a team's lead is told of an invitation that came to nothing.
import { type InEachLanguage, inEach } from '../language.ts';
import type { InvitationProblem } from './invitation.ts';

export type InvitationNews = {
  kind: 'invitation-failed';
  teamId: string;
  agentId: string;
  occasion: string;
  isForUnlicensed: true;
  words: InEachLanguage<{
    subject: string;
    pushSubject: string;
    email: string;
    alert: string;
    push: string;
  }>;
};

type Words = {
  subject(name: string): string;
  pushSubject: string;
  opening(name: string): string;
  reasons: Record<InvitationProblem, (email: string) => string>;
  alert(name: string, link: string): string;
  push: string;
};

const english: Words = {
  subject: (name) => `${name} could not be invited`,
  pushSubject: 'An agent could not be invited',
  opening: (name) => `${name} can’t sign in yet.`,
  reasons: {
    'another-account': (email) =>
      `${email} belongs to another account. Ask your administrator to save the agent with an email of their own.`,
    bounced: (email) =>
      `The email to ${email} bounced. Ask your administrator to correct the address: the new one is invited right away.`,
    refused: (email) =>
      `The email to ${email} was not accepted. Ask your administrator to check the address, then invite them again.`,
  },
  alert: (name, link) => `${name} could not be invited: the email is wrong. ${link}`,
  push: 'Their email is wrong. Ask your administrator to correct it.',
};

const spanish: Words = {
  subject: (name) => `No se pudo invitar a ${name}`,
  pushSubject: 'No se pudo invitar a un agente',
  opening: (name) => `${name} todavía no puede iniciar sesión.`,
  reasons: {
    'another-account': (email) =>
      `${email} es de otra cuenta. Pídale a su administrador que guarde al agente con un correo propio.`,
    bounced: (email) =>
      `El correo a ${email} fue devuelto. Pídale a su administrador que corrija la dirección: la nueva recibe la invitación enseguida.`,
    refused: (email) =>
      `El correo a ${email} no fue aceptado. Pídale a su administrador que revise la dirección y luego invítelo de nuevo.`,
  },
  alert: (name, link) => `No se pudo invitar a ${name}: el correo no es correcto. ${link}`,
  push: 'Su correo no es correcto. Pídale a su administrador que lo corrija.',
};

const french: Words = {
  subject: (name) => `L’invitation de ${name} n’a pas abouti`,
  pushSubject: 'L’invitation d’un agent n’a pas abouti',
  opening: (name) => `${name} ne peut pas encore se connecter.`,
  reasons: {
    'another-account': (email) =>
      `${email} appartient à un autre compte. Demandez à votre administrateur d’enregistrer l’agent avec une adresse à lui.`,
    bounced: (email) =>
      `Le courriel à ${email} a été retourné. Demandez à votre administrateur de corriger l’adresse : la nouvelle est invitée aussitôt.`,
    refused: (email) =>
      `Le courriel à ${email} n’a pas été accepté. Demandez à votre administrateur de vérifier l’adresse, puis invitez cette personne de nouveau.`,
  },
  alert: (name, link) => `L'invitation de ${name} n'a pas abouti : mauvaise adresse de courriel. ${link}`,
  push: 'Son adresse de courriel est erronée. Demandez à votre administrateur de la corriger.',
};

/** `name`: whom the invitation was for. `link` is the portal. */
export function invitationFailedNews(
  { name, to, problem }: { name: string; to: string; problem: InvitationProblem },
  link: string,
): Pick<InvitationNews, 'kind' | 'words'> {
  const words = inEach({ en: english, es: spanish, fr: french }, (own) => ({
    subject: own.subject(name),
    pushSubject: own.pushSubject,
    email: [`${own.opening(name)} ${own.reasons[problem](to)}`, link].join('\n\n'),
    alert: own.alert(name, link),
    push: own.push,
  }));
  return { kind: 'invitation-failed', words };
}
