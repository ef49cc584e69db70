import { findHidden } from '@/components/text/hidden-characters'
import { hiddenLabel } from '@/components/text/plain-text'
import { findLinks } from './find-links'

/** Segments in one text. */
const mostSegments = 2_000

/** A stretch that a reason points at; `number` is the reason's place in the list, from 1. */
export type Mark = { number: number; start: number; end: number }

export type Segment = { start: number; text: string; marks: number[] } & (
  | { type: 'text' }
  | { type: 'rest' }
  | { type: 'hidden'; label: string; name: string; code: string }
  | { type: 'link'; url: string; label: string | null }
)

type Atom = { start: number; end: number } & (
  | { type: 'hidden'; label: string; name: string; code: string }
  | { type: 'link'; url: string; label: string | null }
)

/**
 * Cuts a text into what is shown in one piece: links and invisible characters whole, the rest wherever a mark begins or
 * ends. Every character of the text is in exactly one segment. A text made to be cut into very many ends in one segment
 * `rest`, to be shown as plainText(): a browser stands still over a hundred thousand nodes.
 */
export function segmentText(text: string, marks: readonly Mark[] = []): Segment[] {
  const links: Atom[] = findLinks(text).map((link) => ({ type: 'link', ...link }))
  const hidden: Atom[] = findHidden(text).map((character) => ({
    type: 'hidden',
    label: hiddenLabel(character),
    ...character,
  }))
  const atoms = apart([...links, ...hidden].sort((one, other) => one.start - other.start))
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other)
  const marksOf = (start: number, end: number): number[] =>
    [...new Set(marks.filter((mark) => mark.start < end && start < mark.end).map(({ number }) => number))].sort(
      (a, b) => a - b,
    )

  const segments: Segment[] = []
  const addText = (from: number, to: number): void => {
    let start = from
    for (const edge of [...edges.filter((at) => at > from && at < to), to]) {
      if (edge > start)
        segments.push({ type: 'text', start, text: text.slice(start, edge), marks: marksOf(start, edge) })
      start = edge
    }
  }
  let at = 0
  for (const { start, end, ...atom } of atoms) {
    if (segments.length >= mostSegments) {
      segments.push({ type: 'rest', start: at, text: text.slice(at), marks: [] })
      return segments
    }
    addText(at, start)
    segments.push({ ...atom, start, text: text.slice(start, end), marks: marksOf(start, end) })
    at = end
  }
  addText(at, text.length)
  return segments
}

/** Invisible characters inside a link are the link's own; its address shows them encoded. */
function apart(sorted: readonly Atom[]): Atom[] {
  let end = 0
  return sorted.filter((atom) => {
    if (atom.start < end) return false
    end = atom.end
    return true
  })
}
