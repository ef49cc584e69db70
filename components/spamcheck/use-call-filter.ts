import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { pagedFilter } from '@/components/ui/paged-filter'
import { verdictKinds } from '@/lib/settings/settings'

/** The filter as it stands in the address: a link to it shows the same to others, and Back undoes a change. */
export function useCallFilter() {
  const [filter, setFilter] = useQueryStates(
    {
      verdict: parseAsStringLiteral(verdictKinds),
      type: parseAsString,
      author: parseAsString,
      project: parseAsString,
      before: parseAsString,
    },
    { history: 'push' },
  )
  return pagedFilter(filter, setFilter)
}
