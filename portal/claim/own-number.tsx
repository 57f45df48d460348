// The phone that will ring, and its correction on the spot: "not your number".
import { Suspense, useState } from 'react';
import { late } from '../controls/late/late.tsx';
import { useLanguage } from '../messages/language.tsx';
import { useProfile } from '../session/portal-context.tsx';

const NumberForm = late(() => import('./number-form.tsx'));

export function OwnNumber({ phone, isRinging }: { phone: string | undefined; isRinging: boolean }) {
  const { words, formats } = useLanguage();
  const profile = useProfile();
  const [isEditing, setEditing] = useState(false);
  const [savedPhone, setSavedPhone] = useState<string>();
  const lacksPhone = profile !== undefined && phone === undefined;
  if (lacksPhone || isEditing)
    return (
      <>
        {lacksPhone && <p className="notice">{words.claim.noPhone}</p>}
        <Suspense fallback={null}>
          <NumberForm
            phone={phone ?? ''}
            onClose={() => setEditing(false)}
            onSaved={(saved) => {
              setSavedPhone(saved);
              setEditing(false);
            }}
          />
        </Suspense>
      </>
    );
  if (phone === undefined) return null;
  return (
    <p className="own-number">
      {!isRinging && savedPhone === undefined && <span>{words.claim.rings(formats.phone(phone))} </span>}
      {savedPhone !== undefined && (
        <span role="status">{words.claim.numberSaved(formats.phone(savedPhone))} </span>
      )}
      <button type="button" className="is-link" onClick={() => setEditing(true)}>
        {words.claim.notYourNumber}
      </button>
    </p>
  );
}
