// One act in words: what it was about, and each change from what to what.
import { Link } from 'wouter';
import { serverNow } from '../../clock/server-clock.ts';
import { Written } from '../../controls/written.tsx';
import { colon } from '../../messages/colon.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { AuditEvent } from '../shared/answers.ts';
import { TeamName } from '../shared/team-name.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { type Change, changesOf, type Leaf } from './changes.ts';
import {
  type AuditWords,
  auditWords,
  fieldsInOrder,
  fieldWord,
  isPlainValue,
  namedByIds,
  valueWord,
} from './words.ts';

/** Names people by their ids, as far as they are known. */
export type NameOf = (agentId: string) => string;

export function ActName({ event, nameOf }: { event: AuditEvent; nameOf: NameOf }) {
  const { formats } = useLanguage();
  const own = useWordsOf(auditWords);
  const colonHere = useWordsOf(colon);
  const { act, teamId, agentId, referralId, phone, about } = event;
  const then = about === undefined ? colonHere : ' · ';
  return (
    <span>
      {own.acts[act]}
      {about !== undefined && about.kind !== 'agent' && (
        <>
          {colonHere}
          <Named id={about.id} name={about.name} />
        </>
      )}
      {agentId !== undefined && teamId !== undefined && (
        <>
          {colonHere}
          <Link href={`/office/teams/${teamId}/agents/${agentId}`}>
            <Written>{about?.kind === 'agent' ? about.name : nameOf(agentId)}</Written>
          </Link>
        </>
      )}
      {agentId === undefined && referralId !== undefined && (
        <>
          {then}
          <Link href={`/office/referrals/${referralId}`}>{referralId}</Link>
        </>
      )}
      {agentId === undefined && referralId === undefined && teamId !== undefined && (
        <>
          {then}
          <Link href={`/office/teams/${teamId}`}>
            <TeamName teamId={teamId} />
          </Link>
        </>
      )}
      {phone !== undefined && (
        <>
          {colonHere}
          <Link href={`/office/numbers/${phone}`}>{formats.phone(phone)}</Link>
        </>
      )}
    </span>
  );
}

/** What a plan, a template or a bulk text was called, and by which id programs know it. */
function Named({ id, name }: { id: string; name: string }) {
  return (
    <>
      <Written>{name}</Written> <code className="quiet">{id}</code>
    </>
  );
}

export function WhoActed({ by, nameOf }: { by: AuditEvent['by']; nameOf: NameOf }) {
  const own = useWordsOf(auditWords);
  return (
    <span>
      {own.roles[by.role]} <span className="quiet who">{whoIn(by, nameOf, own)}</span>
    </span>
  );
}

function whoIn({ role, id, email, isMachine }: AuditEvent['by'], nameOf: NameOf, own: AuditWords): string {
  if (role === 'lead' || role === 'agent') return nameOf(id);
  // `npm run operate -- machine-token` names them by their role as well.
  return isMachine ? own.machine : (email ?? id);
}

export function WhatChanged({ event, nameOf }: { event: AuditEvent; nameOf: NameOf }) {
  const own = useWordsOf(auditWords);
  const colonHere = useWordsOf(colon);
  const { shown, hidden } = changesOf(event, fieldsInOrder);
  const { names = {}, about } = event;
  const calledBy = (id: string) => names[id] ?? (about?.id === id ? about.name : undefined);
  const valueProps = { nameOf, calledBy };
  // What is new says by which id it goes beside its name.
  const isSaidAlready = ({ name, before, after }: Change) =>
    before === undefined && after === about?.id && namedByIds.includes(name);
  const isNew = event.before === undefined;
  const named = (name: string) => fieldWord(own, event.act, name) ?? nameOf(name);
  return (
    <ul className="changes">
      {shown.map(({ of, changes }) => (
        <li key={of.join('/')}>
          {of.length > 0 && <span className="quiet">{`${of.map(named).join(' › ')}${colonHere}`}</span>}
          {changes
            .filter((change) => !isSaidAlready(change))
            .map((change) => (
              <span key={change.name} className="change">
                <span className="quiet">{named(change.name)}</span>{' '}
                {!isNew && (
                  <>
                    <Value leaf={change.before} name={nameIn(of, change.name)} {...valueProps} />
                    <span aria-hidden="true"> → </span>
                    <span className="unseen"> {own.becomes} </span>
                  </>
                )}
                <Value leaf={change.after} name={nameIn(of, change.name)} {...valueProps} />
              </span>
            ))}
        </li>
      ))}
      {hidden.map((name) => (
        <li key={name}>
          <span className="quiet">{named(name)}</span> {own.hidden}
        </li>
      ))}
    </ul>
  );
}

/** A member of a list is what the list is of: `chain › teamIds › 2` is a team. */
function nameIn(of: readonly string[], name: string): string {
  const list = of.at(-1);
  if (list === undefined || !/^\d+$/.test(name)) return name;
  return list === 'teamIds' ? 'teamId' : list;
}

function Value(props: {
  leaf: Leaf | undefined;
  name: string | undefined;
  nameOf: NameOf;
  calledBy: (id: string) => string | undefined;
}) {
  const { leaf, name, nameOf, calledBy } = props;
  const { formats } = useLanguage();
  const own = useWordsOf(auditWords);
  const brands = useBrands();
  if (leaf === undefined) return <em>{name === 'brandId' ? own.unnamed : own.nothing}</em>;
  if (typeof leaf === 'boolean') return leaf ? own.yes : own.no;
  if (typeof leaf === 'number') return name === 'min' || name === 'max' ? formats.money(leaf) : String(leaf);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(leaf)) return formats.moment(leaf, serverNow());
  if (/^\+\d{5,15}$/.test(leaf)) return formats.phone(leaf);
  if (name === 'teamId') return <TeamName teamId={leaf} />;
  if (name === 'brand' || name === 'brandId') return brands.nameOf(leaf);
  const called = name !== undefined && namedByIds.includes(name) ? calledBy(leaf) : undefined;
  if (called !== undefined) return <Named id={leaf} name={called} />;
  if (name !== undefined && isPlainValue(name)) return <Written>{leaf}</Written>;
  return valueWord(own, leaf) ?? nameOf(leaf);
}
