// A text with fields, being written: fields by buttons, and what is wrong with it at once (CP-1).
import { useId, useRef } from 'react';
import { parseTemplate } from '../../lambdas/campaigns/templates/template-text.ts';
import { type FieldName, fieldNames } from '../../lambdas/texting/wording/fields.ts';
import { longestBody } from '../../lambdas/texting/wording/text-body.ts';
import { useWordsOf } from '../messages/language.tsx';
import { templateWords } from './words.ts';

/** `isTried`: an empty one is a fault from then on. `more`: what else is wrong with it. `hint`: what a missing value comes to. */
export function BodyField(props: {
  label: string;
  body: string;
  isTried: boolean;
  more?: readonly string[];
  fields?: readonly FieldName[];
  hint?: string;
  onBody: (body: string) => void;
}) {
  const own = useWordsOf(templateWords);
  const { label, body, isTried, more = [], fields = fieldNames, hint = own.fallback, onBody } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const faults = [
    ...parseTemplate(body).faults.map(({ kind, part }) => own.faults[kind](part)),
    ...(isTried && body.trim() === '' ? [own.empty] : []),
    ...more,
  ];

  function put(field: string): void {
    const { selectionStart = body.length, selectionEnd = body.length } = box.current ?? {};
    box.current?.focus();
    // By the browser's own hand, so that it can be undone.
    box.current?.setRangeText(field, selectionStart, selectionEnd, 'end');
    onBody(box.current?.value ?? body + field);
  }

  return (
    <>
      <label htmlFor={`${id}-body`}>{label}</label>
      <textarea
        ref={box}
        id={`${id}-body`}
        dir="auto"
        rows={6}
        maxLength={longestBody}
        value={body}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-faults ${id}-fallback`}
        onChange={({ target }) => onBody(target.value)}
      />
      <div id={`${id}-faults`} aria-live="polite">
        {[...new Set(faults)].map((fault) => (
          <p key={fault} className="refusal">
            {fault}
          </p>
        ))}
      </div>
      <fieldset className="template-fields">
        <legend>{own.put}</legend>
        {fields.map((field) => (
          <button key={field} type="button" onClick={() => put(`{${field}}`)}>
            {own.fields[field]}
          </button>
        ))}
      </fieldset>
      <p id={`${id}-fallback`} className="quiet">
        {hint}
      </p>
    </>
  );
}
