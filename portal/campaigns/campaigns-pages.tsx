// Campaigns: texts that nobody writes one by one. What there is, and the pages of each part, loaded when they are gone to.
import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Page } from '../controls/page.tsx';
import { Loading } from '../controls/read-state.tsx';
import { useLanguage } from '../messages/language.tsx';
import { CampaignsPage } from './campaigns-page.tsx';
import { campaignParts, pathOf } from './parts.ts';

export default function CampaignsPages() {
  const { words } = useLanguage();
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/campaigns" component={CampaignsPage} />
        {campaignParts.map(({ name, pages: Pages }) => (
          <Route key={name} path={`${pathOf(name)}/:id?`}>
            {({ id }) => <Pages id={id} />}
          </Route>
        ))}
        <Route>
          <Page title={words.notFound} windowTitle={words.notFound}>
            <p>{words.notFoundMore}</p>
          </Page>
        </Route>
      </Switch>
    </Suspense>
  );
}
