// The area of phones: looked up, an opt-out booked, the evidence printed.
import { Route, Switch } from 'wouter';
import { Page } from '../../controls/page.tsx';
import { useWordsOf } from '../../messages/language.tsx';
import { NothingHere } from '../nothing-here.tsx';
import { EvidencePage } from './evidence-page.tsx';
import { NumberPage } from './number-page.tsx';
import { OptOutPage } from './opt-out-page.tsx';
import { PhoneEntryForm } from './phone-entry-form.tsx';
import { numbersWords } from './words.ts';
import '../shared/forms.css';
import './numbers.css';

export default function NumbersPages() {
  return (
    <Switch>
      <Route path="/office/numbers" component={LookUpPage} />
      <Route path="/office/numbers/:phone">
        {({ phone }) => <NumberPage key={phone} phone={decodeURIComponent(phone)} />}
      </Route>
      <Route path="/office/numbers/:phone/opt-out">
        {({ phone }) => <OptOutPage key={phone} phone={decodeURIComponent(phone)} />}
      </Route>
      <Route path="/office/numbers/:phone/evidence">
        {({ phone }) => <EvidencePage key={phone} phone={decodeURIComponent(phone)} />}
      </Route>
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}

function LookUpPage() {
  const own = useWordsOf(numbersWords);
  return (
    <Page title={own.title} windowTitle={own.title}>
      <p className="quiet">{own.intro}</p>
      <div className="panel">
        <PhoneEntryForm />
      </div>
    </Page>
  );
}
