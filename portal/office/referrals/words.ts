// What the pages of referrals say.

const english = {
  title: 'Referrals',
  search: 'Client, phone, city or referral id',
  all: 'All',
  client: 'Client',
  wants: 'Looking for',
  team: 'Team',
  status: 'Status',
  statuses: { offered: 'Offered', claimed: 'Claimed', returned: 'Returned' },
  agent: 'Agent',
  created: 'Created',
  none: 'There are no referrals yet.',
  noneSuch: 'No referral fits. Try fewer words or another status.',
};

const french: typeof english = {
  title: 'Clients recommandés',
  search: 'Client, téléphone, ville ou identifiant',
  all: 'Tous',
  client: 'Client',
  wants: 'Recherche',
  team: 'Équipe',
  status: 'État',
  statuses: { offered: 'Proposé', claimed: 'Pris', returned: 'Rendu' },
  agent: 'Agent',
  created: 'Créé',
  none: 'Il n’y a pas encore de clients recommandés.',
  noneSuch: 'Aucun client ne correspond. Essayez moins de mots ou un autre état.',
};

export const referralsWords = { en: english, fr: french };
