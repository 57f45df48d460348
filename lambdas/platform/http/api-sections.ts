// The sections of the API's description, in the order in which one reads them.

export const apiSections = {
  Referrals: 'Create a referral, see what became of it, decline it or hand it to a teammate.',
  Messages: 'The text conversation between an agent and a client. The first text claims the referral.',
  Clients: 'What an owner keeps about a client after the claim: notes, and what they want to be reminded of.',
  Templates: 'Texts that a team has written ahead, with fields for names and places.',
  Greetings: 'What a team says to a new client before anyone has them.',
  Plans: 'Texts that a client gets one after another, over days or months (smart drip), until they answer.',
  'Bulk texts': 'One text to many clients: a preview first, then the send, its progress and its report.',
  Calls: 'Claim by phone: answer the call, or dial in and enter a PIN.',
  Teams: 'Teams and the agents in them.',
  'Lead routing': 'Who on a team is offered referrals, and how quickly they respond.',
  Profile: 'What agents look up and change about themselves, and the devices that take their push messages.',
  'Text alerts': 'An agent’s own consent to text alerts: opt in, opt out, and how it got there.',
  Numbers: 'What is on record for a phone number: its consent, every change of it, and unmatched texts.',
  Audit: 'Who changed what, and when.',
  Operations: 'What keeps a stage from its work, and setting it going again.',
} as const;

export type ApiSection = keyof typeof apiSections;
