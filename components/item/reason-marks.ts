import type { Reason } from '@/lib/classify/score'
import { telling } from './reason-words'
import type { Mark } from './segment-text'

/** How the words of a reason are underlined: links solid, disguises wavy, the rest dotted. */
export function underlineOf(group: string): string {
  if (group === 'link' || group === 'contact') return 'decoration-solid'
  return group === 'disguise' || group === 'script' ? 'decoration-wavy' : 'decoration-dotted'
}

/** The marks of one field, numbered like the reasons. Only what speaks for spam is marked, and of words those that say something. */
export function marksOf(reasons: readonly Reason[], field: string, text: string): Mark[] {
  return reasons.flatMap((reason, index) =>
    reason.weight <= 0
      ? []
      : reason.spans
          .filter(
            ({ field: of, start, end }) =>
              of === field && end > start && (reason.group !== 'words' || telling(text.slice(start, end))),
          )
          .map(({ start, end }) => ({ number: index + 1, start, end })),
  )
}

export function stylesOf(reasons: readonly Reason[]): Map<number, string> {
  return new Map(reasons.map(({ group }, index) => [index + 1, underlineOf(group)]))
}
