import type { Metadata } from 'next'
import Link from 'next/link'
import { FullPage } from '@/components/frame/full-page'
import { buttonClass } from '@/components/ui/button'
import { roleNames, roleSchema } from '@/lib/auth/role'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Not allowed' }

type ForbiddenProps = { searchParams: Promise<{ need?: string | string[] }> }

export default async function ForbiddenPage({ searchParams }: ForbiddenProps) {
  const user = await requireUser('VIEWER')
  const need = roleSchema.safeParse(String((await searchParams).need).toUpperCase())
  const action = (
    <Link href="/queue" className={buttonClass()}>
      To the queue
    </Link>
  )
  return (
    <FullPage title="This page is not for your role" action={action}>
      <p>
        You are signed in as {user.username}, {roleNames[user.role]}.{' '}
        {need.success && `This page needs the role ${roleNames[need.data]}. `}
        An admin can change roles under People.
      </p>
    </FullPage>
  )
}
