// Finds the links in an email. One to the portal leads to this cloud's own origin, whatever port it runs on.

export type Piece = { text: string; href?: string };

const ADDRESS = /https?:\/\/[^\s]+/g;

export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: address, index } of body.matchAll(ADDRESS)) {
    if (index > from) pieces.push({ text: body.slice(from, index) });
    pieces.push({ text: address, href: hrefOf(address) });
    from = index + address.length;
  }
  if (from < body.length) pieces.push({ text: body.slice(from) });
  return pieces;
}

function hrefOf(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  return hostname === 'localhost' || hostname === '127.0.0.1' ? pathname + search : address;
}
