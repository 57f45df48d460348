// What the frame of the back office says; each area has its own words.
import type { AreaName } from './areas.ts';

type OfficeWords = { title: string; navigation: string; more: string; areas: Record<AreaName, string> };

const english: OfficeWords = {
  title: 'Back office',
  navigation: 'Back office',
  more: 'More',
  areas: { referrals: 'Referrals' },
};

const french: OfficeWords = {
  title: 'Administration',
  navigation: 'Administration',
  more: 'Afficher la suite',
  areas: { referrals: 'Clients' },
};

export const officeWords = { en: english, fr: french };
