// Reads the next page of a list beside readings anew of the same list, each of which may end what is under way.

export type MoreOf = {
  data: { pages: readonly unknown[] } | undefined;
  dataUpdatedAt: number;
  hasNextPage: boolean;
  fetchNextPage(how: { cancelRefetch: false }): Promise<MoreOf>;
};

/** Lets what is being read come first, lest it stay out of date; asks again where a reading anew came instead. */
export async function readMore(read: MoreOf): Promise<void> {
  const now = await read.fetchNextPage({ cancelRefetch: false });
  const isAnew = now.dataUpdatedAt !== read.dataUpdatedAt && pagesOf(now) <= pagesOf(read);
  if (isAnew && now.hasNextPage) await readMore(now);
}

const pagesOf = ({ data }: MoreOf): number => data?.pages.length ?? 0;
