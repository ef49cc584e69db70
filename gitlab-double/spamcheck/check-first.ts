import type { Store } from '../world/store'
import { turnUser } from '../world/user-states'
import { newCorrelationId } from './client'
import { keepCall, keepLog, keepScore, RefusedAsSpam, type SpamcheckCall, type SpamcheckReply } from './spam-desk'
import { requestOf, type Subject } from './subject'
import { combineVerdicts, effectOf, verdictOf } from './verdict'

/** A CAPTCHA's answer, brought along with what it is for. */
export type SolvedCaptcha = { response: string; spamLogId: number }

/** What the double's CAPTCHA takes for a wrong answer; anything else is right. */
export const wrongCaptcha = 'wrong'

export type Checked<T> = {
  subject: () => Subject | null
  save: () => T
  captcha?: SolvedCaptcha | undefined
}

/**
 * Asks the Spamcheck server first where the settings say so, as GitLab's services do, then saves: at once when nobody is
 * asked, so that a double without Spamcheck is as it always was. No answer is a yes.
 * @throws RefusedAsSpam (as a rejection): not saved
 */
export function checkFirst<T>(store: Store, { subject, save, captcha }: Checked<T>): T | Promise<T> {
  const { spamCheckEndpointEnabled, spamCheckEndpointUrl } = store.settings
  if (!spamCheckEndpointEnabled || !spamCheckEndpointUrl || store.quiet) return save()
  const asked = subject()
  if (asked?.actor.userType !== 'human') return save()
  if (captcha && captcha.response !== '' && captcha.response !== wrongCaptcha) {
    const log = store.spam.logs.get(captcha.spamLogId)
    if (log?.userId === asked.actor.id) log.recaptchaVerified = true
    return save()
  }
  // Hooks of what is saved later belong to the request that asked for it.
  const { eventUuid, inheritedUuid } = store
  return ask(store, asked, spamCheckEndpointUrl).then(() => {
    const now = { eventUuid: store.eventUuid, inheritedUuid: store.inheritedUuid }
    Object.assign(store, { eventUuid, inheritedUuid })
    try {
      return save()
    } finally {
      Object.assign(store, now)
    }
  })
}

async function ask(store: Store, subject: Subject, url: string): Promise<void> {
  const { settings, spam } = store
  const request = requestOf(store, subject)
  const correlationId = newCorrelationId()
  const started = performance.now()
  let reply: SpamcheckReply | null = null
  let error: string | null = null
  try {
    reply = await spam.ask(request, { url, key: settings.spamCheckApiKey ?? '', correlationId })
  } catch (failure) {
    error = failure instanceof Error ? failure.message : String(failure)
  }
  const verdict = reply ? verdictOf(reply.verdict) : null
  if (reply?.evaluated) keepScore(spam, subject.actor.id, reply.score)
  const final = combineVerdicts({ spamcheck: verdict, subject, allowPossibleSpam: settings.allowPossibleSpam })
  const effect = effectOf(final, subject, settings.recaptchaEnabled)
  const spamLogId = effect === 'saved' ? null : writeLog(store, subject)
  const call: SpamcheckCall = {
    at: store.now(),
    rpc: request.rpc,
    type: subject.type,
    action: subject.action,
    userId: subject.actor.id,
    projectId: subject.project?.id ?? null,
    correlationId,
    verdict,
    score: reply?.score ?? null,
    evaluated: reply?.evaluated ?? false,
    error,
    ms: performance.now() - started,
    final,
    effect,
    spamLogId,
  }
  keepCall(spam, call)
  if (spamLogId === null || effect === 'logged') return
  if (effect === 'refused-and-banned') ban(store, subject, spamLogId)
  throw new RefusedAsSpam(subject, spamLogId, effect === 'captcha', settings.recaptchaEnabled)
}

function writeLog(store: Store, subject: Subject): number {
  const id = store.nextId('spam_log')
  keepLog(store.spam, {
    id,
    userId: subject.actor.id,
    noteableType: subject.model,
    title: subject.title,
    description: subject.description,
    sourceIp: subject.actor.currentSignInIp,
    viaApi: true,
    recaptchaVerified: false,
    createdAt: store.now(),
  })
  return id
}

/** Nobody looks: the server's BLOCK is enough. */
function ban(store: Store, { actor }: Subject, spamLogId: number): void {
  if (!store.users.has(actor.id) || !turnUser(store, actor.id, 'ban')) return
  actor.customAttributes.set('auto_banned_by', 'spam_log')
  actor.customAttributes.set('auto_banned_by_spam_log_id', String(spamLogId))
}
