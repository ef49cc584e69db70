import pLimit from 'p-limit'
import type { OpenEvent } from '@/lib/intake/open-event'
import { type ReadEvent, readEvent } from '@/lib/intake/read-event'
import { expandSnippets } from '@/lib/sweep/expand-snippets'
import { readSweptEvent } from '@/lib/sweep/swept-event'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

/** Large bodies are in memory one at a time, and no longer than it takes to read what they are about. */
const alone = pLimit(1)

/** READ: what the hook is about. Most kinds of hook end here. */
export async function readHook(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { event } = screening
  const read = await readBody(event, tools)
  screening.kind = read.kind
  if (read.outcome === 'ignore') return { state: 'IGNORED', reason: read.reason, detail: read.detail }
  if (read.outcome === 'expand') {
    const { added, seen } = await expandSnippets(tools)
    return { state: 'DONE', reason: 'expanded', detail: `${added} new among the latest ${seen} snippets.` }
  }
  const { subject } = read
  screening.subject = subject
  tools.fetcher.invalidate(subject)
  // Whoever knows the hook's secret may say that something was removed; only GitLab's own 404 takes it off the queue.
  if (read.outcome === 'gone') return undefined
  const { kind: eventKind, actorId, occurredAt } = read
  const cause = await tools.findCause({ subject, eventKind, actorId, occurredAt, botUserId: tools.botUserId() })
  if (!cause) return undefined
  return {
    state: 'IGNORED',
    reason: 'own_action',
    detail: `Natterjack’s own action ${cause.actionId} caused this hook.`,
  }
}

function readBody({ id, raw, headers, source }: OpenEvent, tools: Tools): Promise<ReadEvent> | ReadEvent {
  if (raw === null) return alone(async () => readEvent({ raw: await tools.loader.loadBody(id), headers }))
  return source === 'SWEEP' ? readSweptEvent({ raw }) : readEvent({ raw, headers })
}
