import { hash } from 'node:crypto'
import { type ItemContent, textFields } from './item'

/**
 * SHA-256 over what makes a content another content: the kind, its text (whole, not as cut for keeping), and who may see it.
 * Facts about the author
 * change by themselves (a sign-in, another day of age) and are left out, or nothing would ever count as unchanged.
 */
export function contentHash({ kind, fields, meta }: ItemContent): Buffer {
  const texts = textFields[kind].map((name) => fields[name] ?? '')
  const seen = [kind, texts, meta?.visibility ?? null, meta?.confidential ?? false]
  return hash('sha256', JSON.stringify(seen), 'buffer')
}
