import { Switch } from '@/components/ui/switch'
import { NumberField } from './number-field'
import type { DraftState } from './use-draft'

type ActingSettingsProps = { draft: DraftState; gitlabHost: string | null }

export function ActingSettings({ draft: { settings, problems, edit }, gitlabHost }: ActingSettingsProps) {
  return (
    <section aria-labelledby="acting" className="rounded-lg border bg-surface p-4">
      <h2 id="acting" className="pb-3 text-lg font-semibold">
        Acting in GitLab
      </h2>
      <div className="flex items-start gap-3 pb-4">
        <Switch
          id="dry-run"
          checked={settings.dryRun}
          onChange={(event) => edit({ dryRun: event.target.checked })}
          aria-describedby="dry-run-hint"
        />
        <div>
          <label htmlFor="dry-run" className="font-medium">
            Dry run
          </label>
          <p id="dry-run-hint" className="max-w-prose text-sm text-ink-2">
            {settings.dryRun
              ? `On: decisions and plans are stored, and nothing is done in ${gitlabHost ?? 'GitLab'}.`
              : `Off: after the time to undo, decisions are carried out in ${gitlabHost ?? 'GitLab'}. Admins, GitLab’s own bots and trusted authors are never touched.`}
          </p>
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          id="undoSeconds"
          label="Time to undo (seconds)"
          hint="Between a decision and its effect. 0 to 3,600."
          value={settings.undoSeconds}
          min={0}
          max={3600}
          step={1}
          problem={problems.get('undoSeconds')}
          onChange={(undoSeconds) => edit({ undoSeconds })}
        />
        <NumberField
          id="actionsPerHour"
          label="Most actions in an hour"
          hint="Over all workers; what is above waits. 0 stops everything."
          value={settings.actionsPerHour}
          min={0}
          max={10_000}
          step={1}
          problem={problems.get('actionsPerHour')}
          onChange={(actionsPerHour) => edit({ actionsPerHour })}
        />
      </div>
    </section>
  )
}
