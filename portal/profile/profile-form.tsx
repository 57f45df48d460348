// The agent's own email and phone.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile } from '../api/answers.ts';
import { answerOf } from '../api/api.ts';
import { useTell } from '../controls/announcer.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { SaveButton } from '../controls/saving/save-button.tsx';
import { Unsaved } from '../controls/unsaved/unsaved.tsx';
import { useAct } from '../controls/use-act.ts';
import type { Formats } from '../messages/formats.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { profileKey, usePortal } from '../session/portal-context.tsx';
import { e164Of } from './phone-entry.ts';
import { profileWords } from './words.ts';

export function ProfileForm({ profile }: { profile: Profile }) {
  const { words, formats } = useLanguage();
  const own = useWordsOf(profileWords);
  const { api } = usePortal();
  const client = useQueryClient();
  const tell = useTell();
  const [email, setEmail] = useState(profile.email ?? '');
  const [phone, setPhone] = useState(() => readable(profile.phone, formats));
  const wantedPhone = e164Of(phone);
  const body = {
    ...(email !== '' && email !== profile.email && { email }),
    ...(wantedPhone !== '' && wantedPhone !== profile.phone && { phone: wantedPhone }),
  };
  const isChanged = Object.keys(body).length > 0;
  const save = useAct((wanted: typeof body) => answerOf(api.PATCH('/me', { body: wanted })), {
    isRepeatable: true,
    onDone: (saved) => {
      client.setQueryData(profileKey, saved);
      setEmail(saved.email ?? '');
      setPhone(readable(saved.phone, formats));
      void client.invalidateQueries({ queryKey: ['text-alerts'] });
      tell(words.saved);
    },
  });
  return (
    <form
      noValidate
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(body);
      }}
    >
      <h2>{own.profile}</h2>
      <label htmlFor="email">{own.email}</label>
      <input
        id="email"
        type="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <label htmlFor="phone">{own.phone}</label>
      <input
        id="phone"
        type="tel"
        autoComplete="tel"
        value={phone}
        aria-describedby="phone-hint profile-problem"
        onChange={(event) => setPhone(event.target.value)}
      />
      <p id="phone-hint" className="quiet">
        {own.phoneHint}
      </p>
      <ProblemNotice problem={save.problem} id="profile-problem" />
      <Unsaved isUnsaved={isChanged} />
      <SaveButton isChanged={isChanged} isPending={save.isPending} />
    </form>
  );
}

function readable(phone: string | undefined, formats: Formats): string {
  return phone === undefined ? '' : formats.phone(phone);
}
