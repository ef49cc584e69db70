import type { ItemVersionView } from '@/lib/review/item-detail'

/** Everything the classifier saw, as stored. Escapes make plain what can't be seen. */
export function RawTab({ version }: { version: ItemVersionView }) {
  const { fields, meta } = version
  const text = JSON.stringify({ fields, meta }, null, 2).slice(0, 100_000)
  return (
    <pre dir="ltr" className="p-4 font-mono text-sm break-words whitespace-pre-wrap">
      {escapeHidden(text)}
    </pre>
  )
}

function escapeHidden(text: string): string {
  return text.replace(/[\p{Cf}\u2028\u2029]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
