// What there is in the back office, in the order of its navigation, and for whom. An area has a folder of its name.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Office } from '../session/session.ts';

const areas = [
  {
    name: 'referrals',
    offices: ['source', 'admin'],
    pages: lazy(() => import('./referrals/referrals-pages.tsx')),
  },
  {
    name: 'times',
    offices: ['source'],
    pages: lazy(() => import('./times/times-pages.tsx')),
  },
  {
    name: 'teams',
    offices: ['admin'],
    pages: lazy(() => import('./teams/teams-pages.tsx')),
  },
  {
    name: 'numbers',
    offices: ['admin'],
    pages: lazy(() => import('./numbers/numbers-pages.tsx')),
  },
  {
    name: 'consent-lists',
    offices: ['admin'],
    pages: lazy(() => import('./consent-lists/consent-lists-pages.tsx')),
  },
  {
    name: 'audit',
    offices: ['admin'],
    pages: lazy(() => import('./audit/audit-pages.tsx')),
  },
  {
    name: 'operations',
    offices: ['admin'],
    pages: lazy(() => import('./operations/operations-pages.tsx')),
  },
] as const satisfies readonly {
  name: string;
  offices: readonly Office[];
  pages: LazyExoticComponent<ComponentType>;
}[];

export type Area = (typeof areas)[number];
export type AreaName = Area['name'];

export function areasOf(held: readonly Office[]): readonly Area[] {
  return areas.filter(({ offices }) => offices.some((office) => held.includes(office)));
}
