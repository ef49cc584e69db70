import { Badge } from '@/components/ui/badge'
import type { VerdictKind } from '@/lib/settings/settings'
import { answerNames, answerTones } from './call-words'

export function AnswerBadge({ verdict }: { verdict: VerdictKind }) {
  return <Badge tone={answerTones[verdict]}>{answerNames[verdict]}</Badge>
}
