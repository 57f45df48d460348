// What the list of clients and a client's page say together.
import type { Stage } from './stages.ts';

type ClientsWords = {
  stageAndTags: string;
  stage: string;
  stages: Record<Stage, string>;
  tags: string;
  addTag: string;
  add: string;
  removeTag: (tag: string) => string;
  changedMeanwhile: string;
};

const english: ClientsWords = {
  stageAndTags: 'Stage and tags',
  stage: 'Stage',
  stages: {
    new: 'New',
    contacted: 'Contacted',
    active: 'Active',
    'under-contract': 'Under contract',
    closed: 'Closed',
    archived: 'Archived',
  },
  tags: 'Tags',
  addTag: 'Add a tag',
  add: 'Add',
  removeTag: (tag) => `Remove the tag ${tag}`,
  changedMeanwhile: 'Someone else just changed this. Here it is as they left it: make your change again.',
};

const french: ClientsWords = {
  stageAndTags: 'Étape et étiquettes',
  stage: 'Étape',
  stages: {
    new: 'Nouveau',
    contacted: 'Contacté',
    active: 'Actif',
    'under-contract': 'Sous contrat',
    closed: 'Conclu',
    archived: 'Archivé',
  },
  tags: 'Étiquettes',
  addTag: 'Ajouter une étiquette',
  add: 'Ajouter',
  removeTag: (tag) => `Retirer l’étiquette ${tag}`,
  changedMeanwhile:
    'Quelqu’un d’autre vient de modifier cela. Voici ce qu’il en est : refaites votre modification.',
};

const spanish: ClientsWords = {
  stageAndTags: 'Etapa y etiquetas',
  stage: 'Etapa',
  stages: {
    new: 'Nuevo',
    contacted: 'Contactado',
    active: 'Activo',
    'under-contract': 'Bajo contrato',
    closed: 'Cerrado',
    archived: 'Archivado',
  },
  tags: 'Etiquetas',
  addTag: 'Agregar una etiqueta',
  add: 'Agregar',
  removeTag: (tag) => `Quitar la etiqueta ${tag}`,
  changedMeanwhile: 'Otra persona acaba de cambiar esto. Así quedó: vuelva a hacer su cambio.',
};

export const clientsWords = { en: english, fr: french, es: spanish };
