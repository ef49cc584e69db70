import { Bolt, DoorOpen, FileText, Gauge, Gavel, type LucideIcon, Radio, Undo2 } from 'lucide-react'
import { SafeText } from '@/components/text/safe-text'
import { RelativeTime } from '@/components/ui/relative-time'
import type { TimelineEntry } from '@/lib/review/item-detail'

const icons: Record<TimelineEntry['kind'], LucideIcon> = {
  event: Radio,
  call: DoorOpen,
  version: FileText,
  verdict: Gauge,
  decision: Gavel,
  undo: Undo2,
  action: Bolt,
}

/** What happened to the item, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="flex flex-col gap-1.5">
      {entries.map(({ at, kind, words, detail }, index) => {
        const Icon = icons[kind]
        return (
          <li key={`${index.toString()} ${at}`} className="flex gap-2 text-sm">
            <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3" />
            <span className="min-w-0 flex-1 break-words">
              <SafeText text={words} />
              {detail && <SafeText text={detail} className="block text-xs text-ink-3" />}
            </span>
            <RelativeTime at={at} className="shrink-0 text-ink-3" />
          </li>
        )
      })}
    </ol>
  )
}
