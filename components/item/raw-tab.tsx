import { plainText } from '@/components/text/plain-text'
import type { ItemVersionView } from '@/lib/review/item-detail'

/** Everything the classifier saw, as stored, with names for what can't be seen. */
export function RawTab({ version }: { version: ItemVersionView }) {
  const { fields, meta } = version
  const text = JSON.stringify({ fields, meta }, null, 2).slice(0, 100_000)
  return (
    <pre dir="ltr" className="p-4 font-mono text-sm break-words whitespace-pre-wrap">
      {plainText(text, { lines: true })}
    </pre>
  )
}
