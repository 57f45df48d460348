// What is seen without a session: after it was closed, and when it failed.
import { useLanguage } from '../messages/language.tsx';

/** `signOutUrl`: an account that was refused would be again, so that one is asked for another. */
export type SignedOutState =
  | { kind: 'signed-out' }
  | { kind: 'unreachable' }
  | { kind: 'refused'; signOutUrl: string | undefined };

export function SignedOut({ state }: { state: SignedOutState }) {
  const { words } = useLanguage();
  const title = state.kind === 'signed-out' ? words.session.signedOut : words.session.failed;
  return (
    <main id="content" className="panel">
      <h1>{title}</h1>
      {state.kind === 'refused' && <p role="alert">{words.session.failedMore}</p>}
      {state.kind === 'unreachable' && <p role="alert">{words.session.configMissing}</p>}
      <a className="button is-main" href={onwardFrom(state)}>
        {state.kind === 'unreachable' ? words.tryAgain : words.session.signIn}
      </a>
    </main>
  );
}

function onwardFrom(state: SignedOutState): string {
  if (state.kind === 'unreachable') return location.href;
  return (state.kind === 'refused' ? state.signOutUrl : undefined) ?? '/';
}
