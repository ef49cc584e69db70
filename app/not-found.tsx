import type { Metadata } from 'next'
import Link from 'next/link'
import { FullPage } from '@/components/frame/full-page'
import { buttonClass } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  const action = (
    <Link href="/queue" className={buttonClass()}>
      To the queue
    </Link>
  )
  return (
    <FullPage title="There is nothing here" action={action}>
      <p>The address may be mistyped, or what it led to may be gone.</p>
    </FullPage>
  )
}
