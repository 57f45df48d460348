// CP-1: the team's templates, filled in for this client, found by the keyboard and put where the cursor stands.
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { fieldValuesOf } from '../../../lambdas/campaigns/templates/field-values.ts';
import {
  parseTemplate,
  type Rendering,
  renderTemplate,
} from '../../../lambdas/campaigns/templates/template-text.ts';
import type { Referral } from '../../api/answers.ts';
import { ReadState } from '../../controls/read-state.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { usePortal, useProfile } from '../../session/portal-context.tsx';
import { type Templates, templatesQuery } from '../../templates/templates-query.ts';
import { foundTemplates } from './found-templates.ts';
import { quickReplyWords } from './words.ts';
import './quick-replies.css';

type Props = {
  referral: Pick<Referral, 'client' | 'area'>;
  /** With a hole, `{ClientFirstName}`, for each value that is missing. */
  onChosen: (text: string) => void;
  onClose: () => void;
  /** Something beside it was pressed, which has the focus. */
  onLeave: () => void;
};

export default function QuickReplies(props: Props) {
  const { api, agent } = usePortal();
  const read = useQuery(templatesQuery(api, agent.teamId));
  const panel = useRef<HTMLDivElement>(null);
  const leave = useEffectEvent(props.onLeave);
  useEffect(() => {
    // After what was pressed has acted, and not before: the page moves when the list goes.
    const press = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || !target.isConnected) return;
      if (!panel.current?.contains(target) && target.closest('[aria-expanded]') === null) leave();
    };
    document.addEventListener('click', press);
    return () => document.removeEventListener('click', press);
  }, []);
  return (
    <div className="quick-replies" ref={panel}>
      <ReadState read={read}>{(team) => <Search {...props} team={team} />}</ReadState>
    </div>
  );
}

function Search({ referral, team, onChosen, onClose }: Props & { team: Templates }) {
  const own = useWordsOf(quickReplyWords);
  const profile = useProfile();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = foundTemplates(team.templates, typed);
  const current = Math.min(at, found.length - 1);
  useEffect(() => list.current?.children[current]?.scrollIntoView({ block: 'nearest' }), [current]);
  const values = fieldValuesOf({
    clientName: referral.client?.name,
    agentName: profile?.name,
    brand: team.brand,
    city: referral.area.city,
  });
  const renderingOf = (body: string) => renderTemplate(parseTemplate(body).parts, values);

  function choose(index: number): void {
    const template = found[index];
    if (template !== undefined) onChosen(textOf(renderingOf(template.body)));
  }

  function byKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((current + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') choose(current);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (team.templates.length === 0) {
    return (
      <p className="empty">
        {profile?.isLead === true ? (
          <>
            {own.emptyLead}{' '}
            <Link href="/campaigns/templates" className="alone">
              {own.write}
            </Link>
          </>
        ) : (
          own.empty
        )}
      </p>
    );
  }
  return (
    <>
      <label htmlFor={id}>{own.search}</label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={byKey}
      />
      <p id={`${id}-keys`} className="unseen">
        {own.keys}
      </p>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={own.search}>
        {found.map(({ templateId, name, body }, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and says which is chosen
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={templateId}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            onClick={() => choose(index)}
          >
            <strong dir="auto">{name}</strong>
            <Shown rendering={renderingOf(body)} />
          </div>
        ))}
      </div>
      <p role="status" className={found.length === 0 ? 'empty' : 'unseen'}>
        {found.length === 0 && own.none}
      </p>
      {profile?.isLead === true && (
        <p>
          <Link href="/campaigns/templates" className="alone">
            {own.write}
          </Link>
        </p>
      )}
    </>
  );
}

function Shown({ rendering }: { rendering: Rendering }) {
  const own = useWordsOf(quickReplyWords);
  return (
    <>
      <span dir="auto">{textOf(rendering)}</span>
      {rendering.kind === 'held' && (
        <span className="quick-reply-missing">
          {own.missing(rendering.missing.map((field) => `{${field}}`).join(', '))}
        </span>
      )}
    </>
  );
}

function textOf(rendering: Rendering): string {
  return rendering.kind === 'ready' ? rendering.text : rendering.withHoles;
}
