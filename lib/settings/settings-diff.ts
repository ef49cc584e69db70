import { itemKinds } from '../fetch/item'
import { thresholdPoints } from './score-words'
import { type KindSettings, type Settings, thresholdsSchema } from './settings'
import { kindNames, learningNames, routeNames, spamActionNames, thresholdNames, verdictNames } from './settings-words'
import { projectListChanges, spamcheckEntries } from './spamcheck-diff'

export type SettingChange = {
  /** Where, for a form: `kinds.issue.thresholds.block`. */
  path: string
  /** The same in words: "Issues: block from". */
  name: string
  before: string
  after: string
}

export type Entry = { path: string; name: string; text: string }

/** What differs, setting by setting, in the words of the form. */
export function settingsDiff(before: Settings, after: Settings): SettingChange[] {
  const old = new Map(entries(before).map((entry) => [entry.path, entry.text]))
  const changes = entries(after)
    .map(({ path, name, text }) => ({ path, name, before: old.get(path) ?? '', after: text }))
    .filter((change) => change.before !== change.after)
  return [...changes, ...projectListChanges(before.spamcheck, after.spamcheck)]
}

function entries(settings: Settings): Entry[] {
  return [
    { path: 'dryRun', name: 'Dry run', text: settings.dryRun ? 'on' : 'off' },
    { path: 'undoSeconds', name: 'Time to undo', text: `${settings.undoSeconds} s` },
    { path: 'actionsPerHour', name: 'Actions per hour', text: `at most ${settings.actionsPerHour}` },
    { path: 'models.auto', name: 'Models: learning', text: learningNames[settings.models.auto] },
    { path: 'models.minLabels', name: 'Models: new labels', text: `from ${settings.models.minLabels} on` },
    { path: 'models.shadowHours', name: 'Models: time in the shadow', text: `${settings.models.shadowHours} h` },
    ...spamcheckEntries(settings.spamcheck),
    ...itemKinds.flatMap((kind) =>
      kindEntries(settings.kinds[kind]).map(({ path, name, text }) => ({
        path: `kinds.${kind}.${path}`,
        name: `${kindNames[kind]}: ${name}`,
        text,
      })),
    ),
  ]
}

function kindEntries({ thresholds, cap, routes, spamActions }: KindSettings): Entry[] {
  const verdicts = ['CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK'] as const
  return [
    ...thresholdsSchema.keyof().options.map((key) => ({
      path: `thresholds.${key}`,
      name: `${thresholdNames[key].toLowerCase()} from`,
      text: String(thresholdPoints(thresholds[key])),
    })),
    { path: 'cap', name: 'severest verdict', text: verdictNames[cap].toLowerCase() },
    ...verdicts.map((verdict) => ({
      path: `routes.${verdict}`,
      name: `${verdictNames[verdict].toLowerCase()} leads to`,
      text: routeNames[routes[verdict]],
    })),
    {
      path: 'spamActions',
      name: 'spam decision',
      text:
        [...spamActions]
          .sort()
          .map((action) => spamActionNames[action])
          .join(', ') || 'nothing in GitLab',
    },
  ]
}
