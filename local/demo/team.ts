// The demo team: invented people with numbers from the range that is kept free for fiction.

export const DEMO_TEAM = { teamId: 'tm_demo', name: 'Demo Realty', leadAgentId: 'agt_lead' };

const NAMES = [
  'Lena Demo-Lead',
  'Amir Demo',
  'Bea Demo',
  'Carlos Demo',
  'Dana Demo',
  'Eli Demo',
  'Farah Demo',
  'Gus Demo',
  'Hana Demo',
  'Ivo Demo',
];

export const DEMO_AGENTS = NAMES.map((name, index) => {
  const first = name.split(' ')[0]?.toLowerCase() ?? '';
  return {
    agentId: index === 0 ? DEMO_TEAM.leadAgentId : `agt_${first}`,
    name,
    email: `${first}@agents.example`,
    phone: `+1206555011${index}`,
    licensed: true,
  };
});

export const DEMO_CLIENT_PHONE = '+12065550150';
