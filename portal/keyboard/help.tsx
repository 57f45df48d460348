// The shortcuts, listed, and the switch for those that are single letters.
import { Fragment, useState } from 'react';
import { Modal } from '../controls/dialogs/modal.tsx';
import { useWordsOf } from '../messages/language.tsx';
import { areLettersOn, switchLetters } from './letters-setting.ts';
import { keyboardWords } from './words.ts';
import './keyboard.css';

/** Letters first: those that can be switched off. */
const shortcuts = [
  { keys: ['J', 'K'], does: 'through' },
  { keys: ['/'], does: 'search' },
  { keys: ['?'], does: 'help' },
  { keys: ['↓', '↑'], does: 'throughFocused' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['Ctrl K', '⌘ K'], does: 'jumpKey' },
] as const;

export function Help({ onClose }: { onClose: () => void }) {
  const says = useWordsOf(keyboardWords);
  const [isOn, setOn] = useState(areLettersOn);
  return (
    <Modal label={says.title} className="shortcuts" onClose={onClose}>
      <form method="dialog">
        <h2>{says.title}</h2>
        <dl>
          {shortcuts.map(({ keys, does }) => (
            <Fragment key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{says[does]}</dd>
            </Fragment>
          ))}
        </dl>
        <label className="switch">
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              switchLetters(event.target.checked);
              setOn(event.target.checked);
            }}
          />
          {says.letters}
        </label>
        <p className="quiet">{says.lettersMore}</p>
        <button type="submit">{says.close}</button>
      </form>
    </Modal>
  );
}
