import type { SolvedCaptcha } from '../spamcheck/check-first'
import { RefusedAsSpam } from '../spamcheck/spam-desk'
import { andThen, type Maybe } from '../spamcheck/submit'
import type { Store } from '../world/store'
import type { Call, Reply } from './call'

/** The two headers that a client brings along once somebody has solved the CAPTCHA. */
export function captchaOf(call: Call): SolvedCaptcha | undefined {
  const response = call.request.headers['x-gitlab-captcha-response']
  if (response === undefined) return undefined
  return { response: String(response), spamLogId: Number(call.request.headers['x-gitlab-spam-log-id'] ?? 0) }
}

/** The answer once the item is saved, or GitLab's words for one that isn't. */
export function answerSaved<T>(store: Store, work: () => Maybe<T>, reply: (saved: T) => Reply): Maybe<Reply> {
  const saved = andThen(work(), reply)
  return saved instanceof Promise ? saved.catch((error: unknown) => refusal(store, error)) : saved
}

/** 409 when a CAPTCHA would help; else 400, in a shape that differs by endpoint. */
function refusal(store: Store, error: unknown): Reply {
  if (!(error instanceof RefusedAsSpam)) throw error
  const { message, needsCaptcha, spamLogId, subject } = error
  if (needsCaptcha)
    return {
      status: 409,
      json: {
        needs_captcha_response: true,
        spam_log_id: spamLogId,
        captcha_site_key: store.settings.recaptchaSiteKey,
        message: { error: message },
      },
    }
  if (subject.type === 'snippet') return { status: 400, json: { message: { error: message } } }
  if (subject.type === 'note')
    return { status: 400, json: { message: `400 Bad request - Note {:base=>["${message}"]}` } }
  return { status: 400, json: { message: { base: [message] } } }
}
