// CP-10: what a text is part of that nobody wrote to this client.
import type { Message } from '../../api/answers.ts';
import { isolated } from '../../messages/isolated.ts';

type Automated = NonNullable<Extract<Message, { direction: 'outbound' }>['automated']>;
type AutomatedWords = { sentAs: (automated: Automated) => string };

const english: AutomatedWords = {
  sentAs: (automated) =>
    automated.kind === 'plan'
      ? `Sent automatically: ${isolated(automated.name)}, step ${automated.step}`
      : { bulk: 'Sent as a bulk text', greeting: 'Sent automatically: the team’s greeting' }[automated.kind],
};

const french: AutomatedWords = {
  sentAs: (automated) =>
    automated.kind === 'plan'
      ? `Envoyé automatiquement : ${isolated(automated.name)}, étape ${automated.step}`
      : {
          bulk: 'Envoi groupé',
          greeting: 'Envoyé automatiquement : mot d’accueil de l’équipe',
        }[automated.kind],
};

const spanish: AutomatedWords = {
  sentAs: (automated) =>
    automated.kind === 'plan'
      ? `Enviado automáticamente: ${isolated(automated.name)}, paso ${automated.step}`
      : {
          bulk: 'Envío masivo',
          greeting: 'Enviado automáticamente: saludo del equipo',
        }[automated.kind],
};

export const automatedWords = { en: english, fr: french, es: spanish };
