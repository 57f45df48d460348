// Every key of the one table, in one place.

/** Primary key of an item. */
export type Key = { pk: string; sk: string };

const referral = (referralId: string) => `REF#${referralId}`;
const team = (teamId: string) => `TEAM#${teamId}`;
const client = (phone: string) => `CLIENT#${phone}`;
/** A sort key in a round of a referral; in the first, which has no number, it is `sk` itself. */
const inRound = (sk: string, round: number | undefined) => (round === undefined ? sk : `${sk}#${round}`);

/** PE-1: what is of the stage's first brand has no brand in its key, as when there was one. */
const ofBrand = (key: string, brand: string | undefined) => (brand === undefined ? key : `${key}@${brand}`);
const consent = (program: string, phone: string, brand: string | undefined) =>
  `CONSENT#${ofBrand(program, brand)}#${phone}`;

export const keys = {
  team: (teamId: string): Key => ({ pk: team(teamId), sk: 'TEAM' }),
  leadRouting: (teamId: string): Key => ({ pk: team(teamId), sk: 'ROUTING' }),
  agent: (teamId: string, agentId: string): Key => ({ pk: team(teamId), sk: `${prefixes.agent}${agentId}` }),
  /** Beside the team and not in its partition, which is read whole for each referral (CP-1). */
  template: (teamId: string, templateId: string): Key => ({
    pk: templatesOf(teamId),
    sk: `${prefixes.template}${templateId}`,
  }),
  /** How many templates a team has. */
  templateCount: (teamId: string): Key => ({ pk: templatesOf(teamId), sk: 'COUNT' }),
  /** A plan as it is now (CP-2), and each version of it: whoever is on one keeps theirs. */
  plan: (teamId: string, planId: string): Key => ({ pk: plansOf(teamId), sk: `${prefixes.plan}${planId}` }),
  planVersion: (teamId: string, planId: string, version: number): Key => ({
    pk: plansOf(teamId),
    sk: `PLAN-VERSION#${planId}#${version}`,
  }),
  /** How many plans a team has, and which starts with a claim. */
  planCount: (teamId: string): Key => ({ pk: plansOf(teamId), sk: 'COUNT' }),
  /** Where a client is on their plan: one at a time (CP-3). */
  clientPlan: (referralId: string): Key => ({ pk: referral(referralId), sk: 'PLAN' }),
  /** Attributes that put a client's plan into the sparse index of what is due. */
  planDue: (at: string, referralId: string) => ({
    duePk: `plan-step#${planShardOf(referralId)}`,
    dueSk: `${at}#${referralId}`,
  }),
  /** What was counted, for whom and at what price, before a bulk text is sent (CP-6). */
  bulkPreview: (previewId: string): Key => ({ pk: `BULK-PREVIEW#${previewId}`, sk: 'PREVIEW' }),
  bulk: (bulkId: string): Key => ({ pk: `BULK#${bulkId}`, sk: 'BULK' }),
  /** A page of those who get it: in a partition of its own, since nothing follows from a page. */
  bulkPage: (bulkId: string, page: number): Key => ({
    pk: `BULK-PAGES#${bulkId}`,
    sk: `PAGE#${String(page).padStart(4, '0')}`,
  }),
  /** How a team greets new clients (CP-8). */
  concierge: (teamId: string): Key => ({ pk: `CONCIERGE#${teamId}`, sk: 'CONCIERGE' }),
  /** What became of one automated text, for the team's figures: by the week in which it was written. */
  campaignText: (teamId: string, week: string, part: string, messageId: string): Key => ({
    pk: campaignTextsOf(teamId, week),
    sk: `${part}#${messageId}`,
  }),
  /** What a phone was last sent by plans, bulk texts and greetings (CP-9). */
  recentAutomated: (phone: string): Key => ({ pk: client(phone), sk: 'AUTOMATED' }),
  /** The one team that an agent is in (PE-3). */
  membership: (agentId: string): Key => ({ pk: `MEMBERSHIP#${agentId}`, sk: 'MEMBERSHIP' }),
  /** The race: status, offered, declined, winner. Nothing else, so that a claim costs one write unit. */
  race: (referralId: string): Key => ({ pk: referral(referralId), sk: 'RACE' }),
  details: (referralId: string): Key => ({ pk: referral(referralId), sk: 'DETAILS' }),
  /** Where the workflow's task token and the outcome meet. */
  workflow: (referralId: string, round?: number): Key => ({
    pk: referral(referralId),
    sk: inRound('WORKFLOW', round),
  }),
  offer: (referralId: string, agentId: string, round?: number): Key => ({
    pk: referral(referralId),
    sk: inRound(`OFFER#${agentId}`, round),
  }),
  /** Sorts by time, then id. `at` is ISO 8601 UTC with milliseconds. */
  message: (referralId: string, at: string, messageId: string): Key => ({
    pk: referral(referralId),
    sk: `MESSAGE#${at}#${messageId}`,
  }),
  /** Finds a message by its id; there once, so that a repeated message is one message. */
  messageId: (referralId: string, messageId: string): Key => ({
    pk: referral(referralId),
    sk: `MESSAGE-ID#${messageId}`,
  }),
  /** What a referral's conversation remembers: when an agent and the client last wrote, what was read; and the client's stage and tags (CT-1). */
  conversation: (referralId: string): Key => ({ pk: referral(referralId), sk: 'CONVERSATION' }),
  /** A note about the client, by its time. */
  note: (referralId: string, at: string, noteId: string): Key => ({
    pk: referral(referralId),
    sk: `NOTE#${at}#${noteId}`,
  }),
  /** There once, so that a repeated note is one note. */
  noteId: (referralId: string, noteId: string): Key => ({
    pk: referral(referralId),
    sk: `NOTE-ID#${noteId}`,
  }),
  /** A change of the client's stage or tags (CT-4). */
  clientChange: (referralId: string, at: string, revision: number): Key => ({
    pk: referral(referralId),
    sk: `CLIENT-CHANGE#${at}#${revision}`,
  }),
  /** What the client's owner wants to be told at a time (CT-3). */
  reminder: (referralId: string, reminderId: string): Key => ({
    pk: referral(referralId),
    sk: `REMINDER#${reminderId}`,
  }),
  /** A part of an owner's list of clients (CT-2). */
  clientListPart: ({ teamId, agentId }: { teamId: string; agentId: string }, part: number): Key => ({
    pk: `CLIENT-LIST#${teamId}#${agentId}`,
    sk: `PART#${String(part).padStart(3, '0')}`,
  }),
  /** Of which of an owner's clients a note has the word: those of one part of the list. */
  clientWord: (
    { teamId, agentId }: { teamId: string; agentId: string },
    word: string,
    part: number,
  ): Key => ({
    pk: `CLIENT-WORDS#${teamId}#${agentId}`,
    sk: `${word}#${String(part).padStart(3, '0')}`,
  }),
  /** What the owner was told of the client's replies, and what waits to be told. */
  replies: (referralId: string): Key => ({ pk: referral(referralId), sk: 'REPLIES' }),
  /** A client's place in a referral, by their phone: what their STOP has to reach. */
  clientReferral: (phone: string, referralId: string): Key => ({
    pk: client(phone),
    sk: `REF#${referralId}`,
  }),
  /** A word by which the back office finds something: what has one word by its place in the list of its kind. */
  word: (index: WordIndex, word: string, place: string): Key => ({
    pk: wordsFrom(index, word).pk,
    sk: `${word}#${place}`,
  }),
  /** A team's last referral of a client (CL-14). */
  clientTeam: (phone: string, teamId: string): Key => ({ pk: client(phone), sk: `TEAM#${teamId}` }),
  /** Whose conversation a client's texts to one of our numbers belong to. */
  numberLease: (phone: string, number: string): Key => ({ pk: client(phone), sk: `LEASE#${number}` }),
  /** When a client had the opt-out instructions from an agent (TX-5). */
  footer: (
    phone: string,
    { teamId, agentId, brand }: { teamId: string; agentId: string; brand?: string | undefined },
  ): Key => ({
    pk: client(phone),
    sk: ofBrand(`FOOTER#${teamId}#${agentId}`, brand),
  }),
  /** A text that belongs to no conversation. `at` sorts, the carrier's id tells texts apart. */
  unmatchedText: (phone: string, at: string, carrierId: string): Key => ({
    pk: client(phone),
    sk: `UNMATCHED#${at}#${carrierId}`,
  }),
  /** There once, so that a text that the carrier tells again, later, is one text. */
  unmatchedTextId: (phone: string, carrierId: string): Key => ({
    pk: client(phone),
    sk: `UNMATCHED-ID#${carrierId}`,
  }),
  /** An agent's calls about a referral: their state. */
  call: (referralId: string, agentId: string, round?: number): Key => ({
    pk: referral(referralId),
    sk: inRound(`CALL#${agentId}`, round),
  }),
  /** `hash`: the first half of the PIN's keyed hash. */
  pin: (hash: string): Key => ({ pk: `PIN#${hash}`, sk: 'PIN' }),
  /** The live channels of an agent's open portals: those of a team are in one partition. */
  liveChannels: (teamId: string, agentId: string): Key => ({ pk: `LIVE#${teamId}`, sk: `AGENT#${agentId}` }),
  /** An agent's named filters of their clients (CT-2). */
  views: (teamId: string, agentId: string): Key => ({ pk: `VIEWS#${teamId}#${agentId}`, sk: 'VIEWS' }),
  /** What an agent did in the last 24 hours of what is limited (PE-6). */
  dailyLimit: (teamId: string, agentId: string, kind: string): Key => ({
    pk: `LIMIT#${teamId}#${agentId}`,
    sk: kind,
  }),
  /** What was tried on the PIN line from one phone. */
  caller: (phone: string): Key => ({ pk: `CALLER#${phone}`, sk: 'TRIES' }),
  /** A live PIN of whose phone this was when it was issued (CA-12). */
  callersPin: (phone: string, referralId: string, agentId: string): Key => ({
    pk: `CALLER#${phone}`,
    sk: `PIN#${referralId}#${agentId}`,
  }),
  /** What was tried on the PIN line from all phones. */
  allCallers: { pk: 'CALLER#', sk: 'TRIES' },
  /** Which call a contact of Amazon Connect is. */
  contact: (contactId: string): Key => ({ pk: `CONTACT#${contactId}`, sk: 'CONTACT' }),
  /** One email to several agents of a team. */
  teamEmail: (teamEmailId: string): Key => ({ pk: `TEAM-EMAIL#${teamEmailId}`, sk: 'TEAM-EMAIL' }),
  outbox: (outboxId: string): Key => ({ pk: `OUTBOX#${outboxId}`, sk: 'OUTBOX' }),
  consent: (program: string, phone: string, brand?: string): Key => ({
    pk: consent(program, phone, brand),
    sk: 'STATE',
  }),
  /** What a phone was answered by itself within the hour (CO-17). */
  answers: (phone: string): Key => ({ pk: `ANSWERS#${phone}`, sk: 'ANSWERS' }),
  /** What a phone wrote that may ask for no more texts, until that is answered (CO-16). */
  openQuestion: (program: string, phone: string, brand?: string): Key => ({
    pk: consent(program, phone, brand),
    sk: 'ASKED-TO-STOP',
  }),
  /** When a text of the program last carried the opt-out notice (CO-10). */
  optOutNotice: (program: string, phone: string, brand?: string): Key => ({
    pk: consent(program, phone, brand),
    sk: 'NOTICE',
  }),
  /** One consent request: enrollment or reconfirmation. */
  consentRequest: (consentRequestId: string): Key => ({
    pk: `CONSENT-REQUEST#${consentRequestId}`,
    sk: 'REQUEST',
  }),
  /** What is planned to leave from one of our numbers (PA-1). */
  schedule: (number: string): Key => ({ pk: `SCHEDULE#${number}`, sk: 'SCHEDULE' }),
  /** What carriers told of one day's texts, by what they were sent from. */
  receiptCounts: (day: string, sender: string): Key => ({ pk: `RECEIPTS#${day}`, sk: sender }),
  /** What an operator ordered last about one queue, referral, phone or execution. */
  operation: (operationId: string): Key => ({ pk: `OPERATION#${operationId}`, sk: 'OPERATION' }),
  /** When a job that texts may continue. */
  pace: (job: string): Key => ({ pk: `JOB#${job}`, sk: 'PACE' }),
  /** What became of an imported list. */
  importReport: (importId: string): Key => ({ pk: `IMPORT#${importId}`, sk: 'REPORT' }),
  ledger: (phone: string) => `LEDGER#${phone}`,
  /** Attributes that put an item into the sparse index of what a job must look at, from `at` on. */
  due: (
    job: string,
    at: string,
    { program, phone, brand }: { program: string; phone: string; brand?: string | undefined },
  ) => ({
    duePk: `${job}#${dueShardOf(phone)}`,
    dueSk: `${at}#${ofBrand(program, brand)}#${phone}`,
  }),
  /** When an event of the ledger was first told: its carrier or a job may tell it again with another time. */
  ledgerEventTold: (eventId: string): Key => ({ pk: `LEDGER-EVENT#${eventId}`, sk: 'TOLD' }),
  /** An act of the audit trail: one partition a year. */
  audit: (at: string, eventId: string): Key => ({ pk: auditOf(at.slice(0, 4)), sk: `${at}#${eventId}` }),
  ledgerEvent: (phone: string, at: string, eventId: string): Key => ({
    pk: `LEDGER#${phone}`,
    sk: `${at}#${eventId}`,
  }),
};

