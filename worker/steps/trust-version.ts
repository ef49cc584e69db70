import { checkTrust } from '@/lib/trust/check-trust'
import { killPoint } from '../kill-points'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/** TRUST: whether author or project is exempt. The trusted aren't classified: what they write is nobody's business. */
export async function trustVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { version, judged, event } = screening
  if (!version || judged) return undefined
  screening.trust = await checkTrust({
    item: { projectId: version.projectId },
    author: version.author,
    botUserId: tools.botUserId(),
    memberships: tools.memberships,
  })
  killPoint('trusted', event.id)
  return undefined
}
