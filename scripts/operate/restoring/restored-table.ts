// What a restored table holds that has to be looked at: who is in it, and which texts were on their way (DE-7).
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { contentSchema, isUnderWay, stateSchema } from '../../../lambdas/delivery/outbox/outbox-message.ts';

const key = z.object({ pk: z.string(), sk: z.string() });

/** The referrals, the phones with consent and the teams. */
export async function subjectsIn(client: DynamoDBClient, TableName: string) {
  const referralIds = new Set<string>();
  const phones = new Set<string>();
  const teamIds = new Set<string>();
  const scan = { TableName, ProjectionExpression: 'pk, sk' };
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    for (const item of Items) {
      const { pk, sk } = key.parse(unmarshall(item));
      const [kind, ...rest] = pk.split('#');
      if (kind === 'REF' && sk === 'RACE') referralIds.add(rest.join('#'));
      if (kind === 'TEAM' && sk === 'TEAM') teamIds.add(rest.join('#'));
      if (kind === 'CONSENT' && sk === 'STATE') phones.add(rest.at(-1) ?? '');
    }
  }
  return { referralIds: [...referralIds], phones: [...phones], teamIds: [...teamIds] };
}

/** Texts that may have gone out in the lost minutes. One that is held until later than `now` has not. */
export async function textsInDoubt(client: DynamoDBClient, TableName: string, now: Date): Promise<string[]> {
  const found: string[] = [];
  const scan = {
    TableName,
    FilterExpression: 'begins_with(pk, :outbox) AND channel = :text',
    ExpressionAttributeValues: { ':outbox': { S: 'OUTBOX#' }, ':text': { S: 'text' } },
  };
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    for (const item of Items.map((each) => unmarshall(each))) {
      const state = stateSchema.parse(item);
      const isStillHeld = state.status === 'held' && Date.parse(state.heldUntil) > now.getTime();
      if (isUnderWay(state) && !isStillHeld) found.push(contentSchema.parse(item).outboxId);
    }
  }
  return found;
}
