// A plan to begin with: six texts over a year to buyers who take their time, in the reader's language.
import type { NewPlan } from './plan-queries.ts';

const days = [0, 15, 45, 180, 270, 360] as const;

function sampleOf(name: string, texts: readonly [string, string, string, string, string, string]): NewPlan {
  const steps = days.map((afterDays, index) => ({
    afterDays,
    ...(index > 0 && { at: '10:00' }),
    body: texts[index] ?? '',
  }));
  return { name, side: 'buyer', starts: 'by-hand', steps };
}

export const samplePlan = {
  en: sampleOf('Long-term buyers', [
    'Hi {ClientFirstName|there}, this is {AgentName} with {Brand}. There is no rush with your search. I will check in now and then; ask me anything, anytime.',
    'Hi {ClientFirstName|there}, which parts of {City|town} do you like best so far? Tell me, and I will let you know what homes go for there.',
    'Would a short list of homes in {City|your area} help, to get a feel for prices? Tell me what matters most to you, and I will put one together.',
    'Hi {ClientFirstName|there}, six months have gone by. Has anything changed in what you are looking for, or in when you would like to move?',
    'Prices and rates have moved since we first talked. Would you like a fresh look at what your budget buys in {City|your area}?',
    'Hi {ClientFirstName|there}, it has been a year since we were introduced. Are you still thinking about buying? If your plans have changed, that is fine: just let me know.',
  ]),
  fr: sampleOf('Acheteurs à long terme', [
    'Bonjour {ClientFirstName|à vous}, ici {AgentName} de {Brand}. Rien ne presse pour votre recherche. Je prendrai des nouvelles de temps en temps; vos questions sont les bienvenues.',
    'Bonjour {ClientFirstName|à vous}, quels quartiers de {City|la ville} vous plaisent le plus? Dites-le-moi et je vous dirai à quels prix on y vend.',
    'Une courte liste de maisons à {City|proximité} vous aiderait-elle à vous faire une idée des prix? Dites-moi ce qui compte le plus et je la prépare.',
    'Bonjour {ClientFirstName|à vous}, six mois ont passé. Est-ce que ce que vous cherchez a changé, ou le moment où vous voulez déménager?',
    'Les prix et les taux ont bougé depuis notre premier contact. Voulez-vous revoir ce que votre budget permet à {City|proximité}?',
    'Bonjour {ClientFirstName|à vous}, nous nous connaissons depuis un an. Pensez-vous toujours acheter? Si vos projets ont changé, dites-le-moi simplement.',
  ]),
  es: sampleOf('Compradores a largo plazo', [
    'Hola {ClientFirstName|y buen día}, le escribe {AgentName} de {Brand}. No hay prisa con su búsqueda. Le escribiré de vez en cuando; pregúnteme lo que quiera.',
    'Hola {ClientFirstName|y buen día}, ¿qué zonas de {City|la ciudad} le gustan más? Dígame, y le cuento a qué precios se vende allí.',
    '¿Le ayudaría una lista corta de casas en {City|su zona} para tener una idea de los precios? Dígame qué le importa más y la preparo.',
    'Hola {ClientFirstName|y buen día}, ya pasó medio año. ¿Cambió algo en lo que busca o en cuándo quisiera mudarse?',
    'Los precios y las tasas se han movido desde que hablamos. ¿Quiere ver otra vez qué alcanza su presupuesto en {City|su zona}?',
    'Hola {ClientFirstName|y buen día}, ya pasó un año desde que nos presentaron. ¿Todavía piensa comprar? Si sus planes cambiaron, está bien: solo avíseme.',
  ]),
};
