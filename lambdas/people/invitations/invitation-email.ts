// PE-2: what an invitation says, in the name of the team's brand (PE-1) and in the agent's language (PE-8).
import type { AgentLanguage, InEachLanguage } from '../language.ts';

export type InvitationFacts = {
  brand: string;
  supportContact: string;
  teamName: string;
  email: string;
  portalUrl: string;
  /** None for an account that has a password of its own. */
  first?: { password: string; days: number } | undefined;
};

type Words = {
  subject(brand: string): string;
  opening(team: string, brand: string): string;
  signIn(url: string): string;
  email(address: string): string;
  firstPassword(first: { password: string; days: number }): string;
  hasAccount: string;
  choosePassword(days: number): string;
  questions(contact: string): string;
};

const english: Words = {
  subject: (brand) => `Your account at ${brand}`,
  opening: (team, brand) => `You are in the team ${team} of ${brand}: new clients are offered to you there.`,
  signIn: (url) => `Sign in: ${url}`,
  email: (address) => `Email: ${address}`,
  firstPassword: ({ password, days }) => `First password, good for ${days} days: ${password}`,
  hasAccount: 'You have an account with this email already: sign in with the password that you chose.',
  choosePassword: (days) =>
    `You choose your own password when you sign in. Should the ${days} days be over, ask your team lead to invite you again.`,
  questions: (contact) => `Questions? ${contact}`,
};

const spanish: Words = {
  subject: (brand) => `Su cuenta en ${brand}`,
  opening: (team, brand) => `Usted está en el equipo ${team} de ${brand}: ahí se le ofrecen clientes nuevos.`,
  signIn: (url) => `Inicie sesión: ${url}`,
  email: (address) => `Correo: ${address}`,
  firstPassword: ({ password, days }) => `Primera contraseña, válida por ${days} días: ${password}`,
  hasAccount: 'Usted ya tiene una cuenta con este correo: inicie sesión con la contraseña que eligió.',
  choosePassword: (days) =>
    `Al iniciar sesión, usted elige su propia contraseña. Si pasaron los ${days} días, pídale a su líder que le envíe otra invitación.`,
  questions: (contact) => `¿Preguntas? ${contact}`,
};

const french: Words = {
  subject: (brand) => `Votre compte chez ${brand}`,
  opening: (team, brand) =>
    `Vous faites partie de l’équipe ${team} de ${brand} : de nouveaux clients vous y sont offerts.`,
  signIn: (url) => `Connectez-vous : ${url}`,
  email: (address) => `Courriel : ${address}`,
  firstPassword: ({ password, days }) => `Premier mot de passe, valable ${days} jours : ${password}`,
  hasAccount:
    'Vous avez déjà un compte avec cette adresse : connectez-vous avec le mot de passe que vous avez choisi.',
  choosePassword: (days) =>
    `Vous choisissez votre propre mot de passe en vous connectant. Si les ${days} jours sont passés, demandez une autre invitation à votre chef d’équipe.`,
  questions: (contact) => `Des questions? ${contact}`,
};

const invitationWords: InEachLanguage<Words> = { en: english, es: spanish, fr: french };

export function invitationEmail(
  { brand, supportContact, teamName, email, portalUrl, first }: InvitationFacts,
  language: AgentLanguage,
): { subject: string; body: string } {
  const own = invitationWords[language];
  const signIn = [
    own.signIn(portalUrl),
    own.email(email),
    ...(first === undefined ? [] : [own.firstPassword(first)]),
  ].join('\n');
  return {
    subject: own.subject(brand),
    body: [
      own.opening(teamName, brand),
      signIn,
      first === undefined ? own.hasAccount : own.choosePassword(first.days),
      own.questions(supportContact),
    ].join('\n\n'),
  };
}
