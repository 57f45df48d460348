// Public link shorteners, which carriers block: TX-9.

/** A host ends before a path, a space or any other sign; stops and dashes behind it are the sentence's. */
const hostInText = /((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?=[.-]*(?:$|[^\p{L}\p{N}.-]))/giu;
/** Characters that are not seen, with which a host could be hidden from this check. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Browsers read the ideographic full stop as a dot. */
const ideographicStop = /。/g;

/** The hosts in `body` that belong to a public link shortener, as written in `shorteners`; each once. */
export function shortenersIn(body: string, shorteners: readonly string[]): string[] {
  const text = body.normalize('NFKC').replace(invisible, '').replace(ideographicStop, '.').toLowerCase();
  const hosts = [...text.matchAll(hostInText)].map(([, host = '']) => host);
  return shorteners.filter((shortener) =>
    hosts.some((host) => host === shortener || host.endsWith(`.${shortener}`)),
  );
}
