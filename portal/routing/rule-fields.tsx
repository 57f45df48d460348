// RT-11: where a member's clients are and what they look for, folded away until it is wanted: by chips and two amounts.
import { useId, useRef, useState } from 'react';
import type { Member } from '../api/answers.ts';
import { useAnnounce } from '../controls/announcer.tsx';
import { priceOf } from '../inbox/referral-words.ts';
import { colon } from '../messages/colon.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { dollarsIn, type MemberPlace, namedPlaces, placeIn, placeLabel, placesOfMember } from './places.ts';
import { Refusals } from './refusals.tsx';
import type { MemberChange } from './settings-change.ts';
import { states } from './states.ts';
import { routingWords } from './words.ts';

type Props = { member: Member; name: string; onChange: (change: MemberChange) => void };

/** What the rule says, in a line. */
function useSummary({ priceRange, ...member }: Member): string {
  const language = useLanguage();
  const own = useWordsOf(routingWords);
  const places = placesOfMember(member).map((place) => placeLabel(place, language.code));
  const shown = places.slice(0, 3).join(' · ');
  const more = places.length > 3 ? ` ${own.more(places.length - 3)}` : '';
  return `${places.length === 0 ? own.everywhere : `${shown}${more}`}; ${priceOf(priceRange, language) ?? own.anyPrice}`;
}

export function RuleFields({ member, name, onChange }: Props) {
  const own = useWordsOf(routingWords);
  const then = useWordsOf(colon);
  const summary = useSummary(member);
  return (
    <details className="rule">
      <summary>
        {own.placesAndPrice}
        {then}
        <span className="quiet">{summary}</span>
      </summary>
      <Places member={member} name={name} onChange={onChange} />
      <PriceFields member={member} name={name} onChange={onChange} />
    </details>
  );
}

function Places({ member, name, onChange }: Props) {
  const { code: language } = useLanguage();
  const own = useWordsOf(routingWords);
  const announce = useAnnounce();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isUnread, setUnread] = useState(false);
  const places = placesOfMember(member);
  const label = (place: MemberPlace) => placeLabel(place, language);

  function add(): void {
    const place = placeIn(typed);
    setUnread(place === undefined);
    if (place === undefined) return;
    const isThere = places.some((each) => label(each) === label(place));
    if (!isThere) onChange(namedPlaces([...places, place]));
    announce(own.placeAdded(label(place)));
    setTyped('');
  }

  function remove(place: MemberPlace): void {
    onChange(namedPlaces(places.filter((each) => each !== place)));
    announce(own.placeRemoved(label(place)));
    // What was pressed is gone.
    input.current?.focus();
  }

  return (
    <>
      <label htmlFor={id}>{own.places}</label>
      <div className="add-place">
        <input
          ref={input}
          id={id}
          type="text"
          list={`${id}-states`}
          autoComplete="off"
          maxLength={120}
          value={typed}
          aria-describedby={`${id}-says`}
          onChange={(event) => {
            setTyped(event.target.value);
            setUnread(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (typed.trim() !== '') add();
          }}
        />
        <button
          type="button"
          aria-disabled={typed.trim() === ''}
          onClick={() => typed.trim() !== '' && add()}
        >
          {own.addButton}
        </button>
      </div>
      <datalist id={`${id}-states`}>
        {states[language].map((state) => (
          <option key={state.code} value={state.name} />
        ))}
      </datalist>
      <div id={`${id}-says`}>
        <p className="quiet">{own.placesHint}</p>
        <Refusals texts={isUnread ? [own.placeUnread] : []} />
      </div>
      {places.length > 0 && (
        <ul className="places" aria-label={`${own.places}: ${name}`}>
          {places.map((place) => (
            <li key={label(place)} className="chip">
              <bdi dir="auto">{label(place)}</bdi>
              <button type="button" aria-label={own.removePlace(label(place))} onClick={() => remove(place)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PriceFields({ member: { priceRange = {} }, name, onChange }: Props) {
  const own = useWordsOf(routingWords);
  const set = (part: 'min' | 'max', value: number | undefined) => {
    const min = part === 'min' ? value : priceRange.min;
    const max = part === 'max' ? value : priceRange.max;
    const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
    onChange({ priceRange: min === undefined && max === undefined ? undefined : bounds });
  };
  return (
    <fieldset className="prices">
      <legend className="unseen">{`${own.price}: ${name}`}</legend>
      <Amount label={own.priceFrom} value={priceRange.min} onValue={(value) => set('min', value)} />
      <Amount label={own.priceTo} value={priceRange.max} onValue={(value) => set('max', value)} />
      <p className="quiet">{own.priceHint}</p>
    </fieldset>
  );
}

function Amount(props: {
  label: string;
  value: number | undefined;
  onValue: (value: number | undefined) => void;
}) {
  const { formats } = useLanguage();
  const own = useWordsOf(routingWords);
  const id = useId();
  const shown = props.value === undefined ? '' : formats.money(props.value);
  const [typed, setTyped] = useState<string>();
  const isUnread = typed !== undefined && typed.trim() !== '' && dollarsIn(typed) === undefined;
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={typed ?? shown}
        aria-invalid={isUnread}
        onChange={(event) => {
          setTyped(event.target.value);
          const value = dollarsIn(event.target.value);
          if (value !== undefined || event.target.value.trim() === '') props.onValue(value);
        }}
        onBlur={() => {
          if (!isUnread) setTyped(undefined);
        }}
      />
      <Refusals texts={isUnread ? [own.amountUnread] : []} />
    </div>
  );
}
