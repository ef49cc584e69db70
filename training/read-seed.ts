import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { type ItemMeta, itemKindSchema } from '@/lib/fetch/item'
import type { Row } from '@/training/row'

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
    fields: z.record(z.string(), z.string()),
    meta: metaSchema.optional(),
  })
  .strict()

/** Reads the seed corpus that we wrote, file by file in the order of their names. @throws AppError `bad_request` naming a bad line. */
export async function readSeed(options: { folder: string }): Promise<Row[]> {
  const rows: Row[] = []
  const files = (await readdir(options.folder)).filter((name) => name.endsWith('.jsonl')).sort()
  for (const file of files) {
    const lines = (await readFile(join(options.folder, file), 'utf8')).split('\n')
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue
      rows.push(toRow(parseLine(line, `${file}:${index + 1}`)))
    }
  }
  return rows
}

function parseLine(line: string, where: string): z.infer<typeof seedLineSchema> {
  try {
    return seedLineSchema.parse(JSON.parse(line))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError({ code: 'bad_request', message: `${where} is no line of the seed corpus: ${why}`, cause })
  }
}

function toRow(line: z.infer<typeof seedLineSchema>): Row {
  const content = { kind: line.kind, fields: line.fields }
  const meta: ItemMeta | undefined = line.meta
  return {
    id: `seed/${line.id}`,
    source: 'seed',
    spam: line.label === 'spam',
    content: meta === undefined ? content : { ...content, meta },
    cluster: `seed/${line.id}`,
    heldOut: line.split === 'held-out',
    meta: { lang: line.lang, trade: line.trade },
  }
}
