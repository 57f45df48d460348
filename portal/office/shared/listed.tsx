// What has been read of a list, with a button for the rest. A page may be empty although more follow.
import type { ReactNode } from 'react';
import { MoreButton } from '../../controls/more-button.tsx';
import { ReadState } from '../../controls/read-state.tsx';
import { useLanguage, useWordsOf } from '../../messages/language.tsx';
import { officeWords } from '../words.ts';
import type { Pages } from './use-pages.ts';

export function Listed<Row>({
  read,
  children,
}: {
  read: Pages<Row>;
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const { words } = useLanguage();
  const { more } = useWordsOf(officeWords);
  return (
    <ReadState read={read}>
      {({ pages }) => (
        <>
          {children(pages.flatMap(({ rows }) => rows))}
          <MoreButton read={read} loading={words.loading}>
            {more}
          </MoreButton>
        </>
      )}
    </ReadState>
  );
}
