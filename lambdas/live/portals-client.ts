// The connections of open portals at API Gateway: what is posted to them, and their end.
import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { logFault } from '../platform/log.ts';
import type { News } from './tell-portals.ts';

/** A portal that can't be told finds out by itself: the changes behind it wait this long at most, twice. */
const patienceMs = 1000;

/** `url`: where portals connect, `wss://…`. Posts go to the same place by https. */
export function portalsClient(url: string) {
  const client = new ApiGatewayManagementApiClient({
    endpoint: url.replace(/^ws/, 'http'),
    maxAttempts: 2,
    requestHandler: { requestTimeout: patienceMs, connectionTimeout: patienceMs },
  });
  return {
    async postToPortal(ConnectionId: string, news: News): Promise<'heard' | 'gone' | 'failed'> {
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId, Data: JSON.stringify(news) }));
        return 'heard';
      } catch (error) {
        if (error instanceof GoneException) return 'gone';
        logFault('portal-not-told', error);
        return 'failed';
      }
    },

    async disconnectPortal(ConnectionId: string): Promise<void> {
      try {
        await client.send(new DeleteConnectionCommand({ ConnectionId }));
      } catch (error) {
        if (!(error instanceof GoneException)) logFault('portal-not-disconnected', error);
      }
    },
  };
}
