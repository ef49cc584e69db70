import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from './button'

type PagerProps = {
  /** `before` of the page that is shown; null on the first one. */
  before: string | null
  /** `before` of the following page; null on the last one. */
  next: string | null
  onGo: (before: string | null) => void
  shown: number
}

/** Older and newest, for lists that are read from the newest on. The page is part of the address, so Back works. */
export function Pager({ before, next, onGo, shown }: PagerProps) {
  if (before === null && next === null) return null
  return (
    <nav aria-label="Pages" className="flex items-center justify-end gap-2 pt-3">
      <span className="flex-1 text-sm text-ink-3">{shown} on this page</span>
      <Button disabled={before === null} onClick={() => onGo(null)}>
        <ChevronLeft aria-hidden className="size-4" />
        Newest
      </Button>
      <Button disabled={next === null} onClick={() => onGo(next)}>
        Older
        <ChevronRight aria-hidden className="size-4" />
      </Button>
    </nav>
  )
}
