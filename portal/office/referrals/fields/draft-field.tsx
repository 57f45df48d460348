// One field of a draft: typed into, with the fault that was found in it.
import { useId } from 'react';
import { useWordsOf } from '../../../messages/language.tsx';
import { Labelled } from '../../shared/field.tsx';
import type { Draft, DraftField } from './draft.ts';
import { fieldWords } from './words.ts';

/** `faults`: in words. */
export type DraftForm = {
  draft: Draft;
  faults: Readonly<Partial<Record<DraftField, string>>>;
  set(field: DraftField, value: string): void;
  /** When a field is left. */
  onLeave?(field: DraftField): void;
};

type Look = {
  isOptional?: boolean;
  lines?: number;
  type?: 'text' | 'tel' | 'email' | 'datetime-local';
  inputMode?: 'numeric';
  maxLength?: number;
  /** A choice of these instead of a text; an empty name is none yet. */
  choices?: Readonly<Record<string, string>>;
};

export function TextField({ form, field, ...look }: { form: DraftForm; field: DraftField } & Look) {
  const says = useWordsOf(fieldWords);
  const id = useId();
  const label = look.isOptional ? says.optionally(says.labels[field]) : says.labels[field];
  const common = {
    dir: 'auto',
    value: form.draft[field],
    onChange: (event: { target: { value: string } }) => form.set(field, event.target.value),
    onBlur: () => form.onLeave?.(field),
  };
  return (
    <Labelled id={id} label={label} hint={says.hints[field]} fault={form.faults[field]}>
      {(described) =>
        look.choices !== undefined ? (
          <select {...described} {...common}>
            {Object.entries(look.choices).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        ) : look.lines !== undefined ? (
          <textarea {...described} {...common} rows={look.lines} maxLength={look.maxLength} />
        ) : (
          <input
            {...described}
            {...common}
            type={look.type ?? 'text'}
            inputMode={look.inputMode}
            maxLength={look.maxLength}
            autoComplete="off"
          />
        )
      }
    </Labelled>
  );
}
