import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/frame/frame'
import { themeCookie, themeOf } from '@/components/frame/theme'
import { summaryQuery } from '@/components/queue/queries'
import { currentUser } from '@/lib/auth/session'
import { queueSummary } from '@/lib/review/queue-summary'

/** The frame. It guards nothing: each page says itself who may see it (requireUser), since layouts don't run again. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  if (!user) return children
  const client = new QueryClient()
  await client.prefetchQuery({ ...summaryQuery(), queryFn: () => queueSummary({ moderatorId: user.id }) })
  const theme = themeOf((await cookies()).get(themeCookie)?.value)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Frame user={user} theme={theme}>
        {children}
      </Frame>
    </HydrationBoundary>
  )
}
