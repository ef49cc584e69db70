type Paged = { before: string | null }

/** A filter that stands in the address, with the place in its list (`before`), as pages of rows work with it. */
export function pagedFilter<Filter extends Paged, Result>(
  filter: Filter,
  set: (change: Partial<Filter> | null) => Result,
) {
  const { before, ...rest } = filter
  return {
    filter,
    /** Something is left out by it. */
    active: Object.values(rest).some((value) => value !== null),
    /** Another filter starts at its first page. */
    change: (change: Partial<Filter>) => set({ before: null, ...change } as Partial<Filter>),
    clear: () => set(null),
  }
}
