// The stage's brands, by which the back office names them.
import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/api.ts';
import { useSignedIn } from '../../session/portal-context.tsx';

export type ListedBrand = { brand: string; name: string; supportContact: string };

/** Empty until they are known. */
export function useBrands() {
  const { api } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['office', 'brands'],
    queryFn: ({ signal }) => answerOf(api.GET('/brands', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const brands: readonly ListedBrand[] = data?.brands ?? [];
  return {
    brands,
    nameOf: (id: string) => brands.find(({ brand }) => brand === id)?.name ?? id,
  };
}
