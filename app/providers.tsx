'use client'
import { environmentManager, MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'
import { AppError } from '@/lib/errors'

/** Somebody whose session ended mid-work comes back to the same page after signing in. */
function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'unauthenticated') return
  const here = window.location.pathname + window.location.search
  window.location.assign(`/login?next=${encodeURIComponent(here)}`)
}

function makeClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !(error instanceof AppError && error.status < 500),
      },
    },
  })
}

let browserClient: QueryClient | undefined

/** One client per browser; on the server one per request, or people would see each other's data. */
function clientHere(): QueryClient {
  if (environmentManager.isServer()) return makeClient()
  browserClient ??= makeClient()
  return browserClient
}

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={clientHere()}>
      <NuqsAdapter>
        <TooltipProvider delayDuration={400}>
          {children}
          <Toaster />
        </TooltipProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
