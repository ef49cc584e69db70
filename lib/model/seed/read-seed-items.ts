import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { type ItemContent, type ItemMeta, itemKindSchema } from '@/lib/fetch/item'

const metaSchema = z.object({
  author: z
    .object({
      accountAgeDays: z.number().optional(),
      emailConfirmed: z.boolean().optional(),
      emailDomain: z.string().optional(),
      twoFactor: z.boolean().optional(),
      external: z.boolean().optional(),
      signInCount: z.number().optional(),
      createdByAdmin: z.boolean().optional(),
    })
    .strict()
    .optional(),
  visibility: z.enum(['public', 'internal', 'private']).optional(),
  userInProject: z.boolean().optional(),
  confidential: z.boolean().optional(),
})

export const seedLineSchema = z
  .object({
    id: z.string(),
    kind: itemKindSchema,
    label: z.enum(['spam', 'ham']),
    lang: z.string(),
    trade: z.string(),
    split: z.enum(['train', 'held-out']),
    /** The same in two items that differ in little but their label. */
    pair: z.string().optional(),
    fields: z.record(z.string(), z.string()),
    meta: metaSchema.optional(),
  })
  .strict()

/** One item of the seed corpus. */
export type SeedItem = {
  id: string
  /** What it has in common with the item that differs from it in little but its label; its own id where there is none. */
  pair: string
  spam: boolean
  content: ItemContent
  heldOut: boolean
  lang: string
  trade: string
  /** The file it is in: one writer's work on one subject. */
  file: string
}

/** Where the corpus lies, seen from the program's folder. */
export const seedFolder = 'training/seed'

/** Reads the corpus that we wrote, file by file in the order of their names. @throws AppError `bad_request` naming a bad line. */
export async function readSeedItems({ folder }: { folder: string }): Promise<SeedItem[]> {
  const items: SeedItem[] = []
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()) {
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
    for (const [index, line] of lines.entries()) {
      if (line.trim() !== '') items.push(toItem(line, file, index + 1))
    }
  }
  return items
}

function toItem(text: string, file: string, number: number): SeedItem {
  const line = parseLine(text, `${file}:${number}`)
  const content = { kind: line.kind, fields: line.fields }
  const meta: ItemMeta | undefined = line.meta
  return {
    id: line.id,
    pair: line.pair ?? pairIn(line.id),
    spam: line.label === 'spam',
    content: meta === undefined ? content : { ...content, meta },
    heldOut: line.split === 'held-out',
    lang: line.lang,
    trade: line.trade,
    file,
  }
}

/** Most writers named the pair in the id: "sixth-0099-p01s", "pairs-en-0054-h". */
function pairIn(id: string): string {
  const [, writer, number] = /^(.*)-\d+-p(\d+)[sh]?$/.exec(id) ?? []
  return writer === undefined ? id.replace(/^(pairs-.*\d)-[sh]$/, '$1') : `${writer}-p${number}`
}

function parseLine(line: string, where: string): z.infer<typeof seedLineSchema> {
  try {
    return seedLineSchema.parse(JSON.parse(line))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? (cause.issues[0]?.message ?? 'it has another shape') : String(cause)
    throw new AppError({ code: 'bad_request', message: `${where} is no line of the seed corpus: ${why}`, cause })
  }
}
