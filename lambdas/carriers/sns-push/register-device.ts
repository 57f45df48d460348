// Registers device tokens at the push service (SNS mobile push).
import { CreatePlatformEndpointCommand, InvalidParameterException, SNSClient } from '@aws-sdk/client-sns';

const client = new SNSClient({});

/** The endpoint (ARN) for `token`, the same for the same token; undefined when the service refuses the token. */
export async function registerDevice(applicationArn: string, token: string): Promise<string | undefined> {
  try {
    const { EndpointArn } = await client.send(
      new CreatePlatformEndpointCommand({ PlatformApplicationArn: applicationArn, Token: token }),
    );
    return EndpointArn;
  } catch (error) {
    if (error instanceof InvalidParameterException) return undefined;
    throw error;
  }
}
