// What was changed in a team, beside its page.
import { useWordsOf } from '../../messages/language.tsx';
import { Listed } from '../shared/listed.tsx';
import { Moment } from '../shared/moment.tsx';
import { ActName, type NameOf, WhatChanged, WhoActed } from './act-line.tsx';
import { useAudit } from './audit-query.ts';
import { auditWords } from './words.ts';
import './audit.css';

export function AuditPanel({ title, teamId, nameOf }: { title: string; teamId: string; nameOf: NameOf }) {
  const own = useWordsOf(auditWords);
  return (
    <section className="panel">
      <h2>{title}</h2>
      <Listed read={useAudit(teamId)}>
        {(events) =>
          events.length === 0 ? (
            <p className="quiet">{own.none}</p>
          ) : (
            <ol className="acts-done">
              {events.map((event) => (
                <li key={event.eventId}>
                  <ActName event={event} nameOf={nameOf} />
                  <WhatChanged event={event} nameOf={nameOf} />
                  <p className="quiet">
                    <Moment at={event.at} />, <WhoActed by={event.by} nameOf={nameOf} />
                  </p>
                </li>
              ))}
            </ol>
          )
        }
      </Listed>
    </section>
  );
}