/** What the back office finds by words, each kind in partitions of its own. */
export const wordIndexes = {
  referrals: 'REFERRAL-WORDS',
  teams: 'TEAM-WORDS',
  agents: 'AGENT-WORDS',
} as const;
export type WordIndex = (typeof wordIndexes)[keyof typeof wordIndexes];

/** The words that begin as `part` does. */
export const wordsFrom = (index: WordIndex, part: string) => ({
  pk: `${index}#${String.fromCodePoint(part.codePointAt(0) ?? 0)}`,
  sk: part,
});

/** Where an agent stands behind a word: there is no list of agents. */
export const agentPlace = (teamId: string, agentId: string) => `${teamId}#${agentId}`;

/** The templates of a team. */
export const templatesOf = (teamId: string) => `TEMPLATES#${teamId}`;

/** The plans of a team. */
export const plansOf = (teamId: string) => `PLANS#${teamId}`;

/** The automated texts that a team wrote in a week, such as `2026-W48`. */
export const campaignTextsOf = (teamId: string, week: string) => `CAMPAIGN-TEXTS#${teamId}#${week}`;

/** Clients whose next step is due are in eight partitions, by the last letter of the referral's id. */
export const planShards = [...'01234567'];
export const planShardOf = (referralId: string) =>
  String(referralId.charCodeAt(referralId.length - 1) % planShards.length);

