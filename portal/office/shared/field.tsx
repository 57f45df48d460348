// A field of a form: its label, what to enter, and what is wrong with it right below.
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useWrong } from './form.tsx';
import './forms.css';

type Own = { id: string; label: string; hint?: ReactNode; fault?: string | undefined };

export function Field({
  id,
  label,
  hint,
  fault: found,
  value,
  onValue,
  ...input
}: Own & { value: string; onValue: (value: string) => void } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    'id' | 'value' | 'onChange'
  >) {
  const fault = useWrong(id) ?? found;
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <input
        id={id}
        dir="auto"
        {...input}
        value={value}
        {...describedBy({ id, hint, fault })}
        onChange={(event) => onValue(event.target.value)}
      />
    </Labelled>
  );
}

/** A field of several lines. */
export function Lines({
  id,
  label,
  hint,
  fault: found,
  value,
  onValue,
  ...input
}: Own & { value: string; onValue: (value: string) => void } & Omit<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'id' | 'value' | 'onChange'
  >) {
  const fault = useWrong(id) ?? found;
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <textarea
        id={id}
        {...input}
        value={value}
        {...describedBy({ id, hint, fault })}
        onChange={(event) => onValue(event.target.value)}
      />
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
}: Own & { value: string; onValue: (value: string) => void; children: ReactNode }) {
  return (
    <Labelled id={id} label={label} hint={hint} fault={fault}>
      <select
        id={id}
        value={value}
        {...describedBy({ id, hint, fault })}
        onChange={(event) => onValue(event.target.value)}
      >
        {children}
      </select>
    </Labelled>
  );
}

/** Around a control of the caller's own, which takes `describedBy` as well. */
export function Labelled({ id, label, hint, fault, children }: Own & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
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
