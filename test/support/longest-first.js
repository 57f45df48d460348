// The order of the test files: those that take longest first, also where no earlier run has left how long each takes, so
// that no worker is left with a long one at the end.
import Sequencer from '@jest/test-sequencer';

const longest = [
  'stories/conversations.test.ts',
  'stories/phone-faults.test.ts',
  'browser/portal.test.ts',
  'stories/faults.test.ts',
  'stories/referrals.test.ts',
  'stories/consent.test.ts',
  'simulation/calls.test.ts',
  'second-engine.test.ts',
  'browser/desk.test.ts',
  'stories/calling-by-connect.test.ts',
];

const places = new Map(longest.map((name, place) => [name, place]));

function placeOf({ path }) {
  const name = longest.find((each) => path.endsWith(`/test/${each}`));
  return places.get(name) ?? longest.length;
}

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort([...tests]).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
