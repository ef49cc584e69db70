import { telling } from '@/lib/classify/explain/telling'
import type { Reason } from '@/lib/classify/score'
import type { Mark } from './segment-text'

/** How the words of a reason are underlined: links solid, disguises wavy, the rest dotted. */
export function underlineOf(group: string): string {
  if (group === 'link' || group === 'contact') return 'decoration-solid'
  return group === 'disguise' || group === 'script' ? 'decoration-wavy' : 'decoration-dotted'
}

/** The number each reason has where it is listed and in the text, from 1; null for those that point at no words. */
export function numbersOf(reasons: readonly Reason[]): (number | null)[] {
  let last = 0
  return reasons.map(({ weight, spans }) => (weight > 0 && spans.length > 0 ? ++last : null))
}

/** The marks of one field, numbered like the reasons. Only what speaks for spam is marked, and of words those that say something. */
export function marksOf(reasons: readonly Reason[], field: string, text: string): Mark[] {
  const numbers = numbersOf(reasons)
  return reasons.flatMap((reason, index) => {
    const number = numbers[index]
    return number == null
      ? []
      : reason.spans
          .filter(
            ({ field: of, start, end }) =>
              of === field && end > start && (reason.group !== 'words' || telling(text.slice(start, end))),
          )
          .map(({ start, end }) => ({ number, start, end }))
  })
}

export function stylesOf(reasons: readonly Reason[]): Map<number, string> {
  const numbers = numbersOf(reasons)
  return new Map(reasons.map(({ group }, index) => [numbers[index] ?? 0, underlineOf(group)]))
}
