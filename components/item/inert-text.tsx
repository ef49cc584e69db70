'use client'
import { type ReactNode, useMemo, useState } from 'react'
import { plainText } from '@/components/text/plain-text'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { LinkChip } from './link-chip'
import { useMarkFocus } from './mark-focus'
import { type Mark, type Segment, segmentText } from './segment-text'

/** Characters shown at first. */
const atFirst = 4_000

type InertTextProps = {
  text: string
  marks?: readonly Mark[]
  /** How each reason is underlined, by its number. */
  styles?: ReadonlyMap<number, string>
  className?: string
}

/** What an author wrote, as text and nothing but text: no markup works, no address can be followed, nothing is invisible. */
export function InertText({ text, marks, styles, className }: InertTextProps) {
  const [whole, setWhole] = useState(false)
  const shown = whole ? text : text.slice(0, atFirst)
  const segments = useMemo(() => segmentText(shown, marks), [shown, marks])
  const hidden = text.length - shown.length
  return (
    <div dir="auto" className={cx('isolate break-words whitespace-pre-wrap', className)}>
      {segments.map((segment, index) => (
        <Piece
          key={segment.start}
          segment={segment}
          styles={styles}
          ends={segments[index + 1]?.marks.join() !== segment.marks.join()}
        />
      ))}
      {hidden > 0 && (
        <Button size="sm" className="ml-2 align-middle" onClick={() => setWhole(true)}>
          Show the rest ({hidden.toLocaleString('en')} characters)
        </Button>
      )}
    </div>
  )
}

/** `ends`: what follows is marked otherwise, so the number stands here. */
type PieceProps = { segment: Segment; ends: boolean; styles?: ReadonlyMap<number, string> }

function Piece({ segment, ends, styles }: PieceProps) {
  if (segment.marks.length === 0) return <Bare segment={segment} />
  return (
    <Marked numbers={segment.marks} style={styles?.get(segment.marks[0] ?? 0)}>
      <Bare segment={segment} note={ends && <Numbers numbers={segment.marks} />} />
    </Marked>
  )
}

function Bare({ segment, note }: { segment: Segment; note?: ReactNode }) {
  if (segment.type === 'link') return <LinkChip url={segment.url} label={segment.label} note={note} />
  if (segment.type === 'text')
    return (
      <>
        {segment.text}
        {note}
      </>
    )
  if (segment.type === 'rest') return plainText(segment.text, { lines: true })
  return (
    <>
      <span
        title={`${segment.name} ${segment.code}`}
        className="mx-px rounded-sm border border-hot/40 bg-hot-soft px-0.5 font-mono text-xs text-hot"
      >
        {segment.label}
      </span>
      {note}
    </>
  )
}

function Numbers({ numbers }: { numbers: number[] }) {
  return (
    <sup aria-hidden className="ml-px text-[10px] leading-none font-semibold text-warn no-underline">
      {numbers.join(',')}
    </sup>
  )
}

type MarkedProps = { numbers: number[]; style?: string; children: ReactNode }

function Marked({ numbers, style = 'decoration-dotted', children }: MarkedProps) {
  const { number, look } = useMarkFocus()
  const lit = number !== null && numbers.includes(number)
  return (
    <mark
      onPointerEnter={() => look(numbers[0] ?? null)}
      onPointerLeave={() => look(null)}
      className={cx(
        'rounded-sm bg-transparent text-ink underline decoration-warn-fill decoration-2 underline-offset-3 transition-colors',
        style,
        lit && 'bg-warn-soft',
      )}
    >
      {children}
    </mark>
  )
}
