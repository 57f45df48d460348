// Has the push service (SNS mobile push) forget a device.
import { DeleteEndpointCommand, SNSClient } from '@aws-sdk/client-sns';

const client = new SNSClient({});

/** One that is gone already is no fault to SNS. */
export async function deleteEndpoint(EndpointArn: string): Promise<void> {
  await client.send(new DeleteEndpointCommand({ EndpointArn }));
}
