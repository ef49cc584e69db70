import { ChevronRight } from 'lucide-react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { ItemKind } from '@/lib/fetch/item'
import { thresholdOf, thresholdPoints } from '@/lib/settings/score-words'
import {
  type CappableVerdict,
  cappableVerdicts,
  possibleActions,
  type Route,
  routes,
  type SpamAction,
} from '@/lib/settings/settings'
import { kindNames, routeNames, spamActionNames, thresholdNames, verdictNames } from '@/lib/settings/settings-words'
import { NumberField } from './number-field'
import type { DraftState } from './use-draft'
import { ZoneBar } from './zone-bar'

const thresholdKeys = ['conditional', 'disallow', 'block'] as const
const routed = ['CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK'] as const

type KindEditorProps = { kind: ItemKind; draft: DraftState }

/** One kind of item: what its scores lead to at a glance, and the numbers behind it when opened. */
export function KindEditor({ kind, draft: { settings, changes, problems, editKind } }: KindEditorProps) {
  const value = settings.kinds[kind]
  const path = `kinds.${kind}`
  const changed = changes.some((change) => change.path.startsWith(`${path}.`))
  const wrong = [...problems.keys()].some((at) => at.startsWith(`${path}.`))
  return (
    <details className="group border-b last:border-0" open={wrong || undefined}>
      <summary className="grid cursor-pointer grid-cols-[1rem_1fr] items-center gap-x-3 gap-y-1 px-4 py-3 -outline-offset-2 hover:bg-hover sm:grid-cols-[1rem_12rem_1fr]">
        <ChevronRight aria-hidden className="size-4 text-ink-3 transition-transform group-open:rotate-90" />
        <span className="font-medium">
          {kindNames[kind]}
          {changed && <span className="pl-1 text-sm font-normal text-warn">changed</span>}
        </span>
        <span className="max-sm:col-start-2">
          <ZoneBar value={value} />
        </span>
      </summary>
      <div className="grid gap-4 px-4 pt-1 pb-5 sm:pl-11">
        <fieldset className="grid gap-3 sm:grid-cols-3">
          <legend className="pb-1 text-sm text-ink-2">Scores from 0 to 100, rising</legend>
          {thresholdKeys.map((key) => (
            <NumberField
              key={key}
              id={`${path}.thresholds.${key}`}
              label={`${thresholdNames[key]} from`}
              value={thresholdPoints(value.thresholds[key])}
              min={0}
              max={100}
              step={1}
              problem={problems.get(`${path}.thresholds.${key}`)}
              onChange={(number) => editKind(kind, { thresholds: { ...value.thresholds, [key]: thresholdOf(number) } })}
            />
          ))}
          {problems.has(`${path}.thresholds`) && (
            <p role="alert" className="text-xs text-fail sm:col-span-3">
              {problems.get(`${path}.thresholds`)}
            </p>
          )}
        </fieldset>
        <fieldset className="grid gap-3 sm:grid-cols-3">
          <legend className="pb-1 text-sm text-ink-2">What each verdict leads to</legend>
          {routed.map((verdict) => (
            <Field key={verdict} label={verdictNames[verdict]} htmlFor={`${path}.routes.${verdict}`}>
              <Select
                id={`${path}.routes.${verdict}`}
                value={value.routes[verdict]}
                onChange={(event) =>
                  editKind(kind, { routes: { ...value.routes, [verdict]: event.target.value as Route } })
                }
              >
                {routes.map((route) => (
                  <option key={route} value={route}>
                    {routeNames[route]}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </fieldset>
        <div className="grid gap-3 sm:grid-cols-3">
          <Field label="Severest verdict" htmlFor={`${path}.cap`} hint="However high the score.">
            <Select
              id={`${path}.cap`}
              value={value.cap}
              aria-describedby={`${path}.cap-hint`}
              onChange={(event) => editKind(kind, { cap: event.target.value as CappableVerdict })}
            >
              {cappableVerdicts.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {verdictNames[verdict]}
                </option>
              ))}
            </Select>
          </Field>
          <SpamActions
            kind={kind}
            chosen={value.spamActions}
            onChange={(spamActions) => editKind(kind, { spamActions })}
          />
        </div>
      </div>
    </details>
  )
}

type SpamActionsProps = { kind: ItemKind; chosen: readonly SpamAction[]; onChange: (actions: SpamAction[]) => void }

function SpamActions({ kind, chosen, onChange }: SpamActionsProps) {
  return (
    <fieldset className="sm:col-span-2">
      <legend className="pb-1 text-sm font-medium">A spam decision will</legend>
      <div className="flex flex-wrap gap-x-5">
        {possibleActions[kind].map((action) => {
          const id = `kinds.${kind}.${action}`
          return (
            <label key={action} htmlFor={id} className="flex min-h-8 items-center gap-2">
              <input
                id={id}
                type="checkbox"
                className="size-4"
                checked={chosen.includes(action)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, action] : chosen.filter((other) => other !== action))
                }
              />
              {spamActionNames[action]}
            </label>
          )
        })}
      </div>
      {chosen.length === 0 && <p className="text-xs text-ink-3">Nothing chosen: it is only remembered.</p>}
    </fieldset>
  )
}
