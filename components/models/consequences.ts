import { thresholdPoints } from '@/lib/settings/score-words'
import type { ModelSettings } from '@/lib/settings/settings'
import { kindNames } from '@/lib/settings/settings-words'
import type { ModelView } from './queries'

type Given = { model: ModelView; settings: ModelSettings | null }

/** What a promotion does, a sentence each. */
export function promotionConsequences({ model: { name, active, thresholds } }: Given): string[] {
  const old = active?.name ?? 'the active model'
  const moved = thresholds.map(({ kind, before, after }) => {
    const points = ({ conditional, disallow, block }: typeof before): string =>
      [conditional, disallow, block].map(thresholdPoints).join(' / ')
    return `${kindNames[kind].toLowerCase()} ${points(before)} → ${points(after)}`
  })
  return [
    `From now on ${name} scores what comes in, instead of ${old}. Every worker follows within seconds.`,
    moved.length === 0
      ? 'No threshold changes.'
      : `Thresholds move so that they keep what they mean (conditional / disallow / block): ${moved.join(', ')}.`,
    'What was scored and decided before stays as it is.',
    `${old} is kept: one click goes back to it, and to its thresholds.`,
  ]
}

export function rollBackConsequences({ model: { name, replaced }, settings }: Given): string[] {
  const target = replaced?.name ?? 'the model before'
  return [
    `From now on ${target} scores what comes in, as before ${name} took over. Every worker follows within seconds.`,
    `Thresholds that ${name} brought go back to what they were, but for those that somebody has changed since.`,
    ...(settings?.auto === 'promote'
      ? ['Models that prove themselves no longer take over by themselves: from now on a person promotes.']
      : []),
    `${name} stays in the list and can be promoted again.`,
  ]
}

export function shadowConsequences({
  model: { name, active },
  settings,
  there,
}: Given & { there: string | null }): string[] {
  return [
    `${name} scores every item that comes in beside ${active?.name ?? 'the active model'}. What it says is stored and compared, and changes nothing.`,
    ...(there ? [`${there} leaves the shadow for it.`] : []),
    settings?.auto === 'promote'
      ? `After ${settings.shadowHours} h in the shadow it takes over by itself: so it is set.`
      : 'It does not take over by itself.',
    'One click ends it.',
  ]
}
