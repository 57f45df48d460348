// Books an opt-out that was said otherwise than by a text (CO-19).

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf } from '../../api/api.ts';
import { localMoment, momentOf } from '../../clock/local-moment.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { useAnnounce } from '../../controls/announcer.tsx';
import { ConfirmDialog } from '../../controls/dialogs/confirm-dialog.tsx';
import { Page } from '../../controls/page.tsx';
import { ProblemNotice } from '../../controls/problem-notice.tsx';
import { leaveFreely } from '../../controls/unsaved/leaving.ts';
import { Unsaved } from '../../controls/unsaved/unsaved.tsx';
import { useAct } from '../../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { besideFields } from '../shared/faults.ts';
import { Choice, Field, Lines } from '../shared/field.tsx';
import { Form } from '../shared/form.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { pathOfPhone } from './number-queries.ts';
import { numbersWords } from './words.ts';

const ways = ['phone', 'letter', 'email', 'to-an-agent'] as const;
const programs = ['lead-alerts', 'introductions'] as const;
const paths = ['/at', '/words', '/how', '/program', '/brand'];

export function OptOutPage({ phone }: { phone: string }) {
  const { formats } = useLanguage();
  const own = useWordsOf(numbersWords);
  const { api } = useSignedIn();
  const { brands } = useBrands();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [, goTo] = useLocation();
  const [how, setHow] = useState<string>(ways[0]);
  const [at, setAt] = useState(() => localMoment(serverNow()));
  const [said, setSaid] = useState('');
  const [program, setProgram] = useState('');
  const [brand, setBrand] = useState('');
  const [isAsking, setAsking] = useState(false);
  const moment = momentOf(at);
  const title = own.optOutTitle(formats.phone(phone));
  const book = useAct(
    () => {
      const wanted = {
        how: ways.find((each) => each === how) ?? ways[0],
        at: moment ?? at,
        words: said.trim(),
        ...(brand !== '' && { brand }),
      };
      const chosen = programs.find((each) => each === program);
      const body = { ...wanted, ...(chosen && { program: chosen }) };
      return answerOf(api.POST('/numbers/{e164}/opt-out', { params: { path: { e164: phone } }, body }));
    },
    {
      isRepeatable: true,
      onDone: () => {
        announce(own.booked);
        void client.invalidateQueries({ queryKey: ['office'] });
        leaveFreely(() => goTo(`${pathOfPhone(phone)}?booked`));
      },
      onFailed: () => setAsking(false),
    },
  );
  const isRefusedAt = (path: string) => book.problem?.faults.some((fault) => fault.path === path) === true;
  function submit() {
    setAsking(true);
  }
  return (
    <Page title={title} windowTitle={title} back={{ to: pathOfPhone(phone), label: formats.phone(phone) }}>
      <Unsaved isUnsaved={said !== ''} />
      <p>{own.optOutIntro}</p>
      <Form className="panel" onSubmit={submit}>
        <div className="fields">
          <Choice id="how" label={own.how} value={how} onValue={setHow}>
            {ways.map((each) => (
              <option key={each} value={each}>
                {own.ways[each]}
              </option>
            ))}
          </Choice>
          <Field
            id="at"
            type="datetime-local"
            label={own.when}
            hint={own.whenHint(Intl.DateTimeFormat().resolvedOptions().timeZone)}
            required
            value={at}
            onValue={setAt}
            fault={isRefusedAt('/at') ? own.whenFault : undefined}
          />
          <Choice id="program" label={own.program} value={program} onValue={setProgram}>
            <option value="">{own.allPrograms}</option>
            {programs.map((each) => (
              <option key={each} value={each}>
                {own.programs[each]}
              </option>
            ))}
          </Choice>
          <Choice id="brand" label={own.brand} value={brand} onValue={setBrand}>
            <option value="">{own.allBrands}</option>
            {brands.map((each) => (
              <option key={each.brand} value={each.brand}>
                {each.name}
              </option>
            ))}
          </Choice>
        </div>
        <Lines
          id="words"
          label={own.optOutWords}
          hint={own.optOutWordsHint}
          fault={isRefusedAt('/words') ? own.wordsFault : undefined}
          rows={3}
          required
          maxLength={2000}
          value={said}
          onValue={setSaid}
        />
        <ProblemNotice problem={besideFields(book.problem, paths)} />
        <button type="submit" className="is-main" disabled={book.isPending}>
          {own.book}
        </button>
        {isAsking && (
          <ConfirmDialog
            title={own.confirmTitle(formats.phone(phone))}
            confirm={own.book}
            isDangerous
            isPending={book.isPending}
            problem={undefined}
            onConfirm={() => book.run(undefined)}
            onClose={() => setAsking(false)}
          >
            <p>{own.confirmMore}</p>
          </ConfirmDialog>
        )}
      </Form>
    </Page>
  );
}
