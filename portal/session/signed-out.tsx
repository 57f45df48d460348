// What is seen without a session: while it is being opened, after it was closed, and when it failed.
import { useLanguage } from '../messages/language.tsx';

export function SignedOut({ state }: { state: 'opening' | 'signed-out' | 'refused' | 'unreachable' }) {
  const { words } = useLanguage();
  if (state === 'opening') return <p className="loading">{words.session.opening}</p>;
  const title = state === 'signed-out' ? words.session.signedOut : words.session.failed;
  return (
    <main id="content" className="panel">
      <h1>{title}</h1>
      {state === 'refused' && <p role="alert">{words.session.failedMore}</p>}
      {state === 'unreachable' && <p role="alert">{words.session.configMissing}</p>}
      <a className="button is-main" href={state === 'unreachable' ? location.href : '/'}>
        {state === 'unreachable' ? words.tryAgain : words.session.signIn}
      </a>
    </main>
  );
}
