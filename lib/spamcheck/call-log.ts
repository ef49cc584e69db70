import type { LogLines } from '../log'
import type { AskedCall, JudgedCall } from './call'

export type CallLog = (call: AskedCall, judgement: JudgedCall, tookMs: number) => void

/**
 * One line a verdict, with the field names of the old server, whose dashboards go on. Never the text.
 */
export function createCallLog(lines: Pick<LogLines, 'info'>): CallLog {
  return (call, { answer, judged, emailAllowed, projectAllowed }, tookMs) => {
    const line = {
      metric: 'spamcheck_verdicts',
      correlation_id: call.correlationId,
      spammable_type: spammableType(call),
      email_allowlisted: emailAllowed,
      project_allowed: projectAllowed,
      project_path: call.project?.path ?? null,
      project_id: call.project?.id ?? null,
      user_name: call.author.username,
      user_in_project: call.userInProject,
      verdict: answer.verdict,
      reason: answer.reason,
      confidence: answer.score,
      evaluated: answer.evaluated,
      type: call.type,
      duration_ms: Math.round(tookMs * 1_000) / 1_000,
    }
    // Out of monitor mode the two are the same.
    lines.info(judged === answer.verdict ? line : { ...line, judged }, 'spamcheck verdict')
  }
}

/** The old server knew three, after its three messages: whoever counts `generic` goes on counting. */
function spammableType({ asked }: AskedCall): 'issue' | 'snippet' | 'generic' {
  return asked === 'issue' || asked === 'snippet' ? asked : 'generic'
}
