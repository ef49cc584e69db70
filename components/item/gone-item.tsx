import { FileQuestion } from 'lucide-react'
import Link from 'next/link'
import { isolatedText } from '@/components/text/plain-text'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** In place of an item that was there and isn't any more. */
export function GoneItem({ username }: { username: string | null }) {
  return (
    <EmptyState
      icon={FileQuestion}
      title="This entry is gone"
      action={
        username !== null && (
          <Link href={`/queue?author=${encodeURIComponent(username)}`} className={buttonClass()}>
            Items of {isolatedText(username)}
          </Link>
        )
      }
    >
      It has become another item, or its text has expired: what GitLab asked about and never saved is kept only for as
      long as the settings say.
    </EmptyState>
  )
}
