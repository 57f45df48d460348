// What the form for a new referral says.
import { plural } from '../../../messages/plural.ts';

const english = {
  title: 'New referral',
  team: 'Team to offer the client to',
  nextTeam: 'Then, if nobody claims in time',
  chainMore: 'Up to 5 teams, one after another, each with its own time window.',
  place: (place: number) => `${place}.`,
  reads: (phone: string) => `We read this as ${phone}.`,
  send: 'Offer the client',
  sending: 'Offering…',
  mend: (count: number) => `Fix the ${plural.en(count, 'marked field', `${count} marked fields`)}.`,
  sent: 'The client has been offered.',
  clear: 'Clear the form',
  kept: 'What you type stays in this tab until it is sent.',
};

const french: typeof english = {
  title: 'Recommander un client',
  team: 'Équipe à qui le client est proposé',
  nextTeam: 'Puis, si personne ne le prend à temps',
  chainMore: 'Au plus 5 équipes, l’une après l’autre, chacune avec son propre délai.',
  place: (place) => `${place}.`,
  reads: (phone) => `Lu comme ${phone}.`,
  send: 'Proposer le client',
  sending: 'En cours…',
  mend: (count) => `Corrigez ${plural.fr(count, 'le champ marqué', `les ${count} champs marqués`)}.`,
  sent: 'Le client est proposé.',
  clear: 'Vider le formulaire',
  kept: 'Ce que vous tapez reste dans cet onglet jusqu’à l’envoi.',
};

const spanish: typeof english = {
  title: 'Nuevo referido',
  team: 'Equipo al que se ofrece el cliente',
  nextTeam: 'Luego, si nadie lo toma a tiempo',
  chainMore: 'Hasta 5 equipos, uno tras otro, cada uno con su propio plazo.',
  place: (place) => `${place}.`,
  reads: (phone) => `Se lee como ${phone}.`,
  send: 'Ofrecer al cliente',
  sending: 'Ofreciendo…',
  mend: (count) => `Corrija ${plural.es(count, 'el campo marcado', `los ${count} campos marcados`)}.`,
  sent: 'El cliente está ofrecido.',
  clear: 'Vaciar el formulario',
  kept: 'Lo que escribe se queda en esta pestaña hasta enviarlo.',
};

export const newReferralWords = { en: english, fr: french, es: spanish };
