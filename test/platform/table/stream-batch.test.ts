// Stream batches: one partition's changes in their order up to the first that fails, partitions side by side.
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { type Change, followBatch } from '../../../lambdas/platform/table/stream-batch.ts';
import { fc } from '../../support/random-tests.ts';
import { captureLog } from '../support/logged.ts';

const logged = captureLog();
const recordOf = (pk: string, sequence: number, images: { before?: object; after?: object } = {}) => ({
  eventID: `e${sequence}`,
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: String(sequence),
    Keys: { pk: { S: pk }, sk: { S: 'ITEM' } },
    ...(images.before && { OldImage: marshall(images.before) }),
    ...(images.after && { NewImage: marshall(images.after) }),
  },
});

/** Follows records of partitions by number, failing where told; answers what was dispatched and what is to come again. */
async function follow(pks: readonly string[], fails: readonly number[]) {
  const dispatched: number[] = [];
  const Records = pks.map((pk, index) => recordOf(pk, index, { after: { pk, sk: 'ITEM', index } }));
  const { batchItemFailures } = await followBatch({ Records }, async ({ after }) => {
    const index = Number(after?.index);
    await Promise.resolve();
    if (fails.includes(index)) throw new Error('not now');
    dispatched.push(index);
  });
  return { dispatched, failures: batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)) };
}

describe('a stream’s batch', () => {
  test('each change comes with its images, as far as the item existed', async () => {
    const changes: Change[] = [];
    const [before, after] = [
      { pk: 'A', n: 1 },
      { pk: 'A', n: 2, names: new Set(['x']) },
    ];
    const Records = [
      recordOf('A', 1, { after: before }),
      recordOf('A', 2, { before, after }),
      recordOf('A', 3, { before: after }),
    ];
    await followBatch({ Records }, async (change) => {
      changes.push(change);
    });
    expect(changes).toEqual([
      { before: undefined, after: before },
      { before, after },
      { before: after, after: undefined },
    ]);
  });

  test('a failure stops its own partition and no other, and is reported', async () => {
    const { dispatched, failures } = await follow(['A', 'B', 'A', 'B', 'A'], [2]);
    expect(dispatched.toSorted()).toEqual([0, 1, 3]);
    expect(failures).toEqual([2]);
  });

  test('every partition is dispatched in order up to its first failure, and everything from there on comes again', async () => {
    const pks = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pks, fc.array(fc.nat(11), { maxLength: 4 }), async (partitions, fails) => {
        const { dispatched, failures } = await follow(partitions, fails);
        for (const pk of ['A', 'B', 'C']) {
          const own = partitions.flatMap((each, index) => (each === pk ? [index] : []));
          const firstFailed = own.find((index) => fails.includes(index));
          const expected = firstFailed === undefined ? own : own.filter((index) => index < firstFailed);
          expect(dispatched.filter((index) => own.includes(index))).toEqual(expected);
          expect(failures.filter((index) => own.includes(index))).toEqual(
            firstFailed === undefined ? [] : [firstFailed],
          );
        }
      }),
    );
  });

  test('a fault is logged by its place in the stream, without the item', async () => {
    const Records = [recordOf('A', 7, { after: { pk: 'A', name: 'Clara Client', phone: '+12025550188' } })];
    await followBatch({ Records }, async () => {
      throw new Error('no');
    });
    expect(logged()).toContain('"SequenceNumber":"7"');
    expect(logged()).not.toMatch(/Clara|\+1202/);
  });
});
