// The area of referrals: the list, and what is reached from it.
import { Route, Switch } from 'wouter';
import { NothingHere } from '../nothing-here.tsx';
import { ReferralsPage } from './referrals-page.tsx';

export default function ReferralsPages() {
  return (
    <Switch>
      <Route path="/office/referrals" component={ReferralsPage} />
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
