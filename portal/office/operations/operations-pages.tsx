// The operator’s area: the stage as it is, and the dead letters of one queue.
import { Route, Switch } from 'wouter';
import { NothingHere } from '../nothing-here.tsx';
import { DeadLettersPage } from './dead-letters-page.tsx';
import { OperationsPage } from './operations-page.tsx';
import './operations.css';

export default function OperationsPages() {
  return (
    <Switch>
      <Route path="/office/operations" component={OperationsPage} />
      <Route path="/office/operations/dead-letters" component={DeadLettersPage} />
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
