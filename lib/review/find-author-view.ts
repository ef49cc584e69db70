import { prisma } from '../db/prisma'
import type { Author } from '../generated/prisma/client'
import type { AuthorView } from './item-detail'
import { ownGitlabUrl } from './own-gitlab-url'
import { withheldText } from './withhold'

type FindAuthorViewOptions = { author: Author; exceptItemId: number; seesAsked: boolean }

export async function findAuthorView({ author, exceptItemId, seesAsked }: FindAuthorViewOptions): Promise<AuthorView> {
  const standing = { undoneAt: null, kind: { in: ['SPAM' as const, 'NOT_SPAM' as const] } }
  const [itemCount, items, decisions] = await Promise.all([
    prisma().item.count({ where: { authorId: author.id } }),
    prisma().item.findMany({
      where: { authorId: author.id, id: { not: exceptItemId } },
      orderBy: { id: 'desc' },
      take: 8,
      select: {
        id: true,
        gitlabId: true,
        kind: true,
        title: true,
        score: true,
        decisions: { where: standing, orderBy: { id: 'desc' }, take: 1, select: { kind: true } },
      },
    }),
    prisma().decision.groupBy({
      by: ['kind'],
      where: { ...standing, item: { authorId: author.id } },
      _count: { _all: true },
    }),
  ])
  const count = (kind: string) => decisions.find((row) => row.kind === kind)?._count._all ?? 0
  return {
    gitlabId: author.gitlabId,
    username: author.username,
    name: author.name,
    state: author.state,
    accountCreated: author.accountCreated?.toISOString() ?? null,
    emailDomain: author.email?.split('@').at(-1)?.toLowerCase() ?? null,
    emailConfirmed: author.confirmedAt !== null,
    signInCount: author.signInCount,
    twoFactor: author.twoFactor,
    external: author.external,
    isAdmin: author.isAdmin,
    isBot: author.isBot,
    webUrl: ownGitlabUrl(author.webUrl),
    itemCount,
    decisions: { spam: count('SPAM'), notSpam: count('NOT_SPAM') },
    items: items.map(({ gitlabId, decisions: [decided], ...item }) => ({
      ...item,
      title: gitlabId === null && !seesAsked ? withheldText : item.title,
      decided: decided?.kind ?? null,
      unsaved: gitlabId === null,
    })),
  }
}
