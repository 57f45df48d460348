// The area of referrals: the list, and what is reached from it. Reading files takes the most code, and is loaded where it is gone to.
import { Route, Switch } from 'wouter';
import { useSignedIn } from '../../session/portal-context.tsx';
import { NothingHere } from '../nothing-here.tsx';
import { ReferralsPage } from './list/referrals-page.tsx';
import { NewReferralPage } from './new/new-referral-page.tsx';
import { OneReferralPage } from './one/one-referral-page.tsx';
import './referrals.css';
import { late } from '../../controls/late/late.tsx';

const FilePage = late(() => import('./file/file-page.tsx'), 'page');

export default function ReferralsPages() {
  const isOfSource = useSignedIn().session.offices.includes('source');
  return (
    <Switch>
      <Route path="/office/referrals" component={ReferralsPage} />
      {isOfSource && <Route path="/office/referrals/new" component={NewReferralPage} />}
      {isOfSource && <Route path="/office/referrals/file" component={FilePage} />}
      <Route path="/office/referrals/:referralId">
        {({ referralId }) => <OneReferralPage key={referralId} referralId={referralId} />}
      </Route>
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
