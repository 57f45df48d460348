// Token and outcome meet on a real table: whichever comes second completes the task.
import { describe, expect, test } from '@jest/globals';
import { outcomeStore } from '../../../lambdas/claiming/offers/outcome-store.ts';
import { engineTable, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const workflows = outcomeStore(await engineTable());

describe(onEngine('workflow store'), () => {
  test('the token first: the outcome finds it', async () => {
    const referralId = anId('ref');
    expect(await workflows.awaitOutcome(referralId, 'token-1')).toBeUndefined();
    expect(await workflows.record(referralId, 'claimed')).toBe('token-1');
  });

  test('the outcome first: the token finds it and is told', async () => {
    const referralId = anId('ref');
    expect(await workflows.record(referralId, 'returned')).toBeUndefined();
    expect(await workflows.awaitOutcome(referralId, 'token-1')).toBe('returned');
  });

  test('told again, the outcome finds the token again', async () => {
    const referralId = anId('ref');
    await workflows.awaitOutcome(referralId, 'token-1');
    expect(await workflows.record(referralId, 'claimed')).toBe('token-1');
    expect(await workflows.record(referralId, 'claimed')).toBe('token-1');
  });

  test('a task that was started again leaves its newer token, or finds the outcome again', async () => {
    const referralId = anId('ref');
    await workflows.awaitOutcome(referralId, 'token-1');
    await workflows.awaitOutcome(referralId, 'token-2');
    expect(await workflows.record(referralId, 'claimed')).toBe('token-2');
    expect(await workflows.awaitOutcome(referralId, 'token-3')).toBe('claimed');
  });

  test('both at once: no completion is lost', async () => {
    for (let round = 0; round < 40; round += 1) {
      const referralId = anId('ref');
      const [outcome, token] = await Promise.all([
        workflows.awaitOutcome(referralId, 'token-1'),
        workflows.record(referralId, 'claimed'),
      ]);
      expect([outcome, token].filter((found) => found !== undefined)).toHaveLength(1);
    }
  });
});
