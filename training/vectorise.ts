import { blocks } from '@/lib/classify/features/block'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import { type ItemContent, itemKinds } from '@/lib/fetch/item'
import { codeHost, domains, ruleOf } from '@/training/domains'
import type { Row } from '@/training/row'

/** log2 of the shipped model's table of hashed weights, chosen in docs/classifier.md. */
export const defaultBits = 20

/** Block number above the index in one packed integer. */
export const blockShift = 24
export const indexMask = (1 << blockShift) - 1

/** Columns of named features: by name, then by name and head (a kind of item, or the domain of a text from elsewhere). */
export type Columns = { ids: Map<string, number>; names: string[] }

/** Rows as the learner reads them: hashed features packed, named features as columns. */
export type Vectors = {
  bits: number
  rowStart: Int32Array
  packed: Int32Array
  /** Value of a hashed feature, by row and block. */
  scales: Float32Array
  namedStart: Int32Array
  named: Int32Array
  spam: Uint8Array
  weight: Float32Array
  /** Number of the domain's own table of hashed weights. */
  domain: Uint8Array
  columns: Columns
}

export const headSeparator = '@'

/** Computes the features of all rows. With `oneDomain` every row counts 1 and no domain has weights of its own. */
export function vectorise(options: { rows: readonly Row[]; bits: number; oneDomain?: boolean }): Vectors {
  const { rows, bits, oneDomain = false } = options
  const list = new FeatureList(bits)
  const columns: Columns = { ids: new Map(), names: [] }
  const packed = new Growing()
  const named = new Growing()
  const vectors: Vectors = {
    bits,
    columns,
    rowStart: new Int32Array(rows.length + 1),
    namedStart: new Int32Array(rows.length + 1),
    packed: packed.array,
    named: named.array,
    scales: new Float32Array(rows.length * blocks.length),
    spam: new Uint8Array(rows.length),
    weight: new Float32Array(rows.length),
    domain: new Uint8Array(rows.length),
  }
  for (const [r, row] of rows.entries()) {
    const rule = ruleOf(row.source)
    extractFeatures({ content: shorten(row.content, rule.readLimit), list })
    const domain = oneDomain ? codeHost : domains.indexOf(rule.domain)
    const head = domain === codeHost ? row.content.kind : rule.domain
    for (let i = 0; i < list.count; i++) packed.push((list.index[i] ?? 0) | ((list.block[i] ?? 0) << blockShift))
    for (const feature of list.named) {
      named.push(columnOf(columns, feature.name))
      if (!oneDomain) named.push(columnOf(columns, `${feature.name}${headSeparator}${head}`))
    }
    named.push(columnOf(columns, `bias${headSeparator}${rule.domain}`))
    vectors.rowStart[r + 1] = packed.length
    vectors.namedStart[r + 1] = named.length
    for (let block = 0; block < blocks.length; block++) vectors.scales[r * blocks.length + block] = list.scale(block)
    vectors.spam[r] = row.spam ? 1 : 0
    vectors.weight[r] = oneDomain ? 1 : rule.weight
    vectors.domain[r] = domain
  }
  vectors.packed = packed.array
  vectors.named = named.array
  return vectors
}

/** Heads that are kinds of item belong to the shipped model, the others to texts from elsewhere. */
export function isKindHead(head: string): boolean {
  return itemKinds.some((kind) => kind === head)
}

function shorten(content: ItemContent, limit: number): ItemContent {
  const fields = Object.fromEntries(Object.entries(content.fields).map(([name, text]) => [name, text.slice(0, limit)]))
  return { ...content, fields }
}

function columnOf(columns: Columns, name: string): number {
  const known = columns.ids.get(name)
  if (known !== undefined) return known
  columns.ids.set(name, columns.names.length)
  return columns.names.push(name) - 1
}

class Growing {
  array = new Int32Array(1 << 20)
  length = 0

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new Int32Array(Math.ceil(this.array.length * 1.5))
      larger.set(this.array)
      this.array = larger
    }
    this.array[this.length++] = value
  }
}
