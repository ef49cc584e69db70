import { Badge } from '@/components/ui/badge'
import type { EventState } from '@/lib/generated/prisma/enums'
import { stateWords } from './event-words'

export function EventStateBadge({ state }: { state: EventState }) {
  return <Badge tone={stateWords[state].tone}>{stateWords[state].name}</Badge>
}
