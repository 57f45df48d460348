// The table's stream: what follows from each change. The one consumer of the stream.
import { followBatch } from '../../platform/stream-batch.ts';
import { openCloud } from '../dependencies.ts';
import { follow } from '../dispatch.ts';

export const handler = (event: unknown) => {
  const cloud = openCloud();
  return followBatch(event, (change) => follow(change, cloud));
};
