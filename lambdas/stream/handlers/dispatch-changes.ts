// The table's stream: what follows from each change. The one consumer of the stream.
import { followBatch } from '../../platform/table/stream-batch.ts';
import { openDependencies } from '../dependencies.ts';
import { dispatch } from '../dispatch.ts';

export const handler = (event: unknown) => {
  const deps = openDependencies();
  return followBatch(event, (change) => dispatch(change, deps));
};
