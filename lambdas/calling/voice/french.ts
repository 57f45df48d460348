// What is said on the phone in French, as in Canada.
import type { VoiceWords } from './voice-words.ts';

const sides = { buyer: 'client acheteur', seller: 'client vendeur' };

export const french: VoiceWords = {
  ofBrand: (brand, said) => `Ici ${brand}. ${said}`,
  announcement({ side, kind, area }) {
    const client =
      kind === 'warm-transfer' ? `Un ${sides[side]} est en ligne et` : `Un nouveau ${sides[side]}`;
    return `${client} cherche un agent à ${area.city}.`;
  },
  byAnswering:
    'En répondant, vous prenez le client, à moins qu’un collègue ait été plus rapide ou que vous ne puissiez plus le prendre. On vous dira alors pourquoi. S’il est à vous, vous recevrez ses coordonnées par courriel après cet appel, et vous les trouverez aussi dans le portail.',
  testCall: (brand) =>
    `Ici ${brand}. Voici l’appel d’essai que vous avez demandé. Les appels au sujet de nouveaux clients viennent de ce numéro. Celui-ci ne prend aucun client.`,
  testCallHeard: 'Votre téléphone est prêt. Au revoir.',
  won: 'Le client est à vous. Nous vous mettons en communication avec lui.',
  alreadyYours: 'Vous avez déjà ce client. Ses coordonnées sont dans le portail.',
  ofEarlierOffer: 'Cet appel concernait une offre précédente de ce client.',
  notAvailable: 'Vous ne pouvez plus prendre ce client.',
  pinRefusals: {
    'wrong-pin':
      'Ce NIP n’est pas valable à partir de ce téléphone. Vérifiez-le dans le portail et appelez avec le téléphone de votre profil.',
    'pin-replaced':
      'Trop de NIP erronés ont été entrés sur ce téléphone : votre NIP a été remplacé. Vous trouverez le nouveau dans le portail.',
    'locked-out':
      'Trop de NIP erronés ont été entrés sur ce téléphone. Veuillez réessayer dans quinze minutes.',
  },
  waitBeforeCalling: 'Vous pourrez rappeler avec ce téléphone dans quinze minutes.',
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
