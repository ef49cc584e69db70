import type { Change } from '@/components/ui/change-list'
import { gatherChanges } from '@/lib/settings/gather-changes'
import { scorePoints } from '@/lib/settings/score-words'
import { settingsSchema } from '@/lib/settings/settings'
import { settingsDiff } from '@/lib/settings/settings-diff'

/** Most lines of one entry that are shown. */
const most = 60
const deepest = 6

/** What an entry changed, line by line; for settings in the words of their form. */
export function auditChanges({ action, before, after }: { action: string; before: unknown; after: unknown }): Change[] {
  if (action === 'settings.changed') {
    const [old, now] = [readSettings(before), readSettings(after)]
    if (old && now) return gatherChanges(settingsDiff(old, now))
  }
  const old = leaves(before)
  const now = leaves(after)
  const names = [...new Set([...old.keys(), ...now.keys()])]
  return names
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => change.before !== change.after)
    .slice(0, most)
}

/** An entry holds the reason beside the settings. */
function readSettings(value: unknown) {
  if (!isObject(value)) return null
  const { reason: _reason, ...settings } = value
  const parsed = settingsSchema.safeParse(settings)
  return parsed.success ? parsed.data : null
}

function leaves(value: unknown): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (part: unknown, name: string, depth: number): void => {
    if (part === null || part === undefined || found.size > most * 4) return
    if (isObject(part) && depth < deepest) {
      for (const [key, inner] of Object.entries(part)) visit(inner, name ? `${name}.${key}` : key, depth + 1)
      return
    }
    found.set(name || 'value', shown(part, name))
  }
  visit(value, '', 0)
  return found
}

function shown(part: unknown, name: string): string {
  if (typeof part === 'number' && /(?:^|\.)score$/.test(name)) return String(scorePoints(part))
  return typeof part === 'string' ? part : JSON.stringify(part)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
