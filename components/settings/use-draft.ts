import { useState } from 'react'
import type { ItemKind } from '@/lib/fetch/item'
import { type KindSettings, type Settings, settingsSchema } from '@/lib/settings/settings'
import { type SettingChange, settingsDiff } from '@/lib/settings/settings-diff'
import type { SpamcheckSettings } from '@/lib/settings/spamcheck-settings'
import type { ShownSettings } from './queries'

/** What somebody is changing: on top of which version, and how it would look. */
export type Draft = { basedOn: number | null; base: Settings; settings: Settings }

export type DraftState = Draft & {
  changes: SettingChange[]
  /** What is wrong, by the path of the field. */
  problems: ReadonlyMap<string, string>
  edit: (change: Partial<Settings>) => void
  editKind: (kind: ItemKind, change: Partial<KindSettings>) => void
  editDoor: (change: Partial<SpamcheckSettings>) => void
  replace: (settings: Settings) => void
  reset: () => void
  /** Keeps what was typed, and compares it with a newer version from now on. */
  rebase: (newest: ShownSettings) => void
}

/** Holds edits until they are saved. Without any it follows what others save. */
export function useDraft(current: ShownSettings): DraftState {
  const [edited, setEdited] = useState<Draft | null>(null)
  const draft = edited ?? { basedOn: current.id, base: current.settings, settings: current.settings }
  const set = (settings: Settings) => setEdited({ ...draft, settings })
  return {
    ...draft,
    changes: settingsDiff(draft.base, draft.settings),
    problems: problemsOf(draft.settings),
    edit: (change) => set({ ...draft.settings, ...change }),
    editKind: (kind, change) =>
      set({
        ...draft.settings,
        kinds: { ...draft.settings.kinds, [kind]: { ...draft.settings.kinds[kind], ...change } },
      }),
    editDoor: (change) => set({ ...draft.settings, spamcheck: { ...draft.settings.spamcheck, ...change } }),
    replace: set,
    reset: () => setEdited(null),
    rebase: (newest) => setEdited({ basedOn: newest.id, base: newest.settings, settings: draft.settings }),
  }
}

function problemsOf(settings: Settings): ReadonlyMap<string, string> {
  const parsed = settingsSchema.safeParse(settings)
  if (parsed.success) return new Map()
  return new Map(
    parsed.error.issues.map(({ path, message }) => [path.join('.'), plain(message, path.includes('thresholds'))]),
  )
}

/** Zod's words mean little to people, and a threshold is stored on another scale than it is typed on. */
function plain(message: string, isThreshold: boolean): string {
  if (message.includes('NaN')) return 'Type a number.'
  return isThreshold && message.startsWith('Too ') ? 'From 0 to 100.' : message
}
