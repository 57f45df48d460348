// CP-8: what a team greets new clients with until it writes words of its own. Each field has words that stand in, so that nobody is left out.

export type Side = 'buyer' | 'seller';

/** The brand and the team are named in front of it, as in every first text (TX-8). */
export const defaultGreetings: Readonly<Record<Side, string>> = {
  buyer:
    'Hi {ClientFirstName|there}, thanks for asking about buying a home in {City|your area}. One of our agents will be in touch soon. Until then, reply here with any question.',
  seller:
    'Hi {ClientFirstName|there}, thanks for asking about selling your home in {City|your area}. One of our agents will be in touch soon. Until then, reply here with any question.',
};
