// The emails, newest first: of all mailboxes, or of one.
import { useState } from 'react';
import { piecesOf } from '../world/links.ts';
import { mailingsOf } from '../world/mail.ts';
import { Panel } from './panel.tsx';
import { Time } from './time.tsx';
import { useWorld } from './use-world.ts';

const EVERYBODY = '';
const SHOWN = 50;
const names = new Intl.ListFormat(undefined, { type: 'conjunction' });

export function Emails() {
  const { emails, agents } = useWorld();
  const [mailbox, setMailbox] = useState(EVERYBODY);
  const mailboxes = [...new Set(emails.map(({ to }) => to))].toSorted();
  const own = emails.filter(({ to }) => mailbox === EVERYBODY || to === mailbox);
  const ownerOf = (address: string) => agents.find(({ email }) => email === address)?.name ?? address;
  const choice = (
    <select aria-label="Mailbox" value={mailbox} onChange={(event) => setMailbox(event.target.value)}>
      <option value={EVERYBODY}>Everybody</option>
      {mailboxes.map((address) => (
        <option key={address} value={address}>
          {ownerOf(address)}
        </option>
      ))}
    </select>
  );
  return (
    <Panel title="Emails" count={own.length} aside={choice}>
      {own.length === 0 && <p className="empty">No emails yet.</p>}
      <ul className="list scrolls">
        {mailingsOf(own)
          .slice(0, SHOWN)
          .map(({ id, to, subject, text, at }) => (
            <li key={id}>
              <details>
                <summary>
                  {subject}
                  <span className="fine">
                    {to.length > 2 ? `${to.length} agents` : names.format(to.map(ownerOf))} · <Time at={at} />
                  </span>
                </summary>
                {to.length > 2 && <p className="fine">To {names.format(to.map(ownerOf))}</p>}
                <Body text={text} />
              </details>
            </li>
          ))}
      </ul>
    </Panel>
  );
}

function Body({ text }: { text: string }) {
  return (
    <p className="email">
      {piecesOf(text).map(({ text: words, href }) =>
        href === undefined ? (
          words
        ) : (
          <a key={words} href={href} target="_blank" rel="noreferrer">
            {words}
          </a>
        ),
      )}
    </p>
  );
}
