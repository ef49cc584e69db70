import { CircleDot, Code, FolderGit2, GitPullRequest, type LucideIcon, MessageSquare, User, Users } from 'lucide-react'
import type { ItemKind } from '@/lib/fetch/item'

export const kindNames: Record<ItemKind, string> = {
  user: 'User',
  project: 'Project',
  group: 'Group',
  issue: 'Issue',
  note: 'Comment',
  snippet: 'Snippet',
  merge_request: 'Merge request',
}

const icons: Record<ItemKind, LucideIcon> = {
  user: User,
  project: FolderGit2,
  group: Users,
  issue: CircleDot,
  note: MessageSquare,
  snippet: Code,
  merge_request: GitPullRequest,
}

export function KindIcon({ kind, className = 'size-4' }: { kind: ItemKind; className?: string }) {
  const Icon = icons[kind]
  return (
    <span className="inline-flex shrink-0 text-ink-3" title={kindNames[kind]}>
      <Icon aria-hidden className={className} strokeWidth={1.75} />
      <span className="sr-only">{kindNames[kind]}</span>
    </span>
  )
}