/** The acts of a year. */
export const auditOf = (year: string) => `AUDIT#${year}`;

/** Items that are due are in five partitions, by the last digit of the phone: every run of a job asks each of them. */
export const dueShards = [...'01234'];
export const dueShardOf = (phone: string) => String(Number(phone.slice(-1)) % dueShards.length);

/** Sort-key prefixes, for queries over one partition. */
export const prefixes = {
  agent: 'AGENT#',
  template: 'TEMPLATE#',
  plan: 'PLAN#',
  offer: 'OFFER#',
  message: 'MESSAGE#',
  call: 'CALL#',
  reminder: 'REMINDER#',
  clientReferral: 'REF#',
  numberLease: 'LEASE#',
  unmatchedText: 'UNMATCHED#',
  callersPin: 'PIN#',
  note: 'NOTE#',
  clientChange: 'CLIENT-CHANGE#',
} as const;

/** What the back office lists, in partitions of the same index: a list's entry says what it is found by, so that looking reads no items. */
export const listed = {
  teams: 'TEAMS',
  /** A team by its name. `name`: as search text. */
  team: (name: string, teamId: string) => `${name}#${teamId}`,
  /** What may have gone out, and nobody told whether it did. */
  unconfirmed: 'UNCONFIRMED',
  /** What operators ordered. */
  operations: 'OPERATIONS',
  referrals: 'REFERRALS',
  /** A referral by its creation. `text`: what it is found by beside its id and the client's phone. */
  referral: (createdAt: string, referralId: string, text: string) => `${createdAt}#${referralId}#${text}`,
  /** Where it stands without that: what a cursor means, since nobody's name is in one. */
  referralPlace: (createdAt: string, referralId: string) => `${createdAt}#${referralId}`,
};

