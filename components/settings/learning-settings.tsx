import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { learningModes, type ModelSettings } from '@/lib/settings/settings'
import { learningNames } from '@/lib/settings/settings-words'
import { NumberField } from './number-field'
import type { DraftState } from './use-draft'

/** How models learn from decisions; what came of it stands under Models. */
export function LearningSettings({ draft: { settings, problems, edit } }: { draft: DraftState }) {
  const { models } = settings
  const change = (part: Partial<ModelSettings>) => edit({ models: { ...models, ...part } })
  return (
    <section aria-labelledby="learning" className="rounded-lg border bg-surface p-4">
      <h2 id="learning" className="pb-3 text-lg font-semibold">
        Learning from decisions
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <Field
            label="Models are trained"
            htmlFor="models-auto"
            hint="Whatever is trained is measured first, and refused where it gets worse for any kind of item."
          >
            <Select
              id="models-auto"
              value={models.auto}
              aria-describedby="models-auto-hint"
              className="max-w-96"
              onChange={({ target }) =>
                change({ auto: learningModes.find((mode) => mode === target.value) ?? models.auto })
              }
            >
              {learningModes.map((mode) => (
                <option key={mode} value={mode}>
                  {learningNames[mode]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <NumberField
          id="models-minLabels"
          label="New decisions until the next update"
          hint="Between two nights. 5 to 10,000."
          value={models.minLabels}
          min={5}
          max={10_000}
          step={1}
          problem={problems.get('models.minLabels')}
          onChange={(minLabels) => change({ minLabels })}
        />
        <NumberField
          id="models-shadowHours"
          label="Time in the shadow (hours)"
          hint="Before a model may take over by itself. 0 to 720."
          value={models.shadowHours}
          min={0}
          max={720}
          step={1}
          problem={problems.get('models.shadowHours')}
          onChange={(shadowHours) => change({ shadowHours })}
        />
      </div>
    </section>
  )
}
