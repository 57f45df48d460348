// What the page of campaigns says: each part by its title, and what it is for.
import type { CampaignPart } from './parts.ts';

type CampaignWords = {
  title: string;
  parts: Record<CampaignPart, { title: string; more: string }>;
};

const english: CampaignWords = {
  title: 'Campaigns',
  parts: {
    templates: { title: 'Templates', more: 'Texts that your team has ready.' },
  },
};

const french: CampaignWords = {
  title: 'Campagnes',
  parts: {
    templates: { title: 'Modèles', more: 'Les textos que votre équipe a sous la main.' },
  },
};

const spanish: CampaignWords = {
  title: 'Campañas',
  parts: {
    templates: { title: 'Plantillas', more: 'Mensajes que su equipo tiene listos.' },
  },
};

export const campaignWords = { en: english, fr: french, es: spanish };
