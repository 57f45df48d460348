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
    plans: { title: 'Plans', more: 'Texts over weeks and months to clients who are not ready yet.' },
    greetings: { title: 'Greetings', more: 'What a new client reads before an agent claims them.' },
    'sending-health': {
      title: 'Sending health',
      more: 'How clients take your automated texts.',
    },
    'bulk-texts': { title: 'Bulk texts', more: 'One text to many clients, with a preview and a report.' },
  },
};

const french: CampaignWords = {
  title: 'Campagnes',
  parts: {
    templates: { title: 'Modèles', more: 'Les textos que votre équipe a sous la main.' },
    plans: {
      title: 'Plans',
      more: 'Des textos au fil des semaines et des mois, pour les clients qui ne sont pas prêts.',
    },
    greetings: {
      title: 'Mots d’accueil',
      more: 'Ce qu’un nouveau client lit avant que quelqu’un ne l’ait pris.',
    },
    'sending-health': {
      title: 'Santé des envois',
      more: 'Comment les clients reçoivent vos textos automatiques.',
    },
    'bulk-texts': {
      title: 'Envois groupés',
      more: 'Un même texto à plusieurs clients, avec aperçu et bilan.',
    },
  },
};

const spanish: CampaignWords = {
  title: 'Campañas',
  parts: {
    templates: { title: 'Plantillas', more: 'Mensajes que su equipo tiene listos.' },
    plans: {
      title: 'Planes',
      more: 'Mensajes durante semanas y meses para clientes que aún no están listos.',
    },
    greetings: { title: 'Saludos', more: 'Lo que lee un cliente nuevo antes de que alguien lo tome.' },
    'sending-health': {
      title: 'Salud de los envíos',
      more: 'Cómo reciben los clientes sus mensajes automáticos.',
    },
    'bulk-texts': {
      title: 'Envíos masivos',
      more: 'Un mismo mensaje a muchos clientes, con vista previa e informe.',
    },
  },
};

export const campaignWords = { en: english, fr: french, es: spanish };
