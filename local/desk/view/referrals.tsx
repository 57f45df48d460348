// The referrals and their status, and clients to add outside the story.
import type { ReturnReason } from '../../../lambdas/claiming/referral.ts';
import { type NewClient, nameOf, offerClient } from '../story/acting.ts';
import { claimedHow, type Referral, referralsOf } from '../world/referrals.ts';
import { ActButton } from './act-button.tsx';
import { Panel } from './panel.tsx';
import { Time } from './time.tsx';
import { useAct, useWorld } from './use-world.ts';

const CLIENTS: { label: string; client: NewClient }[] = [
  { label: 'Agreed to texts', client: { city: 'Bellevue', side: 'buyer', agreesToTexts: true } },
  { label: 'Did not agree', client: { city: 'Everett', side: 'seller', agreesToTexts: false } },
  {
    label: 'Warm transfer',
    client: { city: 'Yakima', side: 'buyer', kind: 'warm-transfer', agreesToTexts: false },
  },
];

export function Referrals() {
  const world = useWorld();
  const referrals = referralsOf(world);
  const offer = useAct((stage, client: NewClient) => offerClient(stage, client));
  return (
    <Panel title="Referrals" count={referrals.length}>
      <fieldset className="row">
        <legend>A new client:</legend>
        {CLIENTS.map(({ label, client }) => (
          <ActButton
            key={label}
            label={`New client: ${label}`}
            act={() => offer.mutate(client)}
            isPending={offer.isPending}
          >
            {label}
          </ActButton>
        ))}
      </fieldset>
      <ul className="list">
        {referrals.map((referral) => (
          <li key={referral.referralId}>
            <a href={`/referrals/${referral.referralId}`} target="_blank" rel="noreferrer">
              {sentence(referral.headline ?? referral.referralId)}
            </a>
            <p className="fine">
              {stateOf(referral, (agentId) => nameOf(agentId, world))} ·{' '}
              <Time at={referral.claim?.at ?? referral.returned?.at ?? referral.offeredAt} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const RETURNED: Record<string, string> = {
  expired: 'Expired',
  'declined-by-lead': 'Declined by the lead',
  'given-back': 'Given back',
  withdrawn: 'Withdrawn by the source',
  'nobody-left': 'Nobody left to claim',
} satisfies Record<ReturnReason, string>;

function stateOf(referral: Referral, nameOfAgent: (agentId: string) => string): string {
  const { claim, returned, offeredTo, declinedBy } = referral;
  if (claim !== undefined) return `${nameOfAgent(claim.agentId)}, ${claimedHow(claim.by)}`;
  if (returned !== undefined) return RETURNED[returned.reason] ?? returned.reason;
  const declined = declinedBy.length === 0 ? '' : `, ${declinedBy.length} declined`;
  return `Open to ${offeredTo.length}${declined}`;
}
