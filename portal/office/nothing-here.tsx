// For an address that leads nowhere, in any area.
import { Page } from '../controls/page.tsx';
import { useLanguage } from '../messages/language.tsx';

export function NothingHere() {
  const { words } = useLanguage();
  return (
    <Page title={words.notFound} windowTitle={words.notFound}>
      <p>{words.notFoundMore}</p>
    </Page>
  );
}
