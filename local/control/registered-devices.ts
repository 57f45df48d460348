// The devices that agents have registered for pushes, by the ids that the devices chose.
import * as z from 'zod';
import type { DynamoDb } from '../services/dynamodb/dynamodb.ts';

export type RegisteredDevice = { agentId: string; endpoint: string };

export type RegisteredDevices = {
  /** Several agents may have chosen the same id. */
  called(deviceId: string): Promise<readonly RegisteredDevice[]>;
};

const map = z.object({
  M: z.record(z.string(), z.object({ M: z.looseObject({ endpoint: z.object({ S: z.string() }) }) })),
});
const agentPage = z.object({
  Items: z
    .array(
      z.object({
        sk: z.object({ S: z.string() }),
        devices: map.optional(),
        webDevices: map.optional(),
      }),
    )
    .default([]),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});

export function registeredDevices(dynamoDb: DynamoDb): RegisteredDevices {
  return {
    async called(deviceId) {
      const found: RegisteredDevice[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = agentPage.parse(
          await dynamoDb.engine.table('Scan', {
            TableName: dynamoDb.tables[0]?.name,
            FilterExpression: 'begins_with(sk, :agent) AND begins_with(pk, :team)',
            ExpressionAttributeValues: { ':agent': { S: 'AGENT#' }, ':team': { S: 'TEAM#' } },
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        for (const { sk, devices, webDevices } of page.Items) {
          const device = webDevices?.M[deviceId] ?? devices?.M[deviceId];
          if (device !== undefined)
            found.push({ agentId: sk.S.slice('AGENT#'.length), endpoint: device.M.endpoint.S });
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return found;
    },
  };
}
