import { z } from 'zod'
import type { IgnoreReason, ScreenedKind } from './event-kinds'
import type { Subject } from './subject'

/** What a hook's body comes to. */
export type Outcome =
  | {
      outcome: 'screen'
      kind: ScreenedKind
      subject: Subject
      /** Who did it, where the hook says so: not always the author. */
      actorId?: number | undefined
      /** GitLab's time of the change. */
      occurredAt?: Date | undefined
      /** Names of the fields that changed, where the hook says so. */
      changed?: string[] | undefined
    }
  | { outcome: 'gone'; kind: string; subject: Subject }
  /** Not one thing but many: the caller looks for new snippets. */
  | { outcome: 'expand'; kind: 'snippet_check' }
  | { outcome: 'ignore'; kind: string | null; reason: IgnoreReason; detail: string }

/** GitLab's ids, as far as a JSON number can hold them exactly: a rounded id is somebody else's. */
export const idSchema = z.int().positive()

export function ignore(kind: string | null, reason: IgnoreReason, detail: string): Outcome {
  return { outcome: 'ignore', kind, reason, detail }
}

/** Says which fields are missing or wrong, never what stands in them. */
export function unreadable(kind: string, error: z.ZodError): Outcome {
  const fields = error.issues.slice(0, 5).map((issue) => issue.path.join('.'))
  const detail = `The body lacks what GitLab sends with this event (${fields.join(', ')}). Remove a custom webhook template, if one is set.`
  return ignore(kind, 'unreadable', detail)
}

/** Short and plain ASCII: it comes from outside, and a text column takes no NUL. */
export function printable(text: string): string {
  return text.slice(0, 64).replace(/[^\x20-\x7e]/g, '?')
}
