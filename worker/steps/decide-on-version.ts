import { reasonOf } from '@/lib/decide/store-new-item'
import { judge } from '@/lib/decide/verdict'
import type { JudgedEvent } from '@/lib/decide/verdict-columns'
import { subjectKey } from '@/lib/intake/subject'
import type { Settings } from '@/lib/settings/settings'
import { currentSettings } from '@/lib/settings/settings-store'
import { keepVersion } from '../keep-version'
import { killPoint } from '../kill-points'
import type { ScreenedVersion, Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

type CurrentSettings = { id: number | null; settings: Settings }
const trustedJudgement = { verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW' } as const

/** DECIDE: the verdict, and what it leads to by the settings: nothing, a person's look, or an action by policy. */
export async function decideOnVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { version } = screening
  if (!version) throw new Error('An event without a version came to DECIDE.')
  const current = await currentSettings()
  if (!screening.judged) {
    const end = await storeVerdict({ screening, version, current, tools })
    // Before policy acts: a moderator may have decided on it when GitLab asked. A worker that dies here leaves it to the
    // hourly look (lib/spamcheck/repair-joins.ts), since the event has ended.
    if (screening.kept)
      await tools.joiner.join({ versionId: screening.kept.versionId, textKey: screening.look?.fetched.textKey })
    if (end) return end
  }
  if (!screening.kept) throw new Error('A version was judged and is not stored.')
  const acted = await tools.actByPolicy({ ...screening.kept, settings: current.settings })
  return acted ? { state: 'DONE', reason: 'acted' } : { state: 'DONE', reason: 'queued' }
}

type StoreOptions = { screening: Screening; version: ScreenedVersion; current: CurrentSettings; tools: Tools }

/** Stores the verdict, and what it is on if that isn't kept yet. Null: policy has yet to act, and the event is open. */
async function storeVerdict(options: StoreOptions): Promise<StepEnd | null> {
  const { screening, version, tools } = options
  const { event, look } = screening
  const judged = judgeVersion(options)
  const { verdict } = judged
  const done = (reason: string | null): StepEnd | null => {
    killPoint('decided', event.id)
    tools.metrics.verdicts.inc({ kind: version.content.kind, verdict })
    return reason ? { state: 'DONE', reason, stored: true } : null
  }
  if (!screening.kept && look) {
    const reason = reasonOf(judged)
    const { observation } = event
    screening.kept = await tools.newItems.store({ fetched: look.fetched, observation, judged, reason })
    if (screening.kept) return done(reason)
    // It was there before: a hook that came twice, or a name for "new" that wasn't meant so. Or its author isn't there.
    const end = await keepVersion(screening, tools)
    if (end) return end
  }
  if (!screening.kept) throw new Error('A version without a place came to be judged.')
  const { reason } = await tools.verdicts.store({ ...judged, ...screening.kept })
  return done(reason)
}

function judgeVersion({ screening, version, current }: StoreOptions): JudgedEvent {
  const { event, kind, subject, score, trust } = screening
  const { id: settingsId, settings } = current
  const { verdict, uncapped, route } = score
    ? judge({ score: score.score, kind: version.content.kind, settings })
    : trustedJudgement
  return {
    verdict,
    uncapped,
    route,
    eventId: event.id,
    eventKind: kind,
    eventSubject: subject && subjectKey(subject),
    score: score?.score ?? null,
    model: score?.model ?? null,
    fallback: score?.fallback ?? null,
    reasons: score?.reasons ?? [],
    trust: trust?.trusted ? { rule: trust.rule, reason: trust.reason, entryId: trust.entryId } : null,
    settingsId,
  }
}
