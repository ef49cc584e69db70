import { thresholdPoints } from '@/lib/settings/score-words'
import { applyPreset, hasPreset, presets } from './presets'
import type { DraftState } from './use-draft'

/** Starting points in words. They set the thresholds of every kind, and nothing is saved by it. */
export function Presets({ draft: { settings, replace } }: { draft: DraftState }) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-3">
      <legend className="pb-1 text-sm text-ink-2">Thresholds for every kind at once</legend>
      {presets.map((preset) => (
        <button
          key={preset.name}
          type="button"
          aria-pressed={hasPreset(settings, preset)}
          onClick={() => replace(applyPreset(settings, preset))}
          className="flex flex-col rounded-lg border bg-surface p-3 text-left enabled:hover:bg-hover disabled:cursor-not-allowed aria-pressed:border-accent"
        >
          <span className="font-medium">{preset.name}</span>
          <span className="text-sm text-ink-2">{preset.words}</span>
          <span className="pt-1 text-xs text-ink-3">
            {Object.values(preset.thresholds).map(thresholdPoints).join(' · ')}
          </span>
        </button>
      ))}
    </fieldset>
  )
}
