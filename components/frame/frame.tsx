'use client'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useCommands } from '@/components/keys/commands'
import { KeyHelp } from '@/components/keys/key-help'
import { places } from '@/components/keys/keymap'
import { useKeyListener } from '@/components/keys/use-key-listener'
import { LiveProvider } from '@/components/live/live-provider'
import { UndoStack } from '@/components/queue/undo-stack'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import type { SessionUser } from '@/lib/auth/find-session-user'
import { AccountMenu } from './account-menu'
import { BottomBar } from './bottom-bar'
import { ConnectionState } from './connection-state'
import { Palette } from './palette'
import { QueueStatus } from './queue-status'
import { Rail } from './rail'
import { useStaySignedIn } from './stay-signed-in'
import type { Theme } from './theme'
import { ThemeMenu } from './theme-menu'

type FrameProps = { user: SessionUser; theme: Theme; children: ReactNode }

/** Rail, top bar, and the page between them; only what is inside scrolls. */
export function Frame({ user, theme, children }: FrameProps) {
  const router = useRouter()
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  useKeyListener()
  useStaySignedIn()
  useCommands({
    palette: () => setPalette((open) => !open),
    help: () => setHelp(true),
    ...Object.fromEntries(places.map(({ path }) => [`go:${path}`, () => router.push(path)])),
  })

  return (
    <LiveProvider>
      <a
        href="#content"
        className="absolute top-2 left-2 z-50 -translate-y-16 rounded-md border bg-raised px-3 py-2 focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="flex h-dvh flex-col md:pl-14">
        <Rail role={user.role} />
        <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-surface px-3 md:px-4">
          <QueueStatus />
          <ConnectionState />
          <Button
            variant="quiet"
            size="sm"
            aria-label="Go to or do"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => setPalette(true)}
          >
            <Search aria-hidden className="size-4" />
            <Kbd>Ctrl K</Kbd>
          </Button>
          <span className="hidden md:block">
            <ThemeMenu theme={theme} />
          </span>
          <AccountMenu user={user} />
        </header>
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none">
          {children}
        </main>
        <BottomBar role={user.role} />
      </div>
      <UndoStack />
      <Palette role={user.role} open={palette} onOpenChange={setPalette} />
      <KeyHelp open={help} onOpenChange={setHelp} />
    </LiveProvider>
  )
}
