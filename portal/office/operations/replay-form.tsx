// Does once more what follows from a referral or from a phone’s consent.
import { useState } from 'react';
import { answerOf } from '../../api/api.ts';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useWordsOf } from '../../messages/language.tsx';
import { e164Of } from '../../profile/phone-entry.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import { Done, useDone } from '../shared/done.tsx';
import { Field } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { useReadAgain } from './operations-query.ts';
import { operationsWords } from './words.ts';

type Subject = { referralId: string } | { phone: string };

/** What was entered: a referral’s id, or else a phone. */
function subjectIn(entered: string): Subject | undefined {
  const text = entered.trim();
  if (/^ref_[\w-]{1,60}$/.test(text)) return { referralId: text };
  const phone = e164Of(text);
  return /^(\+[1-9]\d{6,14}|\d{3,8})$/.test(phone) ? { phone } : undefined;
}

export function ReplayForm() {
  const own = useWordsOf(operationsWords);
  const { api } = useSignedIn();
  const readAgain = useReadAgain();
  const done = useDone();
  const [entered, setEntered] = useState('');
  const [isRefused, setRefused] = useState(false);
  const [asking, setAsking] = useState<Subject>();
  const replay = useAct((body: Subject) => answerOf(api.POST('/operations/replay', { body })), {
    isRepeatable: true,
    onDone: () => {
      setAsking(undefined);
      setEntered('');
      done.tell(own.replayOrdered);
      readAgain();
    },
  });
  function submit() {
    const subject = subjectIn(entered);
    setRefused(subject === undefined);
    setAsking(subject);
  }
  return (
    <section aria-labelledby="replay">
      <h2 id="replay">{own.replay}</h2>
      <Form className="panel" onSubmit={submit}>
        <Field
          id="subject"
          label={own.replaySubject}
          hint={own.replayHint}
          required
          value={entered}
          onValue={(value) => {
            setRefused(false);
            done.forget();
            setEntered(value);
          }}
          fault={isRefused ? own.notSubject : undefined}
          autoComplete="off"
        />
        <p className="form-end">
          <button type="submit">{own.replayAct}</button>
          <Done>{done.said}</Done>
        </p>
      </Form>
      {asking && (
        <ConfirmDialog
          title={own.replayTitle('referralId' in asking ? asking.referralId : asking.phone)}
          confirm={own.replayAct}
          isPending={replay.isPending}
          problem={replay.problem}
          onConfirm={() => replay.run(asking)}
          onClose={() => {
            replay.forget();
            setAsking(undefined);
          }}
        >
          <p>{own.replayMore}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
