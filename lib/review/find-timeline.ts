import { prisma } from '../db/prisma'
import { verdictLine } from '../settings/score-words'
import { askedWords } from '../spamcheck/asked-words'
import { actionWords } from './effect-words'
import type { AskedCallView, TimelineEntry } from './item-detail'

/** Newest entries of each sort that are read; a timeline is for people. */
const take = 20

type FindTimelineOptions = {
  itemId: number
  calls?: readonly AskedCallView[]
  /** GitLab asked about it and hasn't saved it: nothing of it was ever fetched. */
  unsaved?: boolean
}

/** What happened to an item, newest first. */
export async function findTimeline({
  itemId,
  calls = [],
  unsaved = false,
}: FindTimelineOptions): Promise<TimelineEntry[]> {
  const where = { itemId }
  const newest = { where, orderBy: { id: 'desc' as const }, take }
  const by = { select: { name: true } }
  const [events, versions, verdicts, decisions, actions] = await Promise.all([
    prisma().event.findMany({ ...newest, select: { receivedAt: true, kind: true, reason: true, detail: true } }),
    prisma().itemVersion.findMany({ ...newest, select: { id: true, firstSeenAt: true } }),
    prisma().verdict.findMany({ ...newest, select: { createdAt: true, verdict: true, score: true, model: true } }),
    prisma().decision.findMany({ ...newest, include: { moderator: by, undoneBy: by } }),
    prisma().action.findMany({
      ...newest,
      select: { state: true, plan: true, createdAt: true, endedAt: true, detail: true },
    }),
  ])
  const entries: TimelineEntry[] = [
    ...events.map((event) => ({
      at: event.receivedAt.toISOString(),
      kind: 'event' as const,
      words: `GitLab reported ${event.kind ?? 'an event'}`,
      detail: event.reason === 'effect_undone' ? event.detail : event.reason,
    })),
    ...calls.map((call) => ({ at: call.at, kind: 'call' as const, words: askedWords(call), detail: null })),
    ...versions.map((version, index) => ({
      at: version.firstSeenAt.toISOString(),
      kind: 'version' as const,
      words: unsaved
        ? 'Text kept as it was asked about'
        : index === versions.length - 1
          ? 'Content fetched'
          : 'Content changed',
      detail: null,
    })),
    ...verdicts.map(({ createdAt, verdict, score, model }) => ({
      at: createdAt.toISOString(),
      kind: 'verdict' as const,
      words: verdictLine({ score, verdict }),
      detail: model,
    })),
    ...decisions.map(({ createdAt, kind, moderator, reason }) => ({
      at: createdAt.toISOString(),
      kind: 'decision' as const,
      words: `${moderator?.name ?? 'Policy'} ${said[kind]}`,
      detail: reason,
    })),
    ...decisions.flatMap(({ id, versionId, undoneAt, undoneBy }) =>
      undoneAt
        ? [
            {
              at: undoneAt.toISOString(),
              kind: 'undo' as const,
              words: undoneBy
                ? `${undoneBy.name} took the decision back`
                : decisions.some((other) => other.id !== id && other.versionId === versionId && counts(other))
                  ? 'Another decision on the same text counts'
                  : 'No longer decided: it was undone in GitLab',
              detail: null,
            },
          ]
        : [],
    ),
    ...actions.map(({ state, plan, createdAt, endedAt, detail }) => ({
      at: (endedAt ?? createdAt).toISOString(),
      kind: 'action' as const,
      words: `${actionWords({ plan, detail: 'Action' })}: ${actionStates[state]}`,
      detail,
    })),
  ]
  return entries.sort((one, other) => other.at.localeCompare(one.at))
}

const counts = ({ kind, undoneAt }: { kind: keyof typeof said; undoneAt: Date | null }): boolean =>
  undoneAt === null && (kind === 'SPAM' || kind === 'NOT_SPAM')

const said = { SPAM: 'said spam', NOT_SPAM: 'said not spam', UNSURE: 'was unsure', SKIP: 'skipped it' }

const actionStates = {
  PLANNED: 'planned only, dry run',
  SCHEDULED: 'waits for the undo time',
  RUNNING: 'under way',
  CALLING: 'under way',
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  REFUSED: 'refused',
}
