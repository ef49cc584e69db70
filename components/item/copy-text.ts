import { showToast } from '@/components/ui/toast-store'

export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast({ id: 'copied', title: done })
  } catch {
    showToast({
      id: 'copied',
      tone: 'fail',
      title: 'Not copied',
      detail: 'The browser refused. Select the text and copy it.',
    })
  }
}
