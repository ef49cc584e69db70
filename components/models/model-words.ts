import type { Tone } from '@/components/ui/badge'
import type { Share } from '@/lib/model/measure/figures'
import type { TrainingRunView } from '@/lib/model/run/find-training'
import type { ModelRow } from '@/lib/model/version/find-models'
import type { Counts } from '@/lib/model/version/version-json'

export const stateWords: Record<ModelRow['state'], { name: string; tone: Tone; explain: string }> = {
  ACTIVE: { name: 'Active', tone: 'good', explain: 'It scores everything that comes in.' },
  SHADOW: { name: 'In the shadow', tone: 'calm', explain: 'It scores beside the active model, without effect.' },
  CANDIDATE: { name: 'Candidate', tone: 'neutral', explain: 'It could take over, and does nothing until then.' },
  REFUSED: {
    name: 'Refused',
    tone: 'warn',
    explain: 'It got worse somewhere, so it can’t take over: see the gate. With more decisions the next one may pass.',
  },
  RETIRED: { name: 'Retired', tone: 'neutral', explain: 'Another one took its place.' },
}

export const madeWords: Record<ModelRow['kind'], string> = {
  BUNDLED: 'came with the program',
  FULL: 'trained in full',
  INCREMENTAL: 'brought up to date',
}

/** Of a share 0..1. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** "97.1 %", or a dash where nothing could be counted. */
export const shareWords = ({ hits, of }: Share): string => (of === 0 ? '–' : percent(hits / of))

/** "34 of 35, 85.5 to 99.5 %": what a share rests on, and its 95 % interval. */
export function restsOn({ hits, of, low, high }: Share): string {
  if (of === 0) return 'none to count'
  return `${hits.toLocaleString('en')} of ${of.toLocaleString('en')}, ${(low * 100).toFixed(1)} to ${percent(high)}`
}

/** What a model learned from, in a sentence; null: from no decision. */
export function learnedFrom({ labels, spam, ham, agreed, campaigns, heldOut, seed }: Counts): string | null {
  if (labels === 0) return null
  const count = (n: number, one: string, more: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : more}`
  const parts = [
    `${count(labels, 'decision', 'decisions')} (${spam.toLocaleString('en')} spam, ${ham.toLocaleString('en')} not spam)`,
    `on ${count(campaigns, 'different text', 'different texts')}`,
    agreed > 0 ? `, ${agreed.toLocaleString('en')} of them by two people or more` : '',
  ]
  const newest = heldOut === 1 ? 'newest one was' : `newest ${heldOut.toLocaleString('en')} were`
  const heldBack = heldOut > 0 ? ` The ${newest} held back to measure on first.` : ''
  const repeated = seed > 0 ? ` ${count(seed, 'item', 'items')} of the seed corpus stood against forgetting.` : ''
  return `${parts[0]} ${parts[1]}${parts[2]}.${heldBack}${repeated}`
}

/** "0:07", "12:40", "1:02:03": how long a training runs. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** How a training ended, or where it is. */
export const runStateWords: Record<TrainingRunView['state'], string> = {
  QUEUED: 'Waits',
  RUNNING: 'Under way',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
}
