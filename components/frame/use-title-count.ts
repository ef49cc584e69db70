'use client'
import { useEffect } from 'react'

/** How many wait, before the page's own title: "(23) Queue · Natterjack", so that a tab in the background tells it. */
export function useTitleCount(count: number | undefined): void {
  useEffect(() => {
    const write = (): void => {
      const title = titleWith(document.title, count ?? 0)
      if (title !== document.title) document.title = title
    }
    write()
    // Next puts another title there whenever the page changes.
    const observer = new MutationObserver(write)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [count])
}

export function titleWith(title: string, count: number): string {
  const own = title.replace(/^\(\d+\+?\) /, '')
  if (count === 0 || own === '') return own
  return `(${count > 999 ? '999+' : count}) ${own}`
}
