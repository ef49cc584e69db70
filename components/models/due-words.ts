import { absolute } from '@/components/ui/time'
import { nextNight } from '@/lib/model/run/training-night'
import type { ModelSettings } from '@/lib/settings/settings'

type Options = {
  settings: ModelSettings
  /** Decisions that the active model hasn't learned from, and of these those that no training has looked at yet. */
  total: number
  unseen: number
  /** Taken back since, of those it learned from. */
  withdrawn: number
  /** Milliseconds since 1970. */
  now: number
}

/** When the next training begins by itself, in sentences. */
export function dueWords({ settings: { auto, minLabels }, total, unseen, withdrawn, now }: Options): string[] {
  if (auto === 'off') return ['Trainings begin only when somebody starts one: so it is set.']
  const missing = minLabels - unseen
  const soon =
    missing <= 0
      ? 'Enough was decided to bring the model up to date: that begins by itself within minutes.'
      : `It is brought up to date by itself after ${missing} more ${missing === 1 ? 'decision' : 'decisions'}.`
  const night = absolute(new Date(nextNight(new Date(now))))
  const full =
    total + withdrawn > 0
      ? `The next full training is due on ${night}.`
      : `The next full training is due on ${night}, if anything is decided until then.`
  return [soon, full]
}
