import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** More about a line, for those who ask. The browser's own: works by keyboard, and before any script has loaded. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group/more min-w-0 text-sm">
      <summary className="inline-flex min-h-6 max-w-full list-none items-center gap-1 text-ink-3 hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform group-open/more:rotate-90" />
        <span className="truncate">{summary}</span>
      </summary>
      <div className="pt-1 pb-2 pl-4.5">{children}</div>
    </details>
  )
}
