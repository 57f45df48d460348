// The demo team: ten agents of no real life, with numbers from the range that is kept free for fiction.

const NUMERALS = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

export const DEMO_AGENTS = NUMERALS.map((numeral, index) => {
  const number = String(index + 1).padStart(2, '0');
  return {
    agentId: `agt_${number}`,
    name: `Agent ${numeral}`,
    email: `agent-${number}@agents.example`,
    phone: `+12065550${111 + index}`,
    licensed: true,
    // PE-8: two of them are told everything in Spanish and in French.
    ...(numeral === 'Eight' && { language: 'es' as const }),
    ...(numeral === 'Nine' && { language: 'fr' as const }),
  };
});

/** Those who have a day behind them (day.ts); nothing has happened to the others. */
export const DAY_AGENTS = DEMO_AGENTS.slice(0, 3);

/** The first agent leads. */
export const DEMO_TEAM = {
  teamId: 'tm_demo',
  name: 'Demo Realty',
  leadAgentId: 'agt_01',
};

/** A team of the stage's second brand, beside the first for whoever looks at both. */
export const HARBOR_AGENTS = ['Eleven', 'Twelve', 'Thirteen'].map((numeral, index) => ({
  agentId: `agt_${11 + index}`,
  name: `Agent ${numeral}`,
  email: `agent-${11 + index}@agents.example`,
  phone: `+12065550${131 + index}`,
  licensed: true,
}));

export const HARBOR_TEAM = {
  teamId: 'tm_harbor',
  name: 'Harbor Demo Team',
  leadAgentId: 'agt_11',
  brand: 'harbor',
};

/** The agent who claims by phone in the walk-through. */
export const DEMO_CALLED_AGENT = { agentId: 'agt_04', phone: '+12065550114' };

export const DEMO_CLIENT_PHONE = '+12065550150';

/** Of another client, whom no agent of the team has: the first would go to theirs at once (CL-14). */
export const DEMO_CALLING_CLIENT_PHONE = '+12065550151';
