import { judge } from '@/lib/decide/verdict'
import { subjectKey } from '@/lib/intake/subject'
import { currentSettings } from '@/lib/settings/settings-store'
import { killPoint } from '../kill-points'
import type { Screening, StepEnd } from '../screening'
import type { Tools } from '../tools'

const trustedJudgement = { verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW' } as const

/** DECIDE: the verdict, and what it leads to by the settings: nothing, a person's look, or an action by policy. */
export async function decideOnVersion(screening: Screening, tools: Tools): Promise<StepEnd | undefined> {
  const { event, kind, subject, version, score, trust } = screening
  if (!version) throw new Error('An event without a version came to DECIDE.')
  const { itemId, versionId, content } = version
  const { id: settingsId, settings } = await currentSettings()
  if (!screening.judged) {
    const judgement = score ? judge({ score: score.score, kind: content.kind, settings }) : trustedJudgement
    const { reason } = await tools.verdicts.store({
      ...judgement,
      eventId: event.id,
      eventKind: kind,
      eventSubject: subject && subjectKey(subject),
      itemId,
      versionId,
      score: score?.score ?? null,
      model: score?.model ?? null,
      fallback: score?.fallback ?? null,
      reasons: score?.reasons ?? [],
      trust: trust?.trusted ? { rule: trust.rule, reason: trust.reason, entryId: trust.entryId } : null,
      settingsId,
    })
    killPoint('decided', event.id)
    tools.metrics.verdicts.inc({ kind: content.kind, verdict: judgement.verdict })
    if (reason) return { state: 'DONE', reason, stored: true }
  }
  const acted = await tools.actByPolicy({ itemId, versionId, settings })
  return acted ? { state: 'DONE', reason: 'acted' } : { state: 'DONE', reason: 'queued' }
}
