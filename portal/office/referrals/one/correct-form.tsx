// Corrects what may be corrected while a referral is offered (CL-15): only what was changed is sent.
import { type FormEvent, useRef, useState } from 'react';
import type { Referral } from '../../../api/answers.ts';
import { answerOf } from '../../../api/api.ts';
import { withoutFaults } from '../../../api/problem.ts';
import { serverNow } from '../../../clock/server-clock.ts';
import { ProblemNotice } from '../../../controls/problem-notice.tsx';
import { Unsaved } from '../../../controls/unsaved/unsaved.tsx';
import { useAct } from '../../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { AreaFields, ConsentFields } from '../fields/about-fields.tsx';
import { faultsIn } from '../fields/check-draft.ts';
import type { Draft } from '../fields/draft.ts';
import { TextField } from '../fields/draft-field.tsx';
import { inWords, ofApi } from '../fields/faults-said.ts';
import { fieldWords } from '../fields/words.ts';
import { type Correction, correctionOf, draftOf } from './correction.ts';
import { oneReferralWords } from './words.ts';

export function CorrectForm({
  referral,
  onDone,
  onClose,
}: {
  referral: Referral;
  onDone: () => void;
  onClose: () => void;
}) {
  const { words } = useLanguage();
  const own = useWordsOf(oneReferralWords);
  const says = useWordsOf(fieldWords);
  const { api } = useSignedIn();
  const { referralId } = referral;
  // What was there when it was opened: what another changes meanwhile is not taken back.
  const [before] = useState(() => draftOf(referral));
  const [etag] = useState(referral.etag);
  const [draft, setDraft] = useState(before);
  const [isTold, setTold] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const correct = useAct(
    (body: Correction) =>
      answerOf(
        api.PATCH('/referrals/{referralId}', {
          params: { path: { referralId }, ...(etag !== undefined && { header: { 'if-match': etag } }) },
          body,
        }),
      ),
    { isRepeatable: true, onDone },
  );
  const { phone: _, ...faults } = faultsIn(draft, undefined, serverNow());
  const found = Object.keys(faults).length > 0;
  const correction = correctionOf(before, draft);
  const fields = {
    draft,
    faults: { ...ofApi(correct.problem, says, words), ...(isTold && inWords(faults, says)) },
    set: (field: keyof Draft, value: string) => {
      correct.forget();
      setDraft({ ...draft, [field]: value });
    },
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTold(true);
    if (found) {
      // After the faults are shown.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (correction !== undefined) correct.run(correction);
  };
  return (
    <form ref={form} className="panel" noValidate onSubmit={submit}>
      <p className="quiet">{own.correctMore}</p>
      <AreaFields form={fields} />
      <fieldset className="part">
        <legend>{says.client}</legend>
        <div className="fields">
          <TextField form={fields} field="name" maxLength={100} />
          <TextField form={fields} field="email" type="email" isOptional maxLength={254} />
        </div>
      </fieldset>
      <ConsentFields form={fields} />
      <p className="quiet">{own.newConsent}</p>
      <Unsaved isUnsaved={correction !== undefined} />
      <ProblemNotice problem={correct.problem && withoutFaults(correct.problem)} />
      <div className="acts">
        <button type="submit" className="is-main" disabled={correct.isPending}>
          {correct.isPending ? words.saving : words.save}
        </button>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        {isTold && !found && correction === undefined && (
          <span role="status" className="quiet">
            {own.unchanged}
          </span>
        )}
      </div>
    </form>
  );
}
