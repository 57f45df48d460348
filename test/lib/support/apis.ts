// The two APIs of the local stage: that of requests, and that of the live channel.
import { dibsStack } from './synthesized.ts';

type Protocol = 'HTTP' | 'WEBSOCKET';

function ofApi(type: string, protocol: Protocol) {
  const stack = dibsStack();
  const api = stack
    .ofType('AWS::ApiGatewayV2::Api')
    .find(({ Properties }) => Properties.ProtocolType === protocol);
  return stack
    .ofType(type)
    .filter(({ Properties }) => JSON.stringify(Properties.ApiId).includes(`"${api?.logicalId}"`));
}

export const routesOf = (protocol: Protocol) => ofApi('AWS::ApiGatewayV2::Route', protocol);

export const stageOf = (protocol: Protocol) => ofApi('AWS::ApiGatewayV2::Stage', protocol)[0];
