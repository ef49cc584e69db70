import { randomUUID } from 'node:crypto'

/** Where a correlation id may stand, the first that has one counts. The first is GitLab's own (Labkit). */
export const correlationNames = [
  'x-gitlab-correlation-id',
  'x-correlation-id',
  'correlation-id',
  'x-request-id',
] as const

const form = /^[\x21-\x7e]{1,100}$/

/** The caller's id of the whole request, if it is 1 to 100 printable ASCII characters; else one of our own, a UUID. */
export function correlationId(header: (name: string) => unknown): string {
  for (const name of correlationNames) {
    const value = header(name)
    if (typeof value === 'string' && form.test(value)) return value
  }
  return randomUUID()
}
