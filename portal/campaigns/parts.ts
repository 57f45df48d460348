// What campaigns consist of, in the order of their page, and for whom.
import type { ComponentType } from 'react';
import { late } from '../controls/late/late.tsx';

/** `isLeads`: an agent has no use for it. `pages`: the list, or one of it by its id. */
export const campaignParts = [
  {
    name: 'templates',
    isLeads: false,
    pages: late(() => import('../templates/templates-page.tsx'), 'page'),
  },
  {
    name: 'plans',
    isLeads: false,
    pages: late(() => import('../plans/plans-page.tsx'), 'page'),
  },
  {
    name: 'greetings',
    isLeads: true,
    pages: late(() => import('../concierge/concierge-page.tsx'), 'page'),
  },
  {
    name: 'sending-health',
    isLeads: true,
    pages: late(() => import('../sending-health/sending-health-page.tsx'), 'page'),
  },
  {
    name: 'bulk-texts',
    isLeads: false,
    pages: late(() => import('../bulk-texts/bulk-texts-pages.tsx'), 'page'),
  },
] as const satisfies readonly {
  name: string;
  isLeads: boolean;
  pages: ComponentType<{ id: string | undefined }>;
}[];

export type CampaignPart = (typeof campaignParts)[number]['name'];

export function pathOf(name: CampaignPart): string {
  return `/campaigns/${name}`;
}
