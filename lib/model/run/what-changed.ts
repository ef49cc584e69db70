import { quote } from '@/lib/classify/explain/quote'
import { Block } from '@/lib/classify/features/block'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import type { Model } from '@/lib/classify/model'
import { type ItemContent, itemKinds } from '@/lib/fetch/item'
import type { Changes } from '../version/version-json'

const shown = 20
/** Hashed weights have no names: so many of those that changed most are looked for in texts. */
const sought = 400
const wordBlocks: readonly number[] = [Block.nameWords, Block.proseWords, Block.codeWords]

/** What a model weighs otherwise than the one it came from; words as they stand in the given contents. */
export function whatChanged(before: Model, after: Model, contents: readonly ItemContent[]): Changes {
  return { named: changedNames(before, after), words: changedWords(before, after, contents) }
}

function changedNames(before: Model, after: Model): Changes['named'] {
  const changes: Changes['named'] = []
  for (const [name, weights] of after.named) {
    const old = before.named.get(name)
    for (const [i, weight] of weights.entries()) {
      const was = old?.[i] ?? 0
      if (Math.abs(weight - was) >= 0.005)
        changes.push({
          name,
          kind: i === 0 ? null : (itemKinds[i - 1] ?? null),
          before: round(was),
          after: round(weight),
        })
    }
  }
  return changes.sort((a, b) => size(b) - size(a)).slice(0, shown)
}

function changedWords(before: Model, after: Model, contents: readonly ItemContent[]): Changes['words'] {
  if (before.bits !== after.bits) return []
  const difference = after.hashed.map((weight, i) => Math.abs(weight - (before.hashed[i] as number)))
  const limit = difference.slice().sort().at(-sought) ?? 0
  const list = new FeatureList(after.bits)
  const words = new Map<string, Changes['words'][number]>()
  for (const content of contents) {
    extractFeatures({ content, list })
    for (let i = 0; i < list.count; i++) {
      const index = list.index[i] as number
      const changed = difference[index] as number
      if (changed === 0 || changed < limit || !wordBlocks.includes(list.block[i] as number)) continue
      const text = content.fields[list.fieldNames[list.field[i] as number] ?? ''] ?? ''
      const word = quote(text, list.start[i] as number, list.end[i] as number, 40).toLowerCase()
      const was = before.hashed[index] as number
      words.set(word, { word, before: round(was), after: round(after.hashed[index] as number) })
    }
  }
  return [...words.values()].sort((a, b) => size(b) - size(a)).slice(0, shown)
}

const size = ({ before, after }: { before: number; after: number }): number => Math.abs(after - before)
const round = (value: number): number => Math.round(value * 1_000) / 1_000
