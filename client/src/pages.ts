// Lists of the API, page by page.

/** Goes along in a page's query: empty for the first one. */
type Place = { cursor?: string };

/** All pages of a list, each read when it is wanted: `for await (const page of pagesOf((place) => …))`. */
export async function* pagesOf<Page extends { cursor?: string | undefined }>(
  read: (place: Place) => Promise<Page>,
): AsyncGenerator<Page, void, undefined> {
  let place: Place | undefined = {};
  while (place !== undefined) {
    const page: Page = await read(place);
    yield page;
    place = page.cursor === undefined ? undefined : { cursor: page.cursor };
  }
}

/** What is on all pages, one by one. */
export async function* itemsOf<Page extends { cursor?: string | undefined }, Item>(
  read: (place: Place) => Promise<Page>,
  listOn: (page: Page) => readonly Item[],
): AsyncGenerator<Item, void, undefined> {
  for await (const page of pagesOf(read)) yield* listOn(page);
}
