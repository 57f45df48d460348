// Races a second: ten agents claim one referral at once, by the store's code and by the bare SDK client, on the embedded DynamoDB.
import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { openTable } from '../../lambdas/platform/table/table.ts';
import { type BenchTable, clientConfig, contenders, openRaces } from './races-to-win.ts';
import { claimBy, recordedClaim } from './recorded-claim.ts';
import { medianOf, takeTurns } from './samples.ts';

const warmUps = 30;
const turns = { blocks: 20, perBlock: 10 };

export type RaceRates = { store: number; bare: number };

export async function measureRaces(table: BenchTable): Promise<RaceRates> {
  const storeClient = new DynamoDBClient(clientConfig(table));
  const bareClient = new DynamoDBClient(clientConfig(table));
  const races = raceStore(openTable(table.name, storeClient));
  const count = warmUps + turns.blocks * turns.perBlock;
  const forStore = await openRaces(table, count);
  const forBare = await Promise.all(
    (await openRaces(table, count)).map((id) =>
      Promise.all(contenders.map((agentId) => recordedClaim(table, agentId, id))),
    ),
  );
  const acts = [
    async () => {
      const referralId = forStore.pop() ?? '';
      const outcomes = await Promise.all(
        contenders.map((agentId) => races.claim(claimBy(agentId, referralId))),
      );
      requireOneWinner(outcomes.filter(({ kind }) => kind === 'won').length);
    },
    async () => {
      const claims = forBare.pop() ?? [];
      const won = await Promise.all(claims.map((input) => wins(bareClient, new UpdateItemCommand(input))));
      requireOneWinner(won.filter(Boolean).length);
    },
  ];
  await takeTurns(acts, { blocks: 1, perBlock: warmUps });
  const [ofStore = [], ofBare = []] = await takeTurns(acts, turns);
  storeClient.destroy();
  bareClient.destroy();
  return { store: 1000 / medianOf(ofStore), bare: 1000 / medianOf(ofBare) };
}

async function wins(client: DynamoDBClient, claim: UpdateItemCommand): Promise<boolean> {
  try {
    await client.send(claim);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

function requireOneWinner(winners: number): void {
  if (winners !== 1) throw new Error(`A race had ${winners} winners.`);
}
