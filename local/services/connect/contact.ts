// A contact: one call through Connect, and the events by which its functions and the event bus are told of it.

export type Contact = {
  id: string;
  instanceArn: string;
  initiationMethod: 'INBOUND' | 'API';
  /** The handset. */
  customer: string;
  /** The number of the instance. */
  system: string;
  attributes: Readonly<Record<string, string>>;
};

/** What a function receives that a flow invokes. */
export function contactFlowEvent(contact: Contact, parameters: Readonly<Record<string, string>>) {
  const endpoint = (Address: string) => ({ Address, Type: 'TELEPHONE_NUMBER' });
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: contact.attributes,
        AwsRegion: contact.instanceArn.split(':')[3],
        Channel: 'VOICE',
        ContactId: contact.id,
        CustomerEndpoint: endpoint(contact.customer),
        CustomerId: null,
        Description: null,
        InitialContactId: contact.id,
        InitiationMethod: contact.initiationMethod,
        InstanceARN: contact.instanceArn,
        LanguageCode: 'en-US',
        MediaStreams: { Customer: { Audio: null } },
        Name: null,
        PreviousContactId: contact.id,
        Queue: null,
        References: {},
        SystemEndpoint: endpoint(contact.system),
      },
      Parameters: parameters,
    },
  };
}

export type ContactEventType = 'INITIATED' | 'CONNECTED_TO_SYSTEM' | 'DISCONNECTED';

export type ContactTimes = {
  initiatedMs: number;
  connectedMs?: number | undefined;
  disconnectedMs?: number | undefined;
};

/** What the default event bus is told. */
export function contactEvent(contact: Contact, eventType: ContactEventType, times: ContactTimes) {
  const at = (name: string, ms: number | undefined) =>
    ms === undefined ? {} : { [name]: new Date(ms).toISOString() };
  return {
    source: 'aws.connect',
    type: 'Amazon Connect Contact Event',
    resourceArns: [`${contact.instanceArn}/contact/${contact.id}`, contact.instanceArn],
    detail: {
      eventType,
      contactId: contact.id,
      initialContactId: contact.id,
      channel: 'VOICE',
      instanceArn: contact.instanceArn,
      initiationMethod: contact.initiationMethod,
      ...at('initiationTimestamp', times.initiatedMs),
      ...at('connectedToSystemTimestamp', times.connectedMs),
      ...at('disconnectTimestamp', times.disconnectedMs),
    },
  };
}
