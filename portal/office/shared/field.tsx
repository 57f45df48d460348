// A field of a form: its label, what to enter, and what is wrong with it right below.
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useWrong } from './form.tsx';
import './forms.css';

type Own = { id: string; label: string; hint?: ReactNode; fault?: string | undefined };
type Typed = Own & { value: string; onValue: (value: string) => void };
type Look<Attributes> = Omit<Attributes, 'id' | 'value' | 'onChange'>;

export function Field({
  id,
  label,
  hint,
  fault,
  value,
  onValue,
  ...input
}: Typed & Look<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      {(described) => (
        <input
          dir="auto"
          {...input}
          {...described}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** A field of several lines. */
export function Lines({
  id,
  label,
  hint,
  fault,
  value,
  onValue,
  ...textarea
}: Typed & Look<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      {(described) => (
        <textarea
          {...textarea}
          {...described}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Labelled>
  );
}

export function Choice({
  id,
  label,
  hint,
  fault,
  value,
  onValue,
  children,
}: Typed & { children: ReactNode }) {
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => onValue(event.target.value)}>
          {children}
        </select>
      )}
    </Labelled>
  );
}

/** Around a control, which takes what it is handed: so that its label, its hint and its fault are read with it. */
export function Labelled({
  id,
  label,
  hint,
  fault: found,
  children,
}: Own & { children: (described: { id: string } & ReturnType<typeof describedBy>) => ReactNode }) {
  const fault = useWrong(id) ?? found;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...describedBy({ id, hint, fault }) })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="refusal">
          {fault}
        </p>
      )}
    </div>
  );
}

/** What screen readers read with the control. */
export function describedBy({ id, hint, fault }: Pick<Own, 'id' | 'hint' | 'fault'>) {
  const ids = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean);
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    'aria-invalid': fault !== undefined,
  };
}
