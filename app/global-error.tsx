'use client'
import { FullPage } from '@/components/frame/full-page'
import { Button } from '@/components/ui/button'
import './globals.css'

export default function GlobalErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Natterjack failed</title>
        <FullPage title="Natterjack failed" action={<Button onClick={reset}>Try again</Button>}>
          <p>Nothing you decided is lost. If it fails again, tell an admin.</p>
        </FullPage>
      </body>
    </html>
  )
}
