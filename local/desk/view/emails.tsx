// The emails, newest first: of all mailboxes, or of one.
import { useState } from 'react';
import { piecesOf } from '../world/links.ts';
import { Panel } from './panel.tsx';
import { Time } from './time.tsx';
import { useWorld } from './use-world.ts';

const EVERYBODY = '';
const SHOWN = 50;

export function Emails() {
  const { emails, agents } = useWorld();
  const [mailbox, setMailbox] = useState(EVERYBODY);
  const mailboxes = [...new Set(emails.map(({ to }) => to))].toSorted();
  const shown = emails
    .filter(({ to }) => mailbox === EVERYBODY || to === mailbox)
    .toReversed()
    .slice(0, SHOWN);
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
    <Panel title="Emails" count={emails.length} aside={choice}>
      {shown.length === 0 && <p className="empty">None was sent yet.</p>}
      <ul className="list scrolls">
        {shown.map(({ id, to, subject, text, at }) => (
          <li key={`${id} ${to}`}>
            <details>
              <summary>
                {subject}
                <span className="fine">
                  {ownerOf(to)} · <Time at={at} />
                </span>
              </summary>
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
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
