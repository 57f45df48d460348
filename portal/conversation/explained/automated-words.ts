// CP-10: what a text is part of that nobody wrote to this client.
import type { Message } from '../../api/answers.ts';
import { isolated } from '../../messages/isolated.ts';

type Automated = NonNullable<Extract<Message, { direction: 'outbound' }>['automated']>;
type AutomatedWords = { sentAs: (automated: Automated) => string };

const english: AutomatedWords = {
  sentAs: (automated) =>
    automated.kind === 'plan'
      ? `Automatic text: ${isolated(automated.name)}, step ${automated.step}`
      : { bulk: 'Bulk text', greeting: 'Automatic text: the team’s greeting' }[automated.kind],
};

const french: AutomatedWords = {
  sentAs: (automated) =>
    automated.kind === 'plan'
      ? `Texto automatique : ${isolated(automated.name)}, envoi ${automated.step}`
      : {
          bulk: 'Envoi groupé',
          greeting: 'Texto automatique : mot d’accueil de l’équipe',
        }[automated.kind],
};

const spanish: AutomatedWords = {
  sentAs: (automated) =>
    automated.kind === 'plan'
      ? `Mensaje automático: ${isolated(automated.name)}, paso ${automated.step}`
      : {
          bulk: 'Envío masivo',
          greeting: 'Mensaje automático: saludo del equipo',
        }[automated.kind],
};

export const automatedWords = { en: english, fr: french, es: spanish };
