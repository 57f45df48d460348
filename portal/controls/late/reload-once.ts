// After a deploy the code that an open page would still load is gone: the page that is served now knows where it is.

const place = 'dibs.reloaded';

/** Once for each build, so that a build that lacks something isn't loaded for ever. A browser that keeps nothing asks the reader. */
export function mayReload(build: string, kept: Pick<Storage, 'getItem' | 'setItem'>): boolean {
  try {
    if (kept.getItem(place) === build) return false;
    kept.setItem(place, build);
    return true;
  } catch {
    return false;
  }
}
