import { readSeedItems } from '@/lib/model/seed/read-seed-items'
import type { Row } from '@/training/row'

/** The seed corpus as rows for the learner. @throws AppError `bad_request` naming a bad line. */
export async function readSeed(options: { folder: string }): Promise<Row[]> {
  const items = await readSeedItems(options)
  return items.map(({ id, pair, spam, content, heldOut, lang, trade }) => ({
    id: `seed/${id}`,
    source: 'seed',
    spam,
    content,
    cluster: `seed/${pair}`,
    heldOut,
    meta: { lang, trade },
  }))
}
