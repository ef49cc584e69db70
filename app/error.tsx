'use client'
import { FullPage } from '@/components/frame/full-page'
import { Button } from '@/components/ui/button'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <FullPage title="This page failed" action={<Button onClick={reset}>Try again</Button>}>
      <p>
        Nothing you decided is lost. If it fails again, tell an admin
        {error.digest ? `: the log has it under ${error.digest}.` : '.'}
      </p>
    </FullPage>
  )
}
