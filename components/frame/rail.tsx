'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '@/components/ui/cx'
import { Kbd } from '@/components/ui/kbd'
import { hasRole, type Role } from '@/lib/auth/role'
import { Mark } from './mark'
import { framePages } from './pages'

/** Seen only while the rail is open; hidden, not only clear, so that no edge of a letter shows beside the icons. */
const late =
  'invisible opacity-0 transition-opacity delay-150 group-hover:visible group-hover:opacity-100 group-has-focus-visible:visible group-has-focus-visible:opacity-100'

/** Icons; under the pointer or the focus it opens over the page with names and keys, moving nothing. */
export function Rail({ role }: { role: Role }) {
  const pathname = usePathname()
  return (
    <nav
      aria-label="Main"
      className="group absolute inset-y-0 left-0 z-30 hidden w-14 flex-col overflow-hidden border-r bg-surface transition-[width] delay-150 hover:w-52 has-focus-visible:w-52 md:flex"
    >
      <Link
        href="/queue"
        aria-label="Natterjack: the queue"
        className="flex h-12 shrink-0 items-center gap-3 px-3.5 font-semibold -outline-offset-2"
      >
        <Mark className="size-7 shrink-0" />
        <span className={late}>Natterjack</span>
      </Link>
      <ul className="flex flex-col gap-0.5 px-2 pt-2">
        {framePages
          .filter((page) => hasRole(role, page.role))
          .map(({ path, name, icon: Icon, key }) => (
            <li key={path}>
              <Link
                href={path}
                aria-current={pathname.startsWith(path) ? 'page' : undefined}
                aria-label={name}
                aria-keyshortcuts={`G ${key}`}
                className="flex h-9 items-center gap-4 overflow-hidden rounded-md px-2.5 text-ink-2 -outline-offset-2 hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
              >
                <Icon aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />
                <span className={cx('flex-1 whitespace-nowrap', late)}>{name}</span>
                <span aria-hidden className={cx('flex gap-1 whitespace-nowrap text-ink-3', late)}>
                  <Kbd>G</Kbd>
                  <Kbd>{key}</Kbd>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
