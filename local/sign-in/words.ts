// What the local sign-in page says, in the languages of the portal that leads there.

export const languages = ['en', 'fr', 'es'] as const;
export type LanguageCode = (typeof languages)[number];

/** What a new password can lack. */
export type Lack = 'lower-case' | 'capital' | 'digit' | 'symbol' | { characters: number };

/** Why a sign-in by password went no further. */
export type Says = 'incomplete' | 'incorrect' | 'disabled' | 'too-old' | { lacks: readonly Lack[] };

const english = {
  product: 'local cloud',
  whoAreYou: 'Who are you?',
  choose: 'This is the local cloud: choose who you are, no password needed.',
  invited: 'Invited by email?',
  byFirstPassword: 'Sign in with your first password',
  deployed: 'In a deployed stage, Amazon Cognito asks here.',
  nobody: 'No team has an agent yet.',
  backOffice: 'Back office',
  offices: { admins: 'Administrator', sources: 'Source' },
  byInvitation: 'By an invitation',
  email: 'Email',
  password: 'Password',
  signIn: 'Sign in',
  choosePassword: 'Choose your password',
  newPassword: 'New password',
  says: {
    incomplete: 'Enter your email and your password.',
    incorrect: 'Incorrect email or password.',
    disabled: 'This account is disabled.',
    'too-old': 'This first password has expired. Ask your team lead to invite you again.',
  },
  needs: (lacks: string) => `Your new password needs ${lacks}.`,
  lacks: {
    'lower-case': 'a lower-case letter',
    capital: 'a capital letter',
    digit: 'a digit',
    symbol: 'a symbol',
  },
  characters: (count: number) => `at least ${count} characters`,
};

export type SignInWords = typeof english;

const french: SignInWords = {
  product: 'nuage local',
  whoAreYou: 'Qui êtes-vous?',
  choose: 'Ceci est le nuage local : choisissez qui vous êtes, sans mot de passe.',
  invited: 'Invité par courriel?',
  byFirstPassword: 'Connectez-vous avec votre premier mot de passe',
  deployed: 'Une fois déployé, c’est Amazon Cognito qui le demande.',
  nobody: 'Aucune équipe n’a encore d’agent.',
  backOffice: 'Administration',
  offices: { admins: 'Administrateur', sources: 'Source' },
  byInvitation: 'Sur invitation',
  email: 'Courriel',
  password: 'Mot de passe',
  signIn: 'Se connecter',
  choosePassword: 'Choisissez votre mot de passe',
  newPassword: 'Nouveau mot de passe',
  says: {
    incomplete: 'Entrez votre courriel et votre mot de passe.',
    incorrect: 'Courriel ou mot de passe incorrect.',
    disabled: 'Ce compte est désactivé.',
    'too-old': 'Ce premier mot de passe a expiré. Demandez à votre chef d’équipe de vous inviter à nouveau.',
  },
  needs: (lacks) => `Votre nouveau mot de passe doit contenir ${lacks}.`,
  lacks: {
    'lower-case': 'une minuscule',
    capital: 'une majuscule',
    digit: 'un chiffre',
    symbol: 'un symbole',
  },
  characters: (count) => `au moins ${count} caractères`,
};

const spanish: SignInWords = {
  product: 'nube local',
  whoAreYou: '¿Quién es usted?',
  choose: 'Esta es la nube local: elija quién es, sin contraseña.',
  invited: '¿Le invitaron por correo electrónico?',
  byFirstPassword: 'Inicie sesión con su primera contraseña',
  deployed: 'Una vez desplegado, lo pregunta Amazon Cognito.',
  nobody: 'Ningún equipo tiene agentes todavía.',
  backOffice: 'Administración',
  offices: { admins: 'Administrador', sources: 'Origen' },
  byInvitation: 'Por invitación',
  email: 'Correo electrónico',
  password: 'Contraseña',
  signIn: 'Iniciar sesión',
  choosePassword: 'Elija su contraseña',
  newPassword: 'Contraseña nueva',
  says: {
    incomplete: 'Escriba su correo electrónico y su contraseña.',
    incorrect: 'El correo electrónico o la contraseña no es correcto.',
    disabled: 'Esta cuenta está desactivada.',
    'too-old': 'Esta primera contraseña venció. Pida al líder de su equipo que le invite de nuevo.',
  },
  needs: (lacks) => `Su contraseña nueva necesita ${lacks}.`,
  lacks: {
    'lower-case': 'una letra minúscula',
    capital: 'una letra mayúscula',
    digit: 'un número',
    symbol: 'un símbolo',
  },
  characters: (count) => `al menos ${count} caracteres`,
};

const words: Record<LanguageCode, SignInWords> = { en: english, fr: french, es: spanish };

export type Language = { code: LanguageCode; words: SignInWords };

/** `wanted`: as the portal asks for it, `lang`; English for what there are no words for, as at Cognito. */
export function languageFor(wanted: string | undefined): Language {
  const code = languages.find((each) => each === wanted) ?? 'en';
  return { code, words: words[code] };
}

export function saysIn({ code, words: own }: Language, says: Says): string {
  return typeof says === 'string' ? own.says[says] : own.needs(lacksIn({ code, words: own }, says.lacks));
}

export function lacksIn({ code, words: own }: Language, lacks: readonly Lack[]): string {
  const each = lacks.map((lack) =>
    typeof lack === 'string' ? own.lacks[lack] : own.characters(lack.characters),
  );
  return new Intl.ListFormat(code).format(each);
}
