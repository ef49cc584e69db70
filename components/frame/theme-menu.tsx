'use client'
import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { api, messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast-store'
import type { Theme } from './theme'

const looks = {
  system: { name: 'Like the system', icon: Monitor },
  light: { name: 'Light', icon: Sun },
  dark: { name: 'Dark', icon: Moon },
}

export async function setTheme(theme: Theme): Promise<void> {
  document.documentElement.dataset.theme = theme
  try {
    await api('PUT', '/api/theme', { theme })
  } catch (error) {
    showToast({ id: 'theme', title: 'The theme will not be remembered', detail: messageOf(error), tone: 'fail' })
  }
}

export function ThemeMenu({ theme: initial }: { theme: Theme }) {
  const [theme, choose] = useState(initial)
  const { icon: Icon } = looks[theme]
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label="Theme">
          <Icon aria-hidden className="size-4" />
        </Button>
      }
    >
      {(Object.keys(looks) as Theme[]).map((name) => {
        const { name: words, icon: ThemeIcon } = looks[name]
        return (
          <MenuItem
            key={name}
            onSelect={() => {
              choose(name)
              setTheme(name)
            }}
          >
            <ThemeIcon aria-hidden className="size-4 text-ink-3" />
            <span className="flex-1">{words}</span>
            {name === theme && <Check aria-label="chosen" className="size-4" />}
          </MenuItem>
        )
      })}
    </Menu>
  )
}
