import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type EmptyStateProps = { icon?: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }

/** Why nothing is here and what to do about it. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {Icon && <Icon aria-hidden className="size-8 text-ink-3" strokeWidth={1.5} />}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children && <div className="max-w-md text-ink-2">{children}</div>}
      {action && <div className="pt-2">{action}</div>}
    </div>
  )
}
