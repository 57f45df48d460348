// What an exported file says: its columns and the values that are words.
import { referralsWords } from '../words.ts';

const english = {
  columns: {
    referralId: 'Referral',
    created: 'Created (UTC)',
    status: 'Status',
    team: 'Team',
    teamId: 'Team id',
    side: 'Side',
    kind: 'Kind',
    city: 'City',
    state: 'State',
    priceMin: 'Price from',
    priceMax: 'Price to',
    priceWords: 'Price range',
    notes: 'Notes',
    client: 'Name',
    phone: 'Phone',
    email: 'Email',
    agent: 'Agent',
    claimed: 'Claimed (UTC)',
    claimedBy: 'Claimed by',
    returned: 'Returned (UTC)',
    reason: 'Why returned',
    note: 'Reason in words',
  },
  sides: { buyer: 'buyer', seller: 'seller' },
  kinds: { standard: 'standard', 'warm-transfer': 'warm transfer' },
  statuses: referralsWords.en.statuses,
  claimedBy: referralsWords.en.claimedBy,
  returned: referralsWords.en.returned,
};

const french: typeof english = {
  columns: {
    referralId: 'Recommandation',
    created: 'Créé (UTC)',
    status: 'État',
    team: 'Équipe',
    teamId: 'Identifiant de l’équipe',
    side: 'Côté',
    kind: 'Type',
    city: 'Ville',
    state: 'Province ou État',
    priceMin: 'Prix minimal',
    priceMax: 'Prix maximal',
    priceWords: 'Fourchette de prix',
    notes: 'Notes',
    client: 'Nom',
    phone: 'Téléphone',
    email: 'Courriel',
    agent: 'Agent',
    claimed: 'Pris (UTC)',
    claimedBy: 'Pris par',
    returned: 'Rendu (UTC)',
    reason: 'Cause du retour',
    note: 'Motif',
  },
  sides: { buyer: 'acheteur', seller: 'vendeur' },
  kinds: { standard: 'standard', 'warm-transfer': 'transfert immédiat' },
  statuses: referralsWords.fr.statuses,
  claimedBy: referralsWords.fr.claimedBy,
  returned: referralsWords.fr.returned,
};

export type ExportWords = typeof english;
export const exportWords = { en: english, fr: french };
