import { LRUCache } from 'lru-cache'
import { loadModel } from '@/lib/classify/load-model'
import type { Model } from '@/lib/classify/model'
import { prisma } from '@/lib/db/prisma'
import { decodeVersion } from './decode-version'

/**
 * A model and what it knows of words take up to 30 MB, and some 20 ms to read. People look at items of today, which the models of
 * today scored: every item that is opened asks the one that scored it what would change that.
 */
const cached = new LRUCache<string, Model>({ max: 4 })
let bundled: Model | undefined

/**
 * The model that gave a score, for explaining it. Null: it isn't stored (any more), or was an external one.
 * @throws AppError `internal` when its file can't be used
 */
export async function modelByName(name: string): Promise<Model | null> {
  const known = cached.get(name)
  if (known) return known
  bundled ??= loadModel()
  if (bundled.name === name) return bundled
  const row = await prisma().modelVersion.findUnique({ where: { name }, select: { name: true, file: true } })
  if (!row) return null
  const model = decodeVersion(row)
  cached.set(name, model)
  return model
}
