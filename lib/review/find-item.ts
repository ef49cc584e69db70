import { prisma } from '../db/prisma'
import { reviewThreshold } from '../model/thresholds/review-threshold'
import { freshSettings } from '../settings/fresh-settings'
import { missingItem } from '../spamcheck/find-joined-item'
import { findAuthorView } from './find-author-view'
import { findItemCalls } from './find-item-calls'
import { findKnownTraces } from './find-known-traces'
import { findTimeline } from './find-timeline'
import type { ItemDetail, ItemVersionView } from './item-detail'
import { ownGitlabUrl } from './own-gitlab-url'
import { planView } from './plan-view'
import { verdictView } from './verdict-view'
import { versionView } from './version-view'
import { withholdItem } from './withhold'

type FindItemOptions = {
  itemId: number
  userId: number
  /** Whether the reader may see texts that GitLab asked about and hasn't saved. */
  seesAsked?: boolean
}

/** @throws AppError `not_found`, or `conflict` with `JoinedDetails` when it has become another item */
export async function findItem({ itemId, userId, seesAsked = false }: FindItemOptions): Promise<ItemDetail> {
  const [{ settings }, item] = await Promise.all([
    freshSettings(),
    prisma().item.findUnique({
      where: { id: itemId },
      include: {
        author: true,
        versions: { orderBy: { id: 'desc' }, take: 10 },
        version: {
          include: {
            verdict: true,
            decisions: {
              where: { undoneAt: null, kind: { in: ['SPAM', 'NOT_SPAM'] } },
              orderBy: { id: 'desc' },
              include: { moderator: { select: { name: true } } },
            },
          },
        },
      },
    }),
  ])
  if (!item) throw await missingItem(itemId)
  const version = item.version ? versionView(item.version) : null
  const content = version && { kind: item.kind, fields: version.fields, meta: version.meta }
  const asked = await findItemCalls({ itemId })
  const [author, timeline, known, undone] = await Promise.all([
    item.author ? findAuthorView({ author: item.author, exceptItemId: item.id, seesAsked }) : null,
    findTimeline({ itemId, calls: asked.calls, unsaved: item.gitlabId === null }),
    content ? findKnownTraces({ content, exceptItemId: itemId }) : [],
    prisma().event.findFirst({
      where: { itemId, reason: 'effect_undone' },
      orderBy: { id: 'desc' },
      select: { detail: true },
    }),
  ])
  const { thresholds, routes, cap } = settings.kinds[item.kind]
  const waits = item.reviewState === 'PENDING' || item.reviewState === 'SECOND_OPINION'
  const decision = item.reviewState === 'DECIDED' ? item.version?.decisions[0] : undefined
  const verdict =
    item.version?.verdict && content
      ? await verdictView({ verdict: item.version.verdict, content, reviewFrom: reviewThreshold(settings, item.kind) })
      : null
  const detail: ItemDetail = {
    id: item.id,
    kind: item.kind,
    gitlabId: item.gitlabId,
    title: item.title,
    path: item.path,
    withheld: false,
    asked,
    webUrl: ownGitlabUrl(item.webUrl),
    visibility: item.visibility,
    confidential: item.confidential,
    createdAt: item.itemCreatedAt?.toISOString() ?? null,
    firstSeenAt: item.firstSeenAt.toISOString(),
    goneAt: item.goneAt?.toISOString() ?? null,
    state: item.reviewState,
    version,
    versions: withCurrent(item.versions.map(versionView), version),
    verdict,
    known,
    author,
    standing: decision
      ? {
          decisionId: decision.id,
          kind: decision.kind,
          by: decision.moderator?.name ?? 'Policy',
          mine: decision.moderatorId === userId,
          at: decision.createdAt.toISOString(),
        }
      : null,
    effectUndone: waits ? (undone?.detail ?? null) : null,
    timeline,
    settings: { thresholds, routes, cap, dryRun: settings.dryRun, undoSeconds: settings.undoSeconds },
    plan: planView({ item, trust: verdict?.trust ?? null, settings }),
  }
  return item.gitlabId === null && !seesAsked ? withholdItem(detail) : detail
}

/** An older content can become the current one again (an edit taken back); it may then be beyond the newest ten. */
function withCurrent(versions: ItemVersionView[], current: ItemVersionView | null): ItemVersionView[] {
  if (!current || versions.some(({ id }) => id === current.id)) return versions
  return [...versions, current]
}
