'use client'
import { useState } from 'react'
import { plainText } from '@/components/text/plain-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Switch } from '@/components/ui/switch'
import type { EventView } from './queries'

/** What came over the wire, as text and nothing else: it is the most hostile thing this page shows. */
export function EventBody({ body, bytes }: { body: EventView['body']; bytes: number }) {
  const [pretty, setPretty] = useState(true)
  if (!body)
    return (
      <p className="rounded-lg border bg-surface p-4 text-ink-2">
        The body had {bytes.toLocaleString('en')} bytes, more than HOOK_MAX_BYTES allows; only its size and hash were
        kept.
      </p>
    )
  const shown = pretty && body.pretty !== null ? body.pretty : body.text
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center gap-3 border-b px-3 py-2 text-sm">
        <p className="flex-1 text-ink-3">
          {body.bytes.toLocaleString('en')} bytes
          {body.truncated && ', the first 65,536 shown'}
          {body.pretty === null && !body.truncated && ', not JSON'}
        </p>
        {body.pretty !== null && (
          <label htmlFor="indented" className="flex items-center gap-2">
            Indented
            <Switch id="indented" checked={pretty} onChange={(event) => setPretty(event.target.checked)} />
          </label>
        )}
        <CopyButton text={shown} />
      </div>
      <pre dir="ltr" className="p-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap">
        {plainText(shown, { lines: true })}
      </pre>
    </div>
  )
}
