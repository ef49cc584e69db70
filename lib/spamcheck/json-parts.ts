import { z } from 'zod'
import { emptyUser, mostOf, type WireTime } from './wire'

/*
 * The JSON form of protobuf messages, https://protobuf.dev/programming-guides/json/: names as in the .proto file or in
 * camelCase, null for what is absent, numbers also as text, enums by name or number. Unknown names are passed over.
 */

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * A message, its fields by their names in camelCase. Only the fields it has are taken out: eight million bytes hold half a
 * million others.
 */
export const message = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => {
  const names = Object.keys(shape).map((name) => [name, snake(name)] as const)
  return z.preprocess(
    (value) =>
      isObject(value)
        ? Object.fromEntries(
            names.map(([name, old]) => [name, Object.hasOwn(value, name) ? value[name] : own(value, old)]),
          )
        : value,
    z.object(shape),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (value: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined

/** The first so many entries of a map; the rest isn't looked at. */
const firstEntriesOf = (most: number) => (value: unknown) => {
  if (!isObject(value)) return value
  const first: [string, unknown][] = []
  for (const name in value) {
    if (first.length === most) break
    first.push([name, value[name]])
  }
  return Object.fromEntries(first)
}

/** The first so many of a list; the rest isn't looked at. */
const firstOf = (most: number) => (value: unknown) => (Array.isArray(value) ? value.slice(0, most) : value)

export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

const int32 = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,10}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(-2_147_483_648).max(2_147_483_647))
  .nullish()
  .transform((value) => value ?? 0)

const float = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number),
  z
    .string()
    .regex(/^-?\d{1,20}(\.\d{1,20})?$/)
    .transform(Number),
])

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/
export const time = z
  .string()
  .max(40)
  .refine((value) => rfc3339.test(value) && !Number.isNaN(Date.parse(value)), {
    message: 'Invalid input: expected a time such as 2026-11-22T14:02:00Z',
  })
  .transform((value): WireTime => {
    const ms = Date.parse(value)
    return { seconds: Math.floor(ms / 1_000), nanos: (((ms % 1_000) + 1_000) % 1_000) * 1e6 }
  })
  .nullish()
  .transform((value) => value ?? null)

const actions = { CREATE: 0, UPDATE: 1 }
export const action = z
  .union([z.enum(['CREATE', 'UPDATE']).transform((name) => actions[name]), z.int()])
  .nullish()
  .transform((value) => value ?? 0)

const email = message({ email: text, verified: flag })
export const user = message({
  emails: z.preprocess(firstOf(mostOf.emails), z.array(email).nullish()),
  org: text,
  username: text,
  createdAt: time,
  abuseMetadata: z.preprocess(firstEntriesOf(mostOf.abuseMetadata), z.record(z.string(), float).nullish()),
  id: int32,
})
  .nullish()
  .transform((value) => {
    if (!value) return null
    const { emails, abuseMetadata, ...rest } = value
    return {
      ...emptyUser(),
      ...rest,
      emails: emails ?? [],
      abuseMetadata: new Map(Object.entries(abuseMetadata ?? {})),
    }
  })

export const project = message({ projectId: int32, projectPath: text })
  .nullish()
  .transform((value) => value ?? null)

export const files = z
  .preprocess(firstOf(mostOf.files), z.array(message({ path: text })).nullish())
  .transform((value) => (value ?? []).map(({ path }) => path))
