// What the contact flows say by themselves, in each language that an agent can choose (PE-8), and the voice that says it.

/** The first is spoken to whoever isn't known. */
export const flowLanguages = ['en', 'es', 'fr'] as const;
export type FlowLanguage = (typeof flowLanguages)[number];

export type FlowWords = {
  /** A voice of Amazon Polly, of its standard engine. */
  voice: string;
  /** What the names of steps end with, in the flow designer. */
  suffix: string;
  greeting(whose: string): string;
  pressOne: string;
  callFailed: string;
  clientIsOut: string;
  askForPin: string;
  nothingEntered: string;
  tooOften: string;
  pinFailed: string;
};

/** How a caller who was texted stops that: no call can tell which texts they mean. */
export const howToStop =
  'If you got a text from us and want no more, reply STOP to it, or text STOP to the number that it came from.';

export const flowWords: Readonly<Record<FlowLanguage, FlowWords>> = {
  en: {
    voice: 'Joanna',
    suffix: '',
    greeting: (whose) => `This is ${whose}.`,
    pressOne: 'Press 1 to accept.',
    callFailed: 'Something went wrong. Please look into the portal. Goodbye.',
    clientIsOut: 'The client can’t be reached at the moment. You find the number in the portal. Goodbye.',
    askForPin: 'Please enter your six-digit PIN.',
    nothingEntered: `No PIN was entered. This line is for agents; if you are one, please call again. ${howToStop} Goodbye.`,
    tooOften: 'Please look up your PIN in the portal and call again. Goodbye.',
    pinFailed: 'Something went wrong. Please call again in a minute. Goodbye.',
  },
  es: {
    voice: 'Lupe',
    suffix: ' in Spanish',
    greeting: (whose) => `Está llamando a ${whose}.`,
    pressOne: 'Presione 1 para aceptar.',
    callFailed: 'Algo salió mal. Por favor, vea el portal. Adiós.',
    clientIsOut: 'No se puede comunicar con el cliente en este momento. El número está en el portal. Adiós.',
    askForPin: 'Por favor, ingrese su PIN de seis dígitos.',
    nothingEntered: 'No se ingresó ningún PIN. Por favor, llame de nuevo. Adiós.',
    tooOften: 'Por favor, busque su PIN en el portal y llame de nuevo. Adiós.',
    pinFailed: 'Algo salió mal. Por favor, llame de nuevo en un minuto. Adiós.',
  },
  fr: {
    voice: 'Chantal',
    suffix: ' in French',
    greeting: (whose) => `Vous appelez ${whose}.`,
    pressOne: 'Appuyez sur le 1 pour accepter.',
    callFailed: 'Une erreur s’est produite. Veuillez consulter le portail. Au revoir.',
    clientIsOut:
      'Le client est injoignable pour le moment. Vous trouverez le numéro dans le portail. Au revoir.',
    askForPin: 'Veuillez entrer votre NIP à six chiffres.',
    nothingEntered: 'Aucun NIP n’a été entré. Veuillez rappeler. Au revoir.',
    tooOften: 'Veuillez vérifier votre NIP dans le portail, puis rappeler. Au revoir.',
    pinFailed: 'Une erreur s’est produite. Veuillez rappeler dans une minute. Au revoir.',
  },
};
