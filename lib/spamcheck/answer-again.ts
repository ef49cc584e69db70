import { capVerdict, verdictOf } from '../decide/verdict'
import type { ItemKind } from '../fetch/item'
import type { Settings, VerdictKind } from '../settings/settings'
import { askedKindOf } from './effect-in-gitlab'
import { isProjectAllowed } from './project-filter'

/** What is kept of a call that bears on its answer. */
export type StoredCall = {
  type: string
  kind: ItemKind
  projectId: number | null
  /** 0..1; null: nothing was evaluated. */
  score: number | null
  reason: string
  /** Whether the author, the project or an address exempted it. */
  trusted: boolean
}

/** What a call was answered that stood in a project nobody wanted checked. */
export const notAllowed = 'project not allowed'

/**
 * What a stored call would be answered under other settings, by its score of then. Null: it wasn't scored, and under these
 * settings it would be.
 */
export function answerAgain({ call, settings }: { call: StoredCall; settings: Settings }): VerdictKind | null {
  const { monitor, caps, allowBlock } = settings.spamcheck
  const { projectId, score } = call
  const project = projectId === null ? null : { id: projectId, path: '' }
  if (!isProjectAllowed({ project, lists: settings.spamcheck })) return 'NOOP'
  if (score === null) return call.reason === notAllowed ? null : 'NOOP'
  if (monitor || call.trusted) return 'ALLOW'
  const { thresholds, cap } = settings.kinds[call.kind]
  const capped = capVerdict({ verdict: verdictOf({ score, thresholds }), cap })
  const answer = capVerdict({ verdict: capped, cap: caps[askedKindOf(call.type)] })
  return answer === 'BLOCK' && !allowBlock ? 'DISALLOW' : answer
}
