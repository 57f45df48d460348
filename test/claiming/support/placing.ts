// What creating and offering again need to place a referral: teams of the same three agents, on the shared table.
import { derivedId, fingerprint, newId } from '../../../lambdas/platform/ids.ts';
import { aLeadRouting, aMember, anAgent, aTeam } from '../../people/support/teams.ts';
import { referrals, stores } from '../../stream/support/dependencies.ts';

export const everyone = ['ada', 'ben', 'lena'];

export const placingDeps = {
  routing: {
    readRoutedTeam: async (teamId: string) => ({
      team: aTeam({ teamId }),
      agents: everyone.map((name) => anAgent(name, { teamId })),
      routing: aLeadRouting({ members: everyone.map((name) => aMember(name)) }),
    }),
  },
  referrals: { ...referrals, ...stores.placing },
  returningClients: 'owner' as const,
  textMarkets: 'everywhere' as const,
  offerMinutes: { standard: 60, 'warm-transfer': 2 },
  newId,
  derivedId,
  fingerprint,
  random: () => 0.5,
};
