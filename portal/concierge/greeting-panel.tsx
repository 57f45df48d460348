// The greeting of one side: the team's own words or none, and what a client reads, whole.
import type { ReactNode } from 'react';
import { agentFieldsIn } from '../../lambdas/campaigns/concierge/greeting-text.ts';
import { shownGreeting } from '../../lambdas/campaigns/concierge/shown-concierge.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { BodyField } from '../templates/body-field.tsx';
import type { Concierge } from './concierge-query.ts';
import { conciergeWords } from './words.ts';

/** Those that have a value before anyone has the client. */
const fieldsOfClients = ['ClientFirstName', 'ClientName', 'City', 'Brand'] as const;

type Side = keyof Concierge['goesOut'];

export function GreetingPanel(props: {
  side: Side;
  body: string;
  saved: Concierge;
  onBody: (body: string) => void;
}) {
  const { side, body, saved, onBody } = props;
  const { words } = useLanguage();
  const own = useWordsOf(conciergeWords);
  const { team, brand, goesOut } = saved;
  const { optOutInstructions } = goesOut[side];
  const greetings = body.trim() === '' ? {} : { [side]: body };
  const shown = shownGreeting(greetings, side, { team, brand, optOutInstructions });
  return (
    <section className="panel" aria-label={own.sides[side]}>
      <h2>{own.sides[side]}</h2>
      <BodyField
        label={own.ownWords}
        body={body}
        isTried={false}
        fields={fieldsOfClients}
        hint={own.fallback}
        more={agentFieldsIn(body).map(own.noAgentYet)}
        onBody={onBody}
      />
      <p className="acts">
        {body.trim() === '' ? (
          <button type="button" onClick={() => onBody(saved.defaults[side])}>
            {own.beginWithDefault}
          </button>
        ) : (
          <button type="button" onClick={() => onBody('')}>
            {own.useDefault}
          </button>
        )}
      </p>
      <h3>{own.reads}</h3>
      <p className="quiet">{body.trim() === '' ? own.isDefault : own.isOwn}</p>
      <Whole>{shown.body}</Whole>
      <p className="quiet">{own.always}</p>
      <Whole>{shown.optOutInstructions}</Whole>
      <p>{own.together(words.conversation.segments(shown.segments, shown.encoding))}</p>
    </section>
  );
}

function Whole({ children }: { children: ReactNode }) {
  return (
    <p className="template-text" dir="auto">
      {children}
    </p>
  );
}
