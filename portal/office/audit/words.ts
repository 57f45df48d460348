// What the audit trail says: acts, and the names of what they change.
import type { AuditEvent } from '../shared/answers.ts';

type AuditWords = {
  title: string;
  intro: string;
  when: string;
  who: string;
  act: string;
  changes: string;
  none: string;
  noneOfTeam: string;
  filter: string;
  filterHint: string;
  roles: Record<AuditEvent['by']['role'], string>;
  acts: Record<AuditEvent['act'], string>;
  /** By the name in what was changed; others are shown as they are. */
  fields: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
  yes: string;
  no: string;
  nothing: string;
  hidden: string;
  unnamed: string;
  becomes: string;
};

const english: AuditWords = {
  title: 'Audit',
  intro: 'What administrators, people of the source and leads changed, newest first. Kept for 4 years.',
  when: 'When',
  who: 'Who',
  act: 'What',
  changes: 'Before → after',
  none: 'Nothing has been changed yet.',
  noneOfTeam: 'Nothing has been changed in this team. Check its ID.',
  filter: 'Team ID',
  filterHint: 'Empty: all teams.',
  roles: { admin: 'Administrator', source: 'Source', lead: 'Lead' },
  acts: {
    'save-team': 'Team saved',
    'save-agent': 'Agent saved',
    'invite-agent': 'Agent invited again',
    'remove-agent': 'Agent taken out',
    'save-lead-routing': 'Lead routing saved',
    'create-referral': 'Referral created',
    'correct-referral': 'Referral corrected',
    'withdraw-referral': 'Referral withdrawn',
    'offer-referral-again': 'Referral offered again',
    'reassign-referral': 'Referral reassigned',
    'give-back-referral': 'Referral given back',
    'book-opt-out': 'Opt-out booked',
  },
  fields: {
    name: 'Name',
    email: 'Email',
    phone: 'Phone',
    licensed: 'License',
    left: 'Left',
    at: 'at',
    handTo: 'clients go to',
    leadAgentId: 'Lead',
    brandId: 'Brand',
    brand: 'Brand',
    enabled: 'Lead routing',
    fallbackAgentId: 'Fallback agent',
    members: 'Member',
    buyers: 'buyers',
    sellers: 'sellers',
    warmTransfer: 'warm transfers',
    pausedUntil: 'paused until',
    teamId: 'Team',
    side: 'Side',
    kind: 'Kind',
    area: 'Area',
    city: 'city',
    state: 'state',
    priceRange: 'Price',
    min: 'from',
    max: 'up to',
    notes: 'Notes',
    client: 'Client',
    status: 'Status',
    owner: 'Owner',
    reason: 'Reason',
    program: 'Program',
    how: 'By',
    optOut: 'Opt-out',
  },
  values: {
    offered: 'offered',
    claimed: 'claimed',
    returned: 'returned',
    buyer: 'buyer',
    seller: 'seller',
    standard: 'standard',
    'warm-transfer': 'warm transfer',
    withdrawn: 'withdrawn',
    'given-back': 'given back',
    'lead-alerts': 'alerts to agents',
    introductions: 'introductions to clients',
    letter: 'letter',
    'to-an-agent': 'word to an agent',
  },
  yes: 'yes',
  no: 'no',
  nothing: 'none',
  hidden: 'changed; not shown here',
  unnamed: 'the first brand',
  becomes: 'becomes',
};

const french: AuditWords = {
  title: 'Journal',
  intro:
    'Ce que les administrateurs, la source et les responsables ont changé, du plus récent au plus ancien. Conservé 4 ans.',
  when: 'Quand',
  who: 'Qui',
  act: 'Quoi',
  changes: 'Avant → après',
  none: 'Rien n’a encore été changé.',
  noneOfTeam: 'Rien n’a été changé dans cette équipe. Vérifiez son identifiant.',
  filter: 'Identifiant de l’équipe',
  filterHint: 'Vide : toutes les équipes.',
  roles: { admin: 'Administration', source: 'Source', lead: 'Responsable' },
  acts: {
    'save-team': 'Équipe enregistrée',
    'save-agent': 'Agent enregistré',
    'invite-agent': 'Agent réinvité',
    'remove-agent': 'Agent retiré',
    'save-lead-routing': 'Répartition enregistrée',
    'create-referral': 'Client créé',
    'correct-referral': 'Client corrigé',
    'withdraw-referral': 'Client retiré',
    'offer-referral-again': 'Client proposé à nouveau',
    'reassign-referral': 'Client confié à un autre',
    'give-back-referral': 'Client rendu',
    'book-opt-out': 'Désabonnement noté',
  },
  fields: {
    name: 'Nom',
    email: 'Courriel',
    phone: 'Téléphone',
    licensed: 'Licence',
    left: 'Départ',
    at: 'le',
    handTo: 'clients confiés à',
    leadAgentId: 'Responsable',
    brandId: 'Marque',
    brand: 'Marque',
    enabled: 'Répartition',
    fallbackAgentId: 'Agent de secours',
    members: 'Membre',
    buyers: 'acheteurs',
    sellers: 'vendeurs',
    warmTransfer: 'transferts directs',
    pausedUntil: 'en pause jusqu’au',
    teamId: 'Équipe',
    side: 'Côté',
    kind: 'Genre',
    area: 'Secteur',
    city: 'ville',
    state: 'État',
    priceRange: 'Prix',
    min: 'dès',
    max: 'jusqu’à',
    notes: 'Notes',
    client: 'Client',
    status: 'État',
    owner: 'Agent',
    reason: 'Raison',
    program: 'Programme',
    how: 'Par',
    optOut: 'Désabonnement',
  },
  values: {
    offered: 'proposé',
    claimed: 'pris',
    returned: 'rendu',
    buyer: 'acheteur',
    seller: 'vendeur',
    standard: 'ordinaire',
    'warm-transfer': 'transfert direct',
    withdrawn: 'retiré',
    'given-back': 'rendu par l’agent',
    'lead-alerts': 'alertes aux agents',
    introductions: 'présentations aux clients',
    phone: 'téléphone',
    letter: 'lettre',
    email: 'courriel',
    'to-an-agent': 'parole à un agent',
  },
  yes: 'oui',
  no: 'non',
  nothing: 'rien',
  hidden: 'changé ; non affiché ici',
  unnamed: 'la première marque',
  becomes: 'devient',
};

export const auditWords = { en: english, fr: french };
