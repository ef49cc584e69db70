import type { ReactNode } from 'react'

type PageHeaderProps = { title: string; description?: ReactNode; actions?: ReactNode }

/** The one h1 of a page. */
export function PageHeader({ title, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-4">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="text-xl font-semibold">{title}</h1>
        {description && <p className="max-w-2xl text-ink-2">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}

/** Width and margins of every page but the queue, which has panes. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-[1120px] px-4 py-6 md:px-6">{children}</div>
}
