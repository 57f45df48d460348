// Where a text is written and sent; what was typed stays until it has gone out.
import { type KeyboardEvent, Suspense, useId, useLayoutEffect, useRef, useState } from 'react';
import { holesIn } from '../../lambdas/texting/wording/fields.ts';
import { longestBody } from '../../lambdas/texting/wording/text-body.ts';
import type { NextText, Referral } from '../api/answers.ts';
import type { ApiProblem } from '../api/problem.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useLanguage } from '../messages/language.tsx';
import { insertText, type Selection } from './insert-text.ts';
import { useStillTrue } from './refusals/use-still-true.ts';
import { TextPreview } from './text-preview.tsx';
import './conversation.css';
import { late } from '../controls/late/late.tsx';

/** With what sends it, which each page loads once it is there: so before a connection can go. */
const Waiting = late<{ referralId: string }>(
  () => import('./waiting/send-waiting.tsx').then((it) => ({ default: it.Waiting })),
  'silent',
);
const QuickReplies = late(() => import('./quick-replies/quick-replies.tsx'));

type Props = {
  referral: Referral;
  label: string;
  body: string;
  /** Nobody has typed it: a quick reply takes its place. */
  isDraft?: boolean;
  /** What would become of it. */
  next: NextText | undefined;
  onChange: (body: string) => void;
  onSend: () => void;
  sendLabel: string;
  isBig?: boolean;
  isPending: boolean;
  problem: ApiProblem | undefined;
};

/** `isWaiting`: one is to go out once there is a connection, before another is written. */
export function Composer({ isWaiting, ...props }: Props & { isWaiting: boolean }) {
  return (
    <>
      <Suspense fallback={null}>
        <Waiting referralId={props.referral.referralId} />
      </Suspense>
      {!isWaiting && <Box {...props} />}
    </>
  );
}

function Box(props: Props) {
  const { words } = useLanguage();
  const id = useId();
  const problemId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const select = useSelection(box);
  const isEmpty = props.body.trim() === '';
  const [hole] = holesIn(props.body);
  const problem = useStillTrue(props.problem, props.body, props.next);

  function send(): void {
    if (isEmpty || props.isPending) return;
    // CP-1: nobody is to read braces.
    setRefused(hole !== undefined);
    if (hole !== undefined) select(hole);
    else props.onSend();
  }
  function insert(text: string): void {
    const { selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    const at = { start: selectionStart, end: selectionEnd };
    const whole = { start: 0, end: props.body.length };
    const { body, selection } = insertText(props.body, text, props.isDraft === true ? whole : at);
    setChoosing(false);
    props.onChange(body);
    const [first] = holesIn(body);
    select(first ?? { start: selection.end, end: selection.end });
  }
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || isEmpty) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <button
        type="button"
        className="is-link"
        aria-expanded={isChoosing}
        onClick={() => setChoosing(!isChoosing)}
      >
        {words.conversation.quickReply}
      </button>
      {isChoosing && (
        <Suspense fallback={null}>
          <QuickReplies
            referral={props.referral}
            onChosen={insert}
            onLeave={() => setChoosing(false)}
            onClose={() => {
              setChoosing(false);
              box.current?.focus();
            }}
          />
        </Suspense>
      )}
      <label htmlFor={id} className="unseen">
        {props.label}
      </label>
      <textarea
        ref={box}
        id={id}
        dir="auto"
        rows={props.isBig ? 4 : 3}
        maxLength={longestBody}
        value={props.body}
        placeholder={words.conversation.placeholder}
        aria-describedby={problemId}
        readOnly={props.isPending}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={sendByKey}
      />
      <TextPreview typed={props.body} next={props.next} />
      <div role="alert">
        {isRefused && hole && <p className="notice">{words.conversation.fillIn(`{${hole.field}}`)}</p>}
      </div>
      <ProblemNotice problem={problem} id={problemId} />
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

/** Selects in the box once it shows what was put into it. */
function useSelection(box: { current: HTMLTextAreaElement | null }): (selection: Selection) => void {
  const [wanted, setWanted] = useState<Selection>();
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    box.current?.focus();
    box.current?.setSelectionRange(wanted.start, wanted.end);
  }, [wanted, box]);
  return ({ start, end }) => setWanted({ start, end });
}
