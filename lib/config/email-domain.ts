// The domain of an email address: what is behind its @. In lower case, as SES keeps it.
export function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1).toLowerCase();
}
