// The ledger in sentences, with the words that were shown or said.
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import type { LedgerEvent } from '../shared/answers.ts';
import { Moment } from '../shared/moment.tsx';
import { useBrands } from '../shared/use-brands.ts';
import { idsIn, ledgerSentence, wordsIn } from './ledger-sentence.ts';
import { numbersWords } from './words.ts';

/** `isWhole`: for a page that is printed, with full times and all ids. */
export function LedgerList({
  ledger,
  isWhole = false,
}: {
  ledger: readonly LedgerEvent[];
  isWhole?: boolean;
}) {
  const { formats } = useLanguage();
  const own = useWordsOf(numbersWords);
  const { nameOf } = useBrands();
  if (ledger.length === 0) return <p className="quiet">{own.noLedger}</p>;
  return (
    <ol className="ledger">
      {ledger.map((event) => {
        const { eventId, at, program, brand } = event;
        const verbatim = wordsIn(event);
        return (
          <li key={`${eventId} ${at}`}>
            <Moment at={at} isRecord isWhole={isWhole} />
            <div>
              <p>
                {ledgerSentence(event, own, formats)}{' '}
                <span className="quiet">
                  {own.programs[program]}
                  {brand !== undefined && `, ${nameOf(brand)}`}
                </span>
              </p>
              {verbatim && (
                <p>
                  <span className="quiet">{own[verbatim.by]}:</span>{' '}
                  <q className="verbatim" dir="auto">
                    {verbatim.words}
                  </q>
                </p>
              )}
              {isWhole && (
                <dl className="ids">
                  {idsIn(event).map(([name, value]) => (
                    <div key={name}>
                      <dt>{name}</dt>
                      <dd>
                        <code>{value}</code>
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
