import type { Reply } from '../rest/call'
import type { Fault } from './fault'

const gatewayPage = `<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
const signInPage =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>You need to sign in.</form></body></html>'
const html = 'text/html; charset=utf-8'

/** The answer that a fault gives instead of the real one; null for faults that spoil the real answer. */
export function answerFault(fault: Fault): Reply | null {
  switch (fault.kind) {
    case 'rate-limit-rack':
      return rackAnswer(fault)
    case 'rate-limit-app':
      return {
        status: 429,
        json: { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
        headers: retryAfter(fault.retryAfter ?? null),
      }
    case 'error-500':
      return { status: 500, json: { message: '500 Internal Server Error' } }
    case 'bad-gateway':
      return { status: 502, text: gatewayPage, type: html }
    case 'unavailable':
      return {
        status: 503,
        text: 'GitLab is not responding',
        type: 'text/plain',
        headers: retryAfter(fault.retryAfter ?? null),
      }
    case 'unauthorized':
      return { status: 401, json: { message: '401 Unauthorized' } }
    case 'forbidden':
      return { status: 403, json: { message: '403 Forbidden' } }
    case 'not-found':
      return { status: 404, json: { message: '404 Not found' } }
    case 'redirect':
      return { status: 302, text: '', headers: { location: fault.location ?? 'http://elsewhere.example/api/v4/user' } }
    case 'html-200':
      return { status: 200, text: signInPage, type: html }
    case 'spam-rejected':
      return {
        status: 400,
        json: { message: { error: 'Your snippet has been recognized as spam and has been discarded.' } },
      }
    case 'spam-captcha':
      return { status: 409, json: captchaBody }
    default:
      return null
  }
}

const captchaBody = {
  needs_captcha_response: true,
  spam_log_id: 7,
  captcha_site_key: 'double-site-key',
  message: {
    error: 'Your snippet has been recognized as spam. Please, change the content or solve the reCAPTCHA to proceed.',
  },
}

function retryAfter(value: Fault['retryAfter']): Record<string, string> {
  if (value === null || value === undefined) return {}
  if (typeof value === 'number') return { 'retry-after': String(value) }
  return { 'retry-after': new Date(Date.now() + value.httpDateIn * 1000).toUTCString() }
}

/** Rack::Attack's: plain text, with all of its headers. */
function rackAnswer(fault: Fault): Reply {
  const seconds = typeof fault.retryAfter === 'number' ? fault.retryAfter : 30
  const headers = throttleHeaders({ name: 'throttle_authenticated_api', limit: 120, used: 121, reset: seconds })
  const after = fault.retryAfter === undefined ? { 'retry-after': String(seconds) } : retryAfter(fault.retryAfter)
  return { status: 429, text: 'Retry later\n', type: 'text/plain', headers: { ...headers, ...after } }
}

/** `reset` in seconds from now. */
export function throttleHeaders(state: { name: string; limit: number; used: number; reset: number }) {
  const at = Math.ceil(Date.now() / 1000) + state.reset
  const headers: Record<string, string> = {
    'ratelimit-limit': String(state.limit),
    'ratelimit-name': state.name,
    'ratelimit-observed': String(state.used),
    'ratelimit-remaining': String(Math.max(0, state.limit - state.used)),
    'ratelimit-reset': String(at),
  }
  if (state.used > state.limit) {
    headers['ratelimit-resettime'] = new Date(at * 1000).toUTCString()
    headers['retry-after'] = String(state.reset)
  }
  return headers
}
