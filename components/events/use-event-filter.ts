import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { pagedFilter } from '@/components/ui/paged-filter'
import { EventSource, EventState } from '@/lib/generated/prisma/enums'

const states = Object.values(EventState)
const sources = Object.values(EventSource)

/** The filter as it stands in the address: a link to it shows the same to others, and Back undoes a change. */
export function useEventFilter() {
  const [filter, setFilter] = useQueryStates(
    {
      state: parseAsStringLiteral(states),
      source: parseAsStringLiteral(sources),
      kind: parseAsString,
      reason: parseAsString,
      subject: parseAsString,
      before: parseAsString,
    },
    { history: 'push' },
  )
  return pagedFilter(filter, setFilter)
}
