// Public link shorteners, which carriers block: TX-9.

/**
 * A host with what stands around it: a scheme and a login in front of it, or the user of an e-mail address; its path, in which a
 * host is only a word (but for a link within a link). It does not begin in the middle of a word, as in "AT&T.co". It ends before a
 * path, a space or any other sign; stops and dashes behind it are the sentence's.
 */
const hostInText =
  /(?:(?<scheme>\/\/)(?:[^\s/@]{1,200}@)?|(?<user>[\p{L}\p{N}._%+-]{1,64}@))?(?<![\p{L}\p{N}_][&'’_]|_)(?<host>(?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?=[.-]*(?:$|[^\p{L}\p{N}.-]))(?<path>:?\d{0,5}[/?#](?:(?!\/\/)[^\s,;()<>"“”])*)?/giu;
/** Characters that are not seen, with which a host could be hidden from this check. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Browsers read the ideographic full stop as a dot. */
const ideographicStop = /。/g;

/** The hosts in `body` that belong to a public link shortener, as written in `shorteners`; each once. */
export function shortenersIn(body: string, shorteners: readonly string[]): string[] {
  const text = body.normalize('NFKC').replace(invisible, '').replace(ideographicStop, '.').toLowerCase();
  const named = shorteners.filter((shortener) => text.includes(shortener));
  // Most texts name none and need no search for hosts, which takes longer.
  if (named.length === 0) return [];
  const hosts = [...text.matchAll(hostInText)].flatMap(({ groups = {} }) => hostOf(groups) ?? []);
  return named.filter((shortener) =>
    hosts.some((host) => host === shortener || host.endsWith(`.${shortener}`)),
  );
}

/** An e-mail address is no link; one with a path behind it is. */
function hostOf({ user, host, path = '' }: Record<string, string | undefined>): string | undefined {
  return user !== undefined && !path.startsWith('/') ? undefined : host;
}
