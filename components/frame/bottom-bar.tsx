'use client'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Menu, MenuItem } from '@/components/ui/menu'
import { hasRole, type Role } from '@/lib/auth/role'
import { framePages } from './pages'

const place =
  'flex min-h-12 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-ink-2 -outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent'
const shown = 4

/** The navigation on phones. */
export function BottomBar({ role }: { role: Role }) {
  const pathname = usePathname()
  const pages = framePages.filter((page) => hasRole(role, page.role))
  return (
    <nav aria-label="Main" className="flex border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden">
      {pages.slice(0, shown).map(({ path, name, icon: Icon }) => (
        <Link key={path} href={path} className={place} aria-current={pathname.startsWith(path) ? 'page' : undefined}>
          <Icon aria-hidden className="size-5" strokeWidth={1.75} />
          {name}
        </Link>
      ))}
      <Menu
        trigger={
          <button type="button" className={place}>
            <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
            More
          </button>
        }
      >
        {pages.slice(shown).map(({ path, name, icon: Icon }) => (
          <MenuItem key={path} asChild>
            <Link href={path}>
              <Icon aria-hidden className="size-4 text-ink-3" />
              {name}
            </Link>
          </MenuItem>
        ))}
      </Menu>
    </nav>
  )
}
