'use client'
import { useMemo } from 'react'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { fieldName } from '@/lib/classify/explain/field-names'
import { textFields } from '@/lib/fetch/item'
import type { ItemDetail, ItemVersionView } from '@/lib/review/item-detail'
import { InertText } from './inert-text'
import { marksOf, stylesOf } from './reason-marks'

/** Fields that hold text of some length; the others stand in a list. */
const long = new Set(['description', 'readme', 'content', 'body', 'bio'])

export function TextTab({ item, version }: { item: ItemDetail; version: ItemVersionView }) {
  const { kind, verdict } = item
  const styles = useMemo(() => stylesOf(verdict?.reasons ?? []), [verdict])
  const fields = useMemo(() => {
    const known: readonly string[] = textFields[kind]
    const written = Object.keys(version.fields)
    const names = [
      ...known.filter((name) => written.includes(name)),
      ...written.filter((name) => !known.includes(name)),
    ]
    return names.map((name) => ({
      name,
      text: version.fields[name] ?? '',
      marks: marksOf(verdict?.reasons ?? [], name, version.fields[name] ?? ''),
    }))
  }, [kind, version, verdict])

  if (fields.length === 0) return <p className="p-4 text-ink-2">The author wrote nothing here.</p>
  return (
    <dl className="flex flex-col gap-4 p-4">
      {fields.map(({ name, text, marks }) => (
        <div key={name}>
          <dt className="flex items-center gap-2 pb-0.5 text-xs font-medium text-ink-3">
            <SafeText text={fieldName(name)} limit={60} />
            {version.cut.includes(name) && <Badge tone="warn">cut</Badge>}
          </dt>
          <dd className={long.has(name) ? 'max-w-[72ch] leading-6' : 'font-medium'}>
            <InertText
              text={text}
              marks={marks}
              styles={styles}
              className={name === 'content' ? 'font-mono text-sm' : undefined}
            />
            {version.cut.includes(name) && (
              <p className="mt-2 border-t border-dashed pt-1 text-sm text-ink-2">
                Cut here, after {text.length.toLocaleString('en')} characters: only this much was kept and scored. Open
                it in GitLab to read the rest.
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
