'use client'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { showToast } from '@/components/ui/toast-store'
import { type ActionAsk, type ActionListRow, useAskAction } from './queries'
import { canReverse } from './read-action'

/** What can still be done about an action in its present state; nothing for most. */
export function ActionButtons({ row }: { row: ActionListRow }) {
  if (row.state === 'SCHEDULED' && row.reversesId === null)
    return <AskButton row={row} ask="cancellation" label="Cancel" />
  if (row.state === 'FAILED') return <AskButton row={row} ask="retries" label="Retry" />
  if (canReverse(row)) return <AskButton row={row} ask="reversal" label="Reverse" />
  return null
}

function AskButton({ row: { id }, ask, label }: { row: ActionListRow; ask: ActionAsk; label: string }) {
  const { mutate, isPending } = useAskAction()
  const toast = `action-${id}`
  const start = () =>
    mutate(
      { id, ask },
      {
        onSuccess: (detail) => showToast({ id: toast, title: `Action ${id}`, detail }),
        onError: (error) =>
          showToast({ id: toast, tone: 'fail', title: `${label} of action ${id} failed.`, detail: messageOf(error) }),
      },
    )
  return (
    <Button size="sm" disabled={isPending} aria-label={`${label} action ${id}`} onClick={start}>
      {label}
    </Button>
  )
}
