// The filters of the list in the address, set one at a time or all at once.
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { addressWith, type FilterName, type Filters, filtersIn } from './filters.ts';

export type ClientFilters = {
  filters: Filters;
  /** As they stand in the address. */
  address: string;
  /** Nothing takes it away. */
  set(name: FilterName, value: string | undefined): void;
  /** All at once, as a view has them. */
  show(address: string): void;
};

export function useClientFilters(): ClientFilters {
  const [query, setQuery] = useSearchParams();
  const given = query.toString();
  return useMemo(() => {
    const filters = filtersIn(given);
    const show = (address: string) => setQuery(new URLSearchParams(address), { replace: true });
    return {
      filters,
      address: addressWith(filters),
      show,
      set: (name, value) => {
        const { [name]: _, ...others } = filters;
        show(addressWith(value === undefined || value === '' ? others : { ...others, [name]: value }));
      },
    };
  }, [given, setQuery]);
}
