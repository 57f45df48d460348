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
};

export const clientsWords = { en: english, fr: french, es: spanish };
