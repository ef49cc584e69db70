'use client'
import { Command } from 'cmdk'
import { Keyboard, LogOut, type LucideIcon, Moon, Search, Sun } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { runCommand } from '@/components/keys/commands'
import { SafeText } from '@/components/text/safe-text'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { hasRole, type Role } from '@/lib/auth/role'
import { leave } from './leave'
import { framePages } from './pages'
import { setTheme } from './theme-menu'

type PaletteProps = { role: Role; open: boolean; onOpenChange: (open: boolean) => void }

/** Everything by name, with Ctrl/Cmd+K: pages, a search in the queue, an item by its number. */
export function Palette({ role, open, onOpenChange }: PaletteProps) {
  const router = useRouter()
  const [text, setText] = useState('')
  const run = (action: () => void) => () => {
    onOpenChange(false)
    setText('')
    action()
  }
  const typed = text.trim()
  const itemNumber = /^#?(\d{1,9})$/.exec(typed)?.[1]

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Go to or do">
      <Command label="Commands" loop className="-mx-4 -my-3">
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder="A page, an author, a word of a title, or the number of an item"
          aria-label="Go to or do"
          className="h-11 w-full border-b bg-transparent px-4 outline-none"
        />
        <Command.List className="max-h-80 overflow-y-auto p-2">
          <Command.Empty className="p-3 text-ink-2">Nothing has that name.</Command.Empty>
          {itemNumber && (
            <Entry icon={Search} value={`${typed} item`} onSelect={run(() => router.push(`/items/${itemNumber}`))}>
              Open item {itemNumber}
            </Entry>
          )}
          {typed && (
            <Entry
              icon={Search}
              value={`${typed} search`}
              onSelect={run(() => router.push(`/queue?text=${encodeURIComponent(typed)}`))}
            >
              Search the queue for “<SafeText text={typed} limit={80} />”
            </Entry>
          )}
          {framePages
            .filter((page) => hasRole(role, page.role))
            .map(({ path, name, icon, key }) => (
              <Entry key={path} icon={icon} value={name} keys={['G', key]} onSelect={run(() => router.push(path))}>
                {name}
              </Entry>
            ))}
          <Entry icon={Sun} value="Light theme" onSelect={run(() => setTheme('light'))}>
            Light theme
          </Entry>
          <Entry icon={Moon} value="Dark theme" onSelect={run(() => setTheme('dark'))}>
            Dark theme
          </Entry>
          <Entry icon={Keyboard} value="Keys shortcuts help" keys={['?']} onSelect={run(() => runCommand('help'))}>
            Keys
          </Entry>
          <Entry icon={LogOut} value="Sign out" onSelect={run(leave)}>
            Sign out everywhere
          </Entry>
        </Command.List>
      </Command>
    </Dialog>
  )
}

type EntryProps = { icon: LucideIcon; value: string; keys?: string[]; onSelect: () => void; children: React.ReactNode }

function Entry({ icon: Icon, value, keys = [], onSelect, children }: EntryProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 text-ink-3" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <span className="flex gap-1 text-ink-3">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </Command.Item>
  )
}
