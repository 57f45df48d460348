// What is said on the phone in French, as in Canada.
import type { VoiceWords } from './voice-words.ts';

export const french: VoiceWords = {
  inVain: {
    'already-claimed': 'Un collègue a été le premier.',
    'referral-returned':
      'Le client a été rendu au réseau. À moins qu’il ne vous soit offert de nouveau, vous n’avez plus rien à faire.',
    'already-declined': 'Vous l’avez décliné; vos collègues peuvent encore le prendre.',
    'offer-expired': 'Le temps pour le prendre est écoulé.',
    'text-consent-missing':
      'Le client n’a pas accepté les textos, ou on ne peut pas lui écrire en premier dans sa région.',
    'client-opted-out':
      'Le client s’est désabonné des textos. Seul un START envoyé du téléphone du client peut y changer quelque chose.',
    'no-number-free':
      'Tous nos numéros servent déjà avec ce client. Prenez-le par appel ou par NIP, ou appelez le client s’il est à vous; les textos reprendront dès qu’un numéro sera libre.',
    'not-offered': 'Vous ne pouvez plus le prendre.',
    'license-lapsed':
      'Votre permis a expiré : vous ne pouvez donc plus le prendre. Demandez à votre administrateur d’inscrire le nouveau permis.',
    'left-team': 'Vous ne faites plus partie de cette équipe.',
    'offered-again': 'Il a été rendu au réseau, et vous est de nouveau offert. Prenez-le sur sa page.',
  },
};
