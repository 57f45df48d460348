// What there is in the back office, in the order of its navigation, and for whom. An area has a folder of its name.
import type { ComponentType } from 'react';
import { late } from '../controls/late/late.tsx';
import type { Office } from '../session/session.ts';

const areas = [
  {
    name: 'referrals',
    offices: ['source', 'admin'],
    pages: late(() => import('./referrals/referrals-pages.tsx'), 'page'),
  },
  {
    name: 'times',
    offices: ['source'],
    pages: late(() => import('./times/times-pages.tsx'), 'page'),
  },
  {
    name: 'teams',
    offices: ['admin'],
    pages: late(() => import('./teams/teams-pages.tsx'), 'page'),
  },
  {
    name: 'numbers',
    offices: ['admin'],
    pages: late(() => import('./numbers/numbers-pages.tsx'), 'page'),
  },
  {
    name: 'consent-lists',
    offices: ['admin'],
    pages: late(() => import('./consent-lists/consent-lists-pages.tsx'), 'page'),
  },
  {
    name: 'audit',
    offices: ['admin'],
    pages: late(() => import('./audit/audit-pages.tsx'), 'page'),
  },
  {
    name: 'operations',
    offices: ['admin'],
    pages: late(() => import('./operations/operations-pages.tsx'), 'page'),
  },
] as const satisfies readonly {
  name: string;
  offices: readonly Office[];
  pages: ComponentType;
}[];

export type Area = (typeof areas)[number];
export type AreaName = Area['name'];

export function areasOf(held: readonly Office[]): readonly Area[] {
  return areas.filter(({ offices }) => offices.some((office) => held.includes(office)));
}