/** Keys of the sparse inbox index: an agent's offers and a team's referrals, newest last. */
export const inbox = {
  ofAgent: (agentId: string) => `AGENT#${agentId}`,
  ofTeam: (teamId: string) => `TEAM#${teamId}`,
  /** An agent's open reminders, by the time at which they are due (CT-3). */
  remindersOf: (agentId: string) => `REMINDERS#${agentId}`,
  /** The bulk texts of a team: each says by whom, so that an agent's own are found without reading the others (CP-7). */
  bulksOf: (teamId: string) => `BULKS#${teamId}`,
  bulkAt: (startedAt: string, bulkId: string, agentId: string) => `${startedAt}#${bulkId}#${agentId}`,
  /** The acts of the audit trail that a team's lead reads. */
  auditOfTeam: (teamId: string) => `AUDIT#${teamId}`,
  at: (since: string, referralId: string, round?: number) => inRound(`${since}#${referralId}`, round),
  /** What stands at such a place. */
  partsOf(place: string): { referralId: string; round: number | undefined } {
    const [, referralId = '', round] = place.split('#');
    return { referralId, round: round === undefined ? undefined : Number(round) };
  },
};

/** The inbox index by the name that the environment gives, for queries. */
export const inboxIndex = (name: string) => ({ name, pk: 'inboxPk', sk: 'inboxSk' });
