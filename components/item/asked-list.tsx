import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import type { AskedView } from '@/lib/review/item-detail'
import { askedWords } from '@/lib/spamcheck/asked-words'

/** What GitLab asked about the item before it saved it, and was answered; the newest first. */
export function AskedList({ asked: { calls, count } }: { asked: AskedView }) {
  return (
    <div className="text-sm">
      <ul aria-label="Asked before saving" className="flex flex-col gap-1">
        {calls.map((call) => (
          <li key={call.id} className="flex gap-2">
            <RowLink href={`/spamcheck/calls/${call.id}`} className="min-w-0 flex-1 break-words hover:underline">
              {askedWords(call)}
            </RowLink>
            <RelativeTime at={call.at} className="shrink-0 text-ink-3" />
          </li>
        ))}
      </ul>
      {count > calls.length && <p className="pt-1 text-ink-3">and {count - calls.length} more, older ones</p>}
    </div>
  )
}
