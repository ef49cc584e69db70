'use client'
import { Keyboard, LogOut } from 'lucide-react'
import { runCommand } from '@/components/keys/commands'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'
import type { SessionUser } from '@/lib/auth/find-session-user'
import { roleNames } from '@/lib/auth/role'
import { leave } from './leave'

export function AccountMenu({ user }: { user: SessionUser }) {
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={`Account of ${isolatedText(user.name)}`}>
          <span
            aria-hidden
            className="flex size-6 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
          >
            {initials(user.name)}
          </span>
        </Button>
      }
    >
      <MenuLabel>
        <SafeText text={user.name} className="block text-base text-ink" />
        <SafeText text={user.username} /> · {roleNames[user.role]}
      </MenuLabel>
      <MenuSeparator />
      <MenuItem onSelect={() => runCommand('help')}>
        <Keyboard aria-hidden className="size-4 text-ink-3" />
        Keys
      </MenuItem>
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden className="size-4 text-ink-3" />
        Sign out everywhere
      </MenuItem>
    </Menu>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
