// How a referral's fields are called, what belongs into them, and what to do about a fault.
import type { DraftField } from './draft.ts';

type FieldWords = {
  labels: Record<DraftField, string>;
  hints: Partial<Record<DraftField, string>>;
  optionally: (label: string) => string;
  choose: string;
  sides: { buyer: string; seller: string };
  kinds: { standard: string; 'warm-transfer': string };
  covers: string;
  consent: string;
  consentMore: string;
  price: string;
  area: string;
  client: string;
  faults: Readonly<Record<string, string>>;
};

const english: FieldWords = {
  labels: {
    teams: 'Team',
    side: 'Side',
    kind: 'Kind',
    city: 'City',
    state: 'State or province',
    priceMin: 'Price from',
    priceMax: 'Price to',
    priceWords: 'Price range in words',
    notes: 'Notes for agents',
    name: 'Name',
    phone: 'Phone',
    email: 'Email',
    consentAt: 'When they agreed',
    consentSource: 'Where they agreed',
    consentWords: 'The exact words they saw',
    consentCovers: 'What they agreed to',
    offerMinutes: 'Minutes to claim',
  },
  hints: {
    state: 'Two letters, such as WA or QC.',
    notes: 'Every agent who is offered the client reads them: name nobody here.',
    phone: 'Ten digits, or a country code such as +1 first.',
    consentSource: 'For example the address of the form.',
    offerMinutes: '60 when left empty, 2 for a warm transfer. Up to 10,080 (7 days).',
    priceWords: 'Instead of figures.',
  },
  optionally: (label) => `${label} (optional)`,
  choose: 'Choose',
  sides: { buyer: 'Buyer', seller: 'Seller' },
  kinds: { standard: 'Standard', 'warm-transfer': 'Warm transfer: the client is on the line' },
  covers: 'Also to texts that nobody writes to them alone, such as greetings and campaigns',
  consent: 'The client agreed to texts',
  consentMore: 'Kept as evidence. Without it agents call the client, and nobody texts them.',
  price: 'Price range',
  area: 'Where',
  client: 'Client',
  faults: {
    missing: 'Fill this in.',
    'too-long': 'Shorten this.',
    'not-a-side': 'Choose buyer or seller.',
    'not-a-kind': 'Choose standard or warm-transfer.',
    'not-a-state': 'Write two letters, such as WA or QC.',
    'not-a-price': 'Write whole dollars, such as 650,000.',
    'price-backward': 'Must not be less than the price it starts from.',
    'price-twice': 'Give the price range in words or in figures, not both.',
    'not-an-email': 'Write an email address such as name@example.com.',
    'not-a-time': 'Write a day and hour such as 2026-03-01 14:30.',
    'time-ahead': 'This lies ahead. Write when the client agreed.',
    'not-covers': 'Write conversation, automated, or both.',
    'not-minutes': 'Write whole minutes from 1 to 10,080.',
    'team-twice': 'Name each team once.',
    'too-many-teams': 'Name at most 5 teams.',
    'phone-not-a-phone': 'This is no phone number. Write ten digits, or a country code such as +1 first.',
    'phone-extension': 'An extension can’t be texted. Write a direct number without one.',
    'phone-own-number': 'That is one of our own numbers. Write the client’s own phone.',
    'phone-toll-free': 'That is a toll-free number. Write the number of a person’s phone.',
    'phone-premium-rate': 'That is a premium-rate number. Write the number of a person’s phone.',
    'phone-non-geographic':
      'That is a forwarding or company-wide number. Write the number of a person’s phone.',
    'phone-impossible-area-code': 'There is no such area code. Check the number.',
    'phone-impossible-exchange': 'There is no such number. Check the three digits after the area code.',
    'phone-reserved-for-fiction': 'That number is reserved for fiction. Write a real one.',
  },
};

