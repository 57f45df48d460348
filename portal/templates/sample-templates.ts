// Templates to begin with, in our own words: a lead takes one over and changes it. Each is one segment at its longest, of letters that carriers
// have: Spanish goes without á, í, ó and ú, French without ç and ê. None has anything about a person but their name.

const names = [
  'first-hello',
  'follow-up',
  'open-house',
  'check-in',
  'new-listing',
  'good-week',
  'market-note',
  'thank-you',
] as const;
type SampleName = (typeof names)[number];
type Samples = Readonly<Record<SampleName, { name: string; body: string }>>;

const english: Samples = {
  'first-hello': {
    name: 'First hello',
    body: 'Hi {ClientFirstName|there}, this is {AgentFirstName} with {Brand}. I can help you with homes in {City}. When is a good time to talk?',
  },
  'follow-up': {
    name: 'Follow-up',
    body: 'Hi {ClientFirstName|there}, {AgentFirstName} here. Do you have any questions about homes in {City}? Just reply to this text.',
  },
  'open-house': {
    name: 'Open house',
    body: 'Hi {ClientFirstName|there}, we have an open house in {City} this weekend. Would you like the address and the time?',
  },
  'check-in': {
    name: 'Check-in after months',
    body: 'Hi {ClientFirstName|there}, it has been a few months. Are you still thinking about a home in {City}? Happy to help. {AgentFirstName}',
  },
  'new-listing': {
    name: 'New listing',
    body: 'Hi {ClientFirstName|there}, a home has just come up in {City} that may suit you. Shall I send you the details?',
  },
  'good-week': {
    name: 'A good week',
    body: 'Hi {ClientFirstName|there}, I wish you a good week. If a question about a home comes up, just text me. {AgentFirstName}, {Brand}',
  },
  'market-note': {
    name: 'Market note',
    body: 'Hi {ClientFirstName|there}, I have written a short note on prices in {City}. Would you like to read it? {AgentFirstName}',
  },
  'thank-you': {
    name: 'Thank you',
    body: 'Thank you for your time, {ClientFirstName|and see you soon}! If anything comes to mind, just text me. {AgentFirstName}',
  },
};

const french: Samples = {
  'first-hello': {
    name: 'Premier bonjour',
    body: 'Bonjour {ClientFirstName|à vous}, ici {AgentFirstName} de {Brand}. Je peux vous aider à {City}. Quand pouvons-nous nous parler?',
  },
  'follow-up': {
    name: 'Relance',
    body: 'Bonjour {ClientFirstName|à vous}, ici {AgentFirstName}. Avez-vous des questions sur les maisons à {City}? Répondez simplement à ce texto.',
  },
  'open-house': {
    name: 'Portes ouvertes',
    body: "Bonjour {ClientFirstName|à vous}, une maison ouvre ses portes à {City} cette fin de semaine. Voulez-vous l'adresse et l'heure?",
  },
  'check-in': {
    name: 'Des nouvelles après des mois',
    body: 'Bonjour {ClientFirstName|à vous}, quelques mois ont passé. Pensez-vous encore à une maison à {City}? Je peux vous aider. {AgentFirstName}',
  },
  'new-listing': {
    name: 'Nouvelle inscription',
    body: 'Bonjour {ClientFirstName|à vous}, une maison qui pourrait vous plaire est à vendre à {City}. Voulez-vous les détails?',
  },
  'good-week': {
    name: 'Bonne semaine',
    body: 'Bonjour {ClientFirstName|à vous}, je vous souhaite une belle semaine. Une question sur une maison? Je suis là. {AgentFirstName}, {Brand}',
  },
  'market-note': {
    name: 'Note sur le marché',
    body: "Bonjour {ClientFirstName|à vous}, j'ai préparé une courte note sur les prix à {City}. Voulez-vous la lire? {AgentFirstName}",
  },
  'thank-you': {
    name: 'Merci',
    body: 'Merci de votre temps, {ClientFirstName|et à la prochaine}! Si une question vous vient, écrivez-moi. {AgentFirstName}',
  },
};

const spanish: Samples = {
  'first-hello': {
    name: 'Primer saludo',
    body: 'Hola {ClientFirstName|y gracias}, soy {AgentFirstName} de {Brand}. Le ayudo a buscar en {City}. ¿Prefiere hablar o seguir por texto?',
  },
  'follow-up': {
    name: 'Seguimiento',
    body: 'Hola {ClientFirstName|de nuevo}, soy {AgentFirstName}. ¿Tiene preguntas sobre casas en {City}? Responda a este mensaje cuando quiera.',
  },
  'open-house': {
    name: 'Casa abierta',
    body: 'Hola {ClientFirstName|de nuevo}, este fin de semana abrimos una casa en {City}. ¿Le mando la hora y el lugar?',
  },
  'check-in': {
    name: 'Después de unos meses',
    body: 'Hola {ClientFirstName|de nuevo}, han pasado unos meses. ¿Sigue pensando en una casa en {City}? Con gusto le ayudo. {AgentFirstName}',
  },
  'new-listing': {
    name: 'Nueva propiedad',
    body: 'Hola {ClientFirstName|de nuevo}, hay una casa nueva en venta en {City} que le puede gustar. ¿Le mando los detalles?',
  },
  'good-week': {
    name: 'Buena semana',
    body: 'Hola {ClientFirstName|de nuevo}, le deseo una buena semana. Si tiene una pregunta sobre su casa, me puede escribir. {AgentFirstName}, {Brand}',
  },
  'market-note': {
    name: 'Nota del mercado',
    body: 'Hola {ClientFirstName|de nuevo}, tengo una nota breve sobre los precios en {City}. ¿Quiere que se la mande? {AgentFirstName}',
  },
  'thank-you': {
    name: 'Gracias',
    body: 'Gracias por su tiempo, {ClientFirstName|y hasta pronto}. Si le surge una pregunta, me puede escribir. {AgentFirstName}',
  },
};

/** By the language of the client who reads it. */
export const sampleTemplates = { en: english, fr: french, es: spanish };
export type SampleLanguage = keyof typeof sampleTemplates;
export const sampleLanguages = ['en', 'fr', 'es'] as const satisfies readonly SampleLanguage[];

export type Sample = { id: string; name: string; body: string };

export function samplesIn(language: SampleLanguage): Sample[] {
  return names.map((name) => ({ id: `${language}.${name}`, ...sampleTemplates[language][name] }));
}

/** As an address names it. */
export function sampleOf(id: string | null): Sample | undefined {
  return sampleLanguages.flatMap(samplesIn).find((sample) => sample.id === id);
}
