import { itemKinds } from '@/lib/fetch/item'
import { defaultThresholds, type Settings, type Thresholds } from '@/lib/settings/settings'

export type Preset = { name: string; words: string; thresholds: Thresholds }

/** Thresholds by what one is willing to put up with. */
export const presets: readonly Preset[] = [
  {
    name: 'Careful',
    words: 'Only what is very likely spam. Few wrong flags, more spam slips through.',
    thresholds: { conditional: 0.6, disallow: 0.75, block: 0.95 },
  },
  {
    name: 'Balanced',
    words: 'Spamcheck’s own thresholds. A good place to begin.',
    thresholds: defaultThresholds,
  },
  {
    name: 'Strict',
    words: 'Whatever looks a little like spam. Little slips through, more for moderators to read.',
    thresholds: { conditional: 0.25, disallow: 0.4, block: 0.8 },
  },
]

/** The same thresholds for every kind; nothing else changes. */
export function applyPreset(settings: Settings, { thresholds }: Preset): Settings {
  const kinds = Object.fromEntries(
    itemKinds.map((kind) => [kind, { ...settings.kinds[kind], thresholds }]),
  ) as Settings['kinds']
  return { ...settings, kinds }
}

export function hasPreset(settings: Settings, { thresholds }: Preset): boolean {
  return itemKinds.every((kind) => {
    const own = settings.kinds[kind].thresholds
    return (
      own.conditional === thresholds.conditional &&
      own.disallow === thresholds.disallow &&
      own.block === thresholds.block
    )
  })
}
