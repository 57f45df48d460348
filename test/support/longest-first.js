// The order of the test files: those that take longest first, also where no earlier run has left how long each takes, so
// that no worker is left with a long one at the end.
import Sequencer from '@jest/test-sequencer';

const longest = [
  'browser/portal.test.ts',
  'browser/portal-office.test.ts',
  'stories/referrals.test.ts',
  'stories/conversations.test.ts',
  'stories/faults.test.ts',
  'stories/consent.test.ts',
  'simulation/calls.test.ts',
  'operate/verbs.test.ts',
  'lib/stages.test.ts',
  'browser/desk.test.ts',
  'stories/connect.test.ts',
  'local/desk/story.test.ts',
  'simulation/consent-orders.test.ts',
  'local/demo/day.test.ts',
  'bench/cost/one-referral.test.ts',
];

function placeOf({ path }) {
  const place = longest.findIndex((name) => path.endsWith(`/test/${name}`));
  return place === -1 ? longest.length : place;
}

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort([...tests]).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
