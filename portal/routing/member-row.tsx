// One member of lead routing: what they receive, warm transfers, vacation.

import { useId } from 'react';
import type { Member } from '../api/answers.ts';
import { serverNow } from '../clock/server-clock.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { Refusals } from './refusals.tsx';
import { isPaused, startOfDay } from './routing-hints.ts';
import { RuleFields } from './rule-fields.tsx';
import type { MemberChange } from './settings-change.ts';
import { routingWords } from './words.ts';

const dayMs = 86_400_000;

export function MemberRow(props: {
  member: Member;
  name: string;
  isFallback: boolean;
  refusals: readonly string[];
  onChange: (change: MemberChange) => void;
  onRemove: () => void;
}) {
  const { member, name, isFallback, refusals, onChange } = props;
  const { words, formats } = useLanguage();
  const own = useWordsOf(routingWords);
  const pauseId = useId();
  const now = serverNow();
  const pausedUntil = isPaused(member, now) ? member.pausedUntil : undefined;
  return (
    <li data-agent={member.agentId}>
      <fieldset className={refusals.length > 0 ? 'member is-refused' : 'member'}>
        <legend>
          {name} {isFallback && <span className="tag is-label">{own.isFallback}</span>}
        </legend>
        <div className="member-choices">
          <Choice label={own.buyers} checked={member.buyers} onChange={(buyers) => onChange({ buyers })} />
          <Choice
            label={own.sellers}
            checked={member.sellers}
            onChange={(sellers) => onChange({ sellers })}
          />
          <Choice
            label={own.warmTransfer}
            checked={member.warmTransfer || isFallback}
            onChange={(warmTransfer) => onChange({ warmTransfer })}
          />
        </div>
        <div className="member-pause">
          <label htmlFor={pauseId}>{own.pausedUntil}</label>
          <input
            id={pauseId}
            type="date"
            min={formats.calendarDay(now + dayMs)}
            value={pausedUntil === undefined ? '' : formats.calendarDay(pausedUntil)}
            onChange={(event) => onChange({ pausedUntil: startOfDay(event.target.value) })}
          />
          <button
            type="button"
            className="is-quiet"
            onClick={props.onRemove}
            aria-label={`${words.remove}: ${name}`}
          >
            {words.remove}
          </button>
        </div>
        {pausedUntil !== undefined && (
          <p className="quiet">
            {(member.pausedBy === 'agent' ? own.pausedThemself : own.paused)(formats.day(pausedUntil))}
          </p>
        )}
        <RuleFields member={member} name={name} onChange={onChange} />
        <Refusals texts={refusals} />
      </fieldset>
    </li>
  );
}

function Choice(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
