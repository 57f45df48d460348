// The area of response times: one page.
import { Route, Switch } from 'wouter';
import { NothingHere } from '../nothing-here.tsx';
import { TimesPage } from './times-page.tsx';

export default function TimesPages() {
  return (
    <Switch>
      <Route path="/office/times" component={TimesPage} />
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
