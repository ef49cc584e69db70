import type { Author, Item } from '../generated/prisma/client'
import { possibleActions, type Settings, type SpamAction } from '../settings/settings'
import type { PlanView } from './item-detail'

type PlanViewOptions = { item: Item & { author: Author | null }; settings: Settings }

/** What a spam decision on this item would do in GitLab, before anybody decides. */
export function planView({ item, settings }: PlanViewOptions): PlanView {
  const possible: readonly SpamAction[] = possibleActions[item.kind]
  const kinds = settings.kinds[item.kind].spamActions.filter((kind) => possible.includes(kind))
  const refused = kinds.length > 0 && item.author ? protectedBecause(item.author) : null
  return { words: kinds.map((kind) => sentences[kind](item)), refused }
}

const sentences: Record<SpamAction, (item: Item & { author: Author | null }) => string> = {
  BLOCK_USER: ({ author }) => `block ${author?.username ?? 'the author'}`,
  CLOSE_ISSUE: () => 'close the issue and make it confidential',
  MAKE_PROJECT_PRIVATE: () => 'make the project private',
}

function protectedBecause({ isAdmin, isBot, trustedBy, username }: Author): string | null {
  if (isAdmin) return `${username} is an admin of GitLab`
  if (isBot) return `${username} is a bot`
  return trustedBy ? `${username} is trusted in GitLab` : null
}
