// Corrects the agent's own phone where a call is asked for. Loaded when somebody says that it is not theirs.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answerOf } from '../api/api.ts';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage } from '../messages/language.tsx';
import { e164Of } from '../profile/phone-entry.ts';
import { profileKey, usePortal } from '../session/portal-context.tsx';

export default function NumberForm(props: {
  phone: string;
  onClose: () => void;
  onSaved: (phone: string) => void;
}) {
  const { words, formats } = useLanguage();
  const { api } = usePortal();
  const client = useQueryClient();
  const [phone, setPhone] = useState(() => (props.phone === '' ? '' : formats.phone(props.phone)));
  const [isMissing, setMissing] = useState(false);
  const inputId = useId();
  const problemId = useId();
  const save = useAct((wanted: string) => answerOf(api.PATCH('/me', { body: { phone: wanted } })), {
    isRepeatable: true,
    onDone: (profile) => {
      client.setQueryData(profileKey, profile);
      props.onSaved(profile.phone ?? '');
    },
  });
  return (
    <form
      className="number-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(phone.trim() === '');
        if (phone.trim() !== '') save.run(e164Of(phone));
      }}
    >
      <label htmlFor={inputId}>{words.claim.yourNumber}</label>
      <input
        id={inputId}
        type="tel"
        autoComplete="tel"
        value={phone}
        aria-describedby={problemId}
        onChange={(event) => setPhone(event.target.value)}
      />
      <div id={problemId}>
        {isMissing && (
          <p role="alert" className="refusal">
            {words.faults['/phone']}
          </p>
        )}
        <ProblemNotice problem={save.problem} />
      </div>
      <div className="acts">
        <button type="submit" disabled={save.isPending}>
          {save.isPending ? words.saving : words.claim.saveNumber}
        </button>
        {props.phone !== '' && (
          <button type="button" className="is-link" onClick={props.onClose}>
            {words.cancel}
          </button>
        )}
      </div>
    </form>
  );
}
