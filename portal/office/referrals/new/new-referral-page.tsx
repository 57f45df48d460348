// Refers one client by a form: to a team, or to several one after another.
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf } from '../../../api/api.ts';
import { withoutFaults } from '../../../api/problem.ts';
import { serverNow } from '../../../clock/server-clock.ts';
import { useTell } from '../../../controls/announcer.tsx';
import { Page } from '../../../controls/page.tsx';
import { ProblemNotice } from '../../../controls/problem-notice.tsx';
import { useAct } from '../../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../../messages/language.tsx';
import { e164Of } from '../../../profile/phone-entry.ts';
import { useSignedIn } from '../../../session/portal-context.tsx';
import { AreaFields, ConsentFields } from '../fields/about-fields.tsx';
import { faultsIn, type NewReferral, requestOf } from '../fields/check-draft.ts';
import { type DraftField, emptyDraft, teamsIn } from '../fields/draft.ts';
import { TextField } from '../fields/draft-field.tsx';
import { inWords, ofApi } from '../fields/faults-said.ts';
import { fieldWords } from '../fields/words.ts';
import { referralsWords } from '../words.ts';
import { forgetDraft, keepDraft, readDraft } from './kept-draft.ts';
import { TeamChain } from './team-chain.tsx';
import { usePhoneCheck } from './use-phone-check.ts';
import { newReferralWords } from './words.ts';

export function NewReferralPage() {
  const { words, formats } = useLanguage();
  const own = useWordsOf(newReferralWords);
  const says = useWordsOf(fieldWords);
  const shared = useWordsOf(referralsWords);
  const { api, session } = useSignedIn();
  const client = useQueryClient();
  const tell = useTell();
  const [, goTo] = useLocation();
  const by = session.email;
  const newKey = () => crypto.randomUUID();
  const [kept, setKept] = useState(() => readDraft(by, sessionStorage, newKey));
  const { draft } = kept;
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set());
  const [isTold, setTold] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  const phone = usePhoneCheck(draft.phone);
  useEffect(() => {
    if (!isSent.current) keepDraft(by, kept, sessionStorage);
  }, [by, kept]);

  const create = useAct(
    (body: NewReferral) => {
      const params = { header: { 'idempotency-key': kept.key } };
      return answerOf(api.POST('/referrals', { params, body }));
    },
    {
      isRepeatable: true,
      onDone: ({ referralId }) => {
        isSent.current = true;
        forgetDraft(sessionStorage);
        tell(own.sent);
        void client.invalidateQueries({ queryKey: ['office', 'referrals'] });
        goTo(`/office/referrals/${referralId}`);
      },
      onFailed: () => focusFault(),
    },
  );
  const faults = faultsIn(draft, phone, serverNow());
  const shown = Object.fromEntries(
    Object.entries(inWords(faults, says)).filter(
      ([field]) => isTold || (isAmong(left, field) && faults[field] !== 'missing'),
    ),
  );
  const fields = {
    draft,
    faults: { ...ofApi(create.problem, says, words), ...shown },
    set: (field: DraftField, value: string) => {
      create.forget();
      setKept({ ...kept, draft: { ...draft, [field]: value } });
    },
    onLeave: (field: DraftField) => setLeft(new Set([...left, field])),
  };
  const focusFault = () =>
    // After the faults are shown.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTold(true);
    const e164 = phone !== undefined && 'e164' in phone ? phone.e164 : e164Of(draft.phone);
    const request = Object.keys(faults).length === 0 ? requestOf(draft, e164) : undefined;
    if (request === undefined) focusFault();
    else create.run(request);
  };
  const count = Object.keys(shown).length;
  return (
    <Page title={own.title} windowTitle={own.title} back={{ to: '/office/referrals', label: shared.title }}>
      <form ref={form} className="panel narrow" noValidate onSubmit={submit}>
        <TeamChain
          teamIds={teamsIn(draft)}
          fault={fields.faults.teams}
          onTeams={(teamIds) => fields.set('teams', teamIds.join(' '))}
        />
        <div className="fields">
          <TextField form={fields} field="side" choices={{ '': says.choose, ...says.sides }} />
          <TextField form={fields} field="kind" choices={says.kinds} />
        </div>
        <fieldset className="part">
          <legend>{says.client}</legend>
          <div className="fields">
            <TextField form={fields} field="name" maxLength={100} />
            <div>
              <TextField form={fields} field="phone" type="tel" maxLength={60} />
              {phone !== undefined && 'e164' in phone && (
                <p className="quiet">{own.reads(formats.phone(phone.e164))}</p>
              )}
            </div>
            <TextField form={fields} field="email" type="email" isOptional maxLength={254} />
          </div>
        </fieldset>
        <ConsentFields form={fields} />
        <AreaFields form={fields} />
        <div className="fields">
          <TextField form={fields} field="offerMinutes" isOptional inputMode="numeric" maxLength={5} />
        </div>
        <ProblemNotice problem={create.problem && withoutFaults(create.problem)} />
        {isTold && count > 0 && (
          <p className="refusal" role="alert">
            {own.mend(count)}
          </p>
        )}
        <div className="form-end">
          <button type="submit" className="is-main" disabled={create.isPending}>
            {create.isPending ? own.sending : own.send}
          </button>
          <button
            type="button"
            className="is-quiet"
            onClick={() => {
              setKept({ key: newKey(), draft: emptyDraft });
              setTold(false);
              setLeft(new Set());
              create.forget();
            }}
          >
            {own.clear}
          </button>
          <span className="quiet">{own.kept}</span>
        </div>
      </form>
    </Page>
  );
}

function isAmong(fields: ReadonlySet<DraftField>, name: string): name is DraftField {
  return [...fields].some((field) => field === name);
}
