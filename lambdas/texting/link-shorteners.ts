// Public link shorteners, which carriers block: TX-9.

const hostInText = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?=[/:?#]|$|[^\p{L}\p{N}.-])/giu;
/** Characters that are not seen, with which a host could be hidden from this check. */
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** The hosts in `body` that belong to a public link shortener, as written in `shorteners`; each once. */
export function shortenersIn(body: string, shorteners: readonly string[]): string[] {
  const text = body.normalize('NFKC').replace(invisible, '').toLowerCase();
  const hosts = [...text.matchAll(hostInText)].map(([, host = '']) => host);
  return shorteners.filter((shortener) =>
    hosts.some((host) => host === shortener || host.endsWith(`.${shortener}`)),
  );
}
