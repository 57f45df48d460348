// Where a text is written and sent; what was typed stays until it has gone out.
import { type KeyboardEvent, useId } from 'react';
import type { NextText } from '../api/answers.ts';
import type { ApiProblem } from '../api/problem.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useLanguage } from '../messages/language.tsx';
import { TextPreview } from './text-preview.tsx';

/** The API's limit, in characters. */
const maxLength = 1200;

export function Composer(props: {
  label: string;
  body: string;
  /** What would become of it. */
  next: NextText | undefined;
  onChange: (body: string) => void;
  onSend: () => void;
  sendLabel: string;
  isBig?: boolean;
  isPending: boolean;
  problem: ApiProblem | undefined;
}) {
  const { words } = useLanguage();
  const id = useId();
  const problemId = useId();
  const isEmpty = props.body.trim() === '';
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || isEmpty) return;
    event.preventDefault();
    props.onSend();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) props.onSend();
      }}
    >
      <label htmlFor={id} className="unseen">
        {props.label}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={props.isBig ? 4 : 3}
        maxLength={maxLength}
        value={props.body}
        placeholder={words.conversation.placeholder}
        aria-describedby={problemId}
        readOnly={props.isPending}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={sendByKey}
      />
      <TextPreview typed={props.body} next={props.next} />
      <ProblemNotice problem={props.problem} id={problemId} />
      <button
        type="submit"
        className={props.isBig ? 'is-main is-big' : 'is-main'}
        disabled={isEmpty || props.isPending}
      >
        {props.isPending ? words.conversation.sending : props.sendLabel}
      </button>
    </form>
  );
}
