import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
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
  const { before, ...rest } = filter
  const active = Object.values(rest).some((value) => value !== null)
  type Change = Partial<typeof filter>
  return {
    filter,
    active,
    /** Another filter starts at its first page. */
    change: (change: Change) => setFilter({ before: null, ...change }),
    clear: () => setFilter(null),
  }
}
