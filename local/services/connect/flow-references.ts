// The JSONPath references of a contact flow: what an action's parameters may name of the contact and of what happened.

export type FlowData = {
  storedInput: string;
  /** What the last function answered. */
  external: Readonly<Record<string, string>>;
  attributes: Readonly<Record<string, string>>;
  customer: string;
  system: string;
  contactId: string;
};

const REFERENCE = /\$\.[A-Za-z]+(?:\.[\w-]+)?/g;
const KNOWN =
  /^\$\.(?:External\.[\w-]+|Attributes\.[\w-]+|StoredCustomerInput|CustomerEndpoint\.Address|SystemEndpoint\.Address|ContactId)$/;

export function unknownReference(text: string): string | undefined {
  return text.match(REFERENCE)?.find((each) => !KNOWN.test(each));
}

/** The text with every reference replaced; what is not there is left out, as Connect says nothing then. */
export function resolveReferences(text: string, data: FlowData): string {
  return text.replace(REFERENCE, (reference) => {
    const [, space, name = ''] = reference.split('.');
    if (space === 'External') return data.external[name] ?? '';
    if (space === 'Attributes') return data.attributes[name] ?? '';
    if (space === 'StoredCustomerInput') return data.storedInput;
    if (space === 'CustomerEndpoint') return data.customer;
    return space === 'SystemEndpoint' ? data.system : data.contactId;
  });
}
