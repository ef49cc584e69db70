import { showToast } from '@/components/ui/toast-store'

/** Why the page went to another item by itself. */
export function sayJoined(itemId: number): void {
  showToast({
    id: `joined-${itemId}`,
    title: 'GitLab has saved it.',
    detail: `What it had asked about is item ${itemId} now, with everything that was decided on it.`,
  })
}
