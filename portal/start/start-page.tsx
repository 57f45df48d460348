// The checklist of the first sign-in: each thing to do, done right here, and what is left.
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { answerOf } from '../api/api.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useAnnounce, useTell } from '../controls/announcer.tsx';
import { Page } from '../controls/page.tsx';
import { ProblemNotice } from '../controls/problem-notice.tsx';
import { ReadState } from '../controls/read-state.tsx';
import { useAct } from '../controls/use-act.ts';
import { useLanguage, useWordsOf } from '../messages/language.tsx';
import { ContactCard } from '../profile/contact-card.tsx';
import { TextAlertsPanel } from '../profile/text-alerts-panel.tsx';
import { DevicesPanel } from '../push/devices-panel.tsx';
import { usePortal, useProfile } from '../session/portal-context.tsx';
import { useChecklist, useForgetChecklist, useReadAgain } from './checklist-query.ts';
import { type StartWords, startWords } from './start-words.ts';
import '../profile/profile.css';
import './start.css';

export default function StartPage() {
  const words = useWordsOf(startWords);
  const read = useChecklist();
  const isDone = (wanted: keyof StartWords['items']) =>
    read.data?.items.some(({ item, isDone }) => item === wanted && isDone) === true;
  return (
    <Page title={words.title} windowTitle={words.title}>
      <p>{words.more}</p>
      <ReadState read={read}>
        {({ state, items }) => (
          <section className="panel">
            <p role="status">
              {state === 'done'
                ? words.allDone
                : words.progress(items.filter(({ isDone }) => isDone).length, items.length)}
            </p>
            <ol className="start-items">
              {items.map(({ item, isDone }) => (
                <li key={item}>
                  <span>{words.items[item]}</span>
                  <span className={isDone ? 'tag is-alerts-on' : 'tag'}>
                    {isDone ? words.done : words.open}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
      </ReadState>
      <OwnPhone words={words} isDone={isDone('phone')} />
      <ContactCard />
      <TextAlertsPanel />
      <DevicesPanel />
      <TestText words={words} isDone={isDone('test-text')} />
      <TestCall words={words} isDone={isDone('test-call')} />
      <Leave words={words} isDone={read.data?.state === 'done'} />
    </Page>
  );
}

function OwnPhone({ words, isDone }: { words: StartWords; isDone: boolean }) {
  const { formats } = useLanguage();
  const { api } = usePortal();
  const phone = useProfile()?.phone;
  const tell = useTell();
  const readAgain = useReadAgain();
  const confirm = useAct((mine: string) => answerOf(api.PATCH('/me/checklist', { body: { phone: mine } })), {
    isRepeatable: true,
    onDone: () => {
      tell(words.phoneConfirmed);
      readAgain();
    },
  });
  return (
    <section className="panel">
      <Heading title={words.items.phone} done={isDone && words.done} />
      <p>{phone === undefined ? words.phoneMissing : words.phoneMore(formats.phone(phone))}</p>
      <ProblemNotice problem={confirm.problem} />
      <div className="acts">
        {phone !== undefined && (
          <button type="button" disabled={confirm.isPending} onClick={() => confirm.run(phone)}>
            {words.phoneYes}
          </button>
        )}
        <Link href="/me" className="alone">
          {words.phoneChange}
        </Link>
      </div>
    </section>
  );
}

/** With whether it is done, where one looks after a press. */
function Heading({ title, done }: { title: string; done: string | false }) {
  return (
    <h2>
      {title} {done !== false && <span className="tag is-alerts-on">{done}</span>}
    </h2>
  );
}

function TestText({ words, isDone }: { words: StartWords; isDone: boolean }) {
  const { api } = usePortal();
  return (
    <Test
      title={words.items['test-text']}
      more={words.testMore}
      button={words.testButton}
      done={words.testSent}
      act={() => answerOf(api.POST('/me/test-text'))}
      words={words}
      isDone={isDone}
    />
  );
}

function TestCall({ words, isDone }: { words: StartWords; isDone: boolean }) {
  const { api } = usePortal();
  return (
    <Test
      title={words.items['test-call']}
      more={words.callMore}
      button={words.callButton}
      done={words.callPlaced}
      act={() => answerOf(api.POST('/me/test-call'))}
      words={words}
      isDone={isDone}
    />
  );
}

type TestProps = {
  title: string;
  more: string;
  button: string;
  /** Said once it is on its way to that phone. */
  done(phone: string): string;
  act(): Promise<{ to: string }>;
  words: StartWords;
  isDone: boolean;
};

function Test({ title, more, button, done, act, words, isDone }: TestProps) {
  const { formats } = useLanguage();
  const announce = useAnnounce();
  const readAgain = useReadAgain();
  const [said, setSaid] = useState<string>();
  const tried = useAct(act, {
    isRepeatable: false,
    onDone: ({ to }) => {
      const now = done(formats.phone(to));
      setSaid(now);
      announce(now);
      readAgain();
    },
    onFailed: () => setSaid(undefined),
  });
  const own = ownWordsFor(tried.problem, words);
  return (
    <section className="panel">
      <Heading title={title} done={isDone && words.done} />
      <p>{more}</p>
      {own === undefined ? (
        <ProblemNotice problem={tried.problem} />
      ) : (
        <p role="alert" className="notice is-bad">
          {own}
        </p>
      )}
      <button type="button" disabled={tried.isPending} onClick={() => tried.run(undefined)}>
        {button}
      </button>
      {said !== undefined && <p className="quiet start-told">{said}</p>}
    </section>
  );
}

function ownWordsFor(problem: ApiProblem | undefined, { problems }: StartWords): string | undefined {
  const own: Readonly<Record<string, string>> = problems;
  return own[problem?.code ?? ''];
}

function Leave({ words, isDone }: { words: StartWords; isDone: boolean }) {
  const { api } = usePortal();
  const [, go] = useLocation();
  const readAgain = useReadAgain();
  const forget = useForgetChecklist();
  const putAside = useAct(() => answerOf(api.PATCH('/me/checklist', { body: { dismissed: true } })), {
    isRepeatable: true,
    onDone: () => {
      forget();
      readAgain();
      go('/');
    },
  });
  return (
    <>
      <ProblemNotice problem={putAside.problem} />
      <p className="acts">
        <Link href="/" className="alone">
          {words.toInbox}
        </Link>
        {!isDone && (
          <button
            type="button"
            className="is-quiet"
            disabled={putAside.isPending}
            onClick={() => putAside.run(undefined)}
          >
            {words.putAside}
          </button>
        )}
      </p>
    </>
  );
}
