// The domain of an email address: what is behind its @.
export function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1);
}
