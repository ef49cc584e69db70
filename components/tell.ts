import { messageOf } from '@/components/api-client'
import { showToast, type Toast } from '@/components/ui/toast-store'

type Words<Data> = {
  /** One toast for one thing: a later one takes its place. */
  id: string
  done: (data: Data) => Omit<Toast, 'id' | 'tone'>
  /** What did not happen; why follows by itself. */
  failed: string
  /** What may be done about the failure. */
  offer?: (error: unknown) => Toast['action']
}

/**
 * Says what became of a change. Give it `mutateAsync(…)`: the callbacks of `mutate` are never called once the row that asked
 * has left the list, which is what most changes lead to.
 */
export async function tell<Data>(change: Promise<Data>, { id, done, failed, offer }: Words<Data>): Promise<void> {
  try {
    showToast({ id, ...done(await change) })
  } catch (error) {
    showToast({ id, tone: 'fail', title: failed, detail: messageOf(error), action: offer?.(error) })
  }
}
