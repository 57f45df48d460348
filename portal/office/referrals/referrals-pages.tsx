// The area of referrals: the list, and what is reached from it.
import { Route, Switch } from 'wouter';
import { NothingHere } from '../nothing-here.tsx';
import { ReferralsPage } from './list/referrals-page.tsx';
import { OneReferralPage } from './one/one-referral-page.tsx';
import './referrals.css';

export default function ReferralsPages() {
  return (
    <Switch>
      <Route path="/office/referrals" component={ReferralsPage} />
      <Route path="/office/referrals/:referralId">
        {({ referralId }) => <OneReferralPage key={referralId} referralId={referralId} />}
      </Route>
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