const french: FieldWords = {
  labels: {
    teams: 'Équipe',
    side: 'Côté',
    kind: 'Type',
    city: 'Ville',
    state: 'Province ou État',
    priceMin: 'Prix minimal',
    priceMax: 'Prix maximal',
    priceWords: 'Fourchette de prix en mots',
    notes: 'Notes pour les agents',
    name: 'Nom',
    phone: 'Téléphone',
    email: 'Courriel',
    consentAt: 'Quand il a accepté',
    consentSource: 'Où il a accepté',
    consentWords: 'Les mots exacts qu’il a vus',
    consentCovers: 'Ce qu’il a accepté',
    offerMinutes: 'Minutes pour le prendre',
  },
  hints: {
    state: 'Deux lettres, par exemple QC ou WA.',
    notes: 'Chaque agent à qui le client est proposé les lit : ne nommez personne ici.',
    phone: 'Dix chiffres, ou d’abord l’indicatif du pays, par exemple +1.',
    consentSource: 'Par exemple l’adresse du formulaire.',
    offerMinutes: '60 si vide, 2 pour un transfert immédiat. Au plus 10 080 (7 jours).',
    priceWords: 'Au lieu de chiffres.',
  },
  optionally: (label) => `${label} (facultatif)`,
  choose: 'Choisir',
  sides: { buyer: 'Acheteur', seller: 'Vendeur' },
  kinds: { standard: 'Standard', 'warm-transfer': 'Transfert immédiat : le client est en ligne' },
  covers: 'Aussi les messages que personne n’écrit pour lui seul, comme les salutations et les campagnes',
  consent: 'Le client a accepté les textos',
  consentMore: 'Conservé comme preuve. Sans cela, les agents appellent le client et personne ne lui écrit.',
  price: 'Fourchette de prix',
  area: 'Où',
  client: 'Client',
  faults: {
    missing: 'Remplissez ce champ.',
    'too-long': 'Raccourcissez ce texte.',
    'not-a-side': 'Choisissez acheteur (buyer) ou vendeur (seller).',
    'not-a-kind': 'Choisissez standard ou warm-transfer.',
    'not-a-state': 'Écrivez deux lettres, par exemple QC ou WA.',
    'not-a-price': 'Écrivez des dollars entiers, par exemple 650 000.',
    'price-backward': 'Ne doit pas être inférieur au prix minimal.',
    'price-twice': 'Donnez la fourchette en mots ou en chiffres, pas les deux.',
    'not-an-email': 'Écrivez une adresse telle que nom@example.com.',
    'not-a-time': 'Écrivez un jour et une heure, par exemple 2026-03-01 14:30.',
    'time-ahead': 'Ce moment est à venir. Écrivez quand le client a accepté.',
    'not-covers': 'Écrivez conversation, automated, ou les deux.',
    'not-minutes': 'Écrivez des minutes entières de 1 à 10 080.',
    'team-twice': 'Nommez chaque équipe une fois.',
    'too-many-teams': 'Nommez au plus 5 équipes.',
    'phone-not-a-phone':
      'Ce n’est pas un numéro de téléphone. Écrivez dix chiffres, ou d’abord l’indicatif du pays, par exemple +1.',
    'phone-extension': 'On ne peut pas écrire à un poste. Donnez un numéro direct.',
    'phone-own-number': 'C’est l’un de nos numéros. Donnez le téléphone du client.',
    'phone-toll-free': 'C’est un numéro sans frais. Donnez le téléphone d’une personne.',
    'phone-premium-rate': 'C’est un numéro surtaxé. Donnez le téléphone d’une personne.',
    'phone-non-geographic': 'C’est un numéro de renvoi ou d’entreprise. Donnez le téléphone d’une personne.',
    'phone-impossible-area-code': 'Cet indicatif régional n’existe pas. Vérifiez le numéro.',
    'phone-impossible-exchange': 'Ce numéro n’existe pas. Vérifiez les trois chiffres après l’indicatif.',
    'phone-reserved-for-fiction': 'Ce numéro est réservé à la fiction. Donnez un vrai numéro.',
  },
};

export const fieldWords = { en: english, fr: french };
