// What a new referral and a correction have in common: where, for how much, notes, and the client's consent to texts.
import { useWordsOf } from '../../../messages/language.tsx';
import { type DraftForm, TextField } from './draft-field.tsx';
import { fieldWords } from './words.ts';

export function AreaFields({ form }: { form: DraftForm }) {
  const says = useWordsOf(fieldWords);
  return (
    <>
      <fieldset className="part">
        <legend>{says.area}</legend>
        <div className="fields">
          <TextField form={form} field="city" maxLength={100} />
          <TextField form={form} field="state" maxLength={2} />
          <TextField form={form} field="postalCode" isOptional maxLength={10} />
        </div>
      </fieldset>
      <fieldset className="part">
        <legend>{says.price}</legend>
        <div className="fields">
          <TextField form={form} field="priceMin" isOptional inputMode="numeric" maxLength={20} />
          <TextField form={form} field="priceMax" isOptional inputMode="numeric" maxLength={20} />
          <TextField form={form} field="priceWords" isOptional maxLength={100} />
        </div>
      </fieldset>
      <TextField form={form} field="notes" isOptional lines={3} maxLength={2000} />
    </>
  );
}

export function ConsentFields({ form }: { form: DraftForm }) {
  const says = useWordsOf(fieldWords);
  return (
    <fieldset className="part">
      <legend>{says.optionally(says.consent)}</legend>
      <p className="quiet">{says.consentMore}</p>
      <div className="fields">
        <TextField form={form} field="consentAt" type="datetime-local" />
        <TextField form={form} field="consentSource" maxLength={200} />
      </div>
      <TextField form={form} field="consentWords" lines={2} maxLength={2000} />
      <label className="choice">
        <input
          type="checkbox"
          checked={form.draft.consentCovers.includes('automated')}
          onChange={(event) =>
            form.set('consentCovers', event.target.checked ? 'conversation automated' : '')
          }
        />
        {says.covers}
      </label>
    </fieldset>
  );
}
