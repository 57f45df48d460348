// Where a phone is entered to be looked up.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useWordsOf } from '../../messages/language.tsx';
import { e164Of } from '../../profile/phone-entry.ts';
import { Field } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { pathOfPhone } from './number-queries.ts';
import { numbersWords } from './words.ts';

export function PhoneEntryForm() {
  const own = useWordsOf(numbersWords);
  const [, goTo] = useLocation();
  const [entered, setEntered] = useState('');
  const [isRefused, setRefused] = useState(false);
  function submit() {
    const phone = e164Of(entered);
    // A short code is a number too.
    const isPhone = /^(\+[1-9]\d{6,14}|\d{3,8})$/.test(phone);
    setRefused(!isPhone);
    if (isPhone) goTo(pathOfPhone(phone));
  }
  return (
    <search>
      <Form onSubmit={submit}>
        <Field
          id="phone"
          type="tel"
          label={own.phone}
          hint={own.phoneHint}
          required
          value={entered}
          onValue={(value) => {
            setRefused(false);
            setEntered(value);
          }}
          fault={isRefused ? own.notPhone : undefined}
          autoComplete="off"
        />
        <button type="submit" className="is-main">
          {own.lookUp}
        </button>
      </Form>
    </search>
  );
}
