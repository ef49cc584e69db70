import { expect, test } from 'vitest'
import { NameBlock, nameFeatures } from '@/training/names/name-features'

function featuresOf(name: string): Set<string> {
  const found = new Set<string>()
  nameFeatures(name, (block, feature) => found.add(`${block} ${feature}`))
  return found
}

function shared(a: string, b: string, block: number): string[] {
  const other = featuresOf(b)
  return [...featuresOf(a)].filter((feature) => feature.startsWith(`${block} `) && other.has(feature))
}

test('runs go across words and separators, and know where the name begins and ends', () => {
  const found = featuresOf('ab-cd')
  for (const run of ['^ab', 'b-c', 'cd$', 'ab-cd$']) expect(found).toContain(`${NameBlock.grams} ${run}`)
})

test('words are told with each one before them, neighbours apart from others', () => {
  const found = featuresOf('fast-red-fox')
  for (const words of ['pair fast red', 'pair red fox', 'apart fast fox', 'first fast', 'last fox'])
    expect(found).toContain(`${NameBlock.words} ${words}`)
})

test('digits that stand for letters and separators between them are undone', () => {
  expect(shared('W4LL-3T', 'wallet', NameBlock.disguise)).toContain(`${NameBlock.disguise} waiiet`)
})

test('names of one shape share it whatever they say', () => {
  expect(shared('Abc-12', 'Xyz-90', NameBlock.shape)).toContain(`${NameBlock.shape} whole Aaa-00`)
  expect(shared('Abc-12', 'Xyz-90', NameBlock.cased)).toEqual([])
})

test('a name without letters, an empty one and an endless one have features, and not endlessly many', () => {
  expect(featuresOf('').size).toBeGreaterThan(0)
  expect(featuresOf('123').size).toBeGreaterThan(0)
  expect(featuresOf('-'.repeat(10_000)).size).toBeLessThan(100)
  let taken = 0
  nameFeatures('aB3-'.repeat(100_000), () => taken++)
  expect(taken).toBeLessThan(10_000)
})
