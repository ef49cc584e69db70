'use client'
import { Link2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { plainText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { copyText } from './copy-text'
import { linkHost } from './link-host'

type LinkChipProps = {
  url: string
  label: string | null /** Stands inside, so that it can't wrap away from it. */
  note?: ReactNode
}

/** An address as an inert chip: it shows where it leads and copies it, and never goes there. */
export function LinkChip({ url, label, note }: LinkChipProps) {
  const host = linkHost(url)
  return (
    <button
      type="button"
      title={`${plainText(url, { limit: 500 })}\nClick to copy. It can’t be followed from here.`}
      onClick={() => copyText(url, 'Address copied')}
      className="inline max-w-full rounded-sm bg-sunken px-1 text-left break-all text-ink-2 hover:bg-hover"
    >
      <Link2 aria-hidden className="mr-1 inline size-3.5 align-[-2px] text-ink-3" />
      <span className="sr-only">link: </span>
      {label && (
        <>
          <SafeText text={`[${label}]`} limit={300} /> →{' '}
        </>
      )}
      {host ? (
        <span dir="ltr" className="[unicode-bidi:isolate]">
          {host.before}
          <strong className="font-semibold text-ink">{host.domain}</strong>
          {host.port}
          <SafeText text={host.path} />
          {host.other && (
            <span className="text-warn">
              {' '}
              (shown as <SafeText text={host.other} limit={100} />)
            </span>
          )}
        </span>
      ) : (
        <SafeText text={url} limit={300} />
      )}
      {note}
    </button>
  )
}
