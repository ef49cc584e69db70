import type { Distrust } from './signature'

export type Refusal =
  | Distrust
  | 'method'
  | 'content_type'
  | 'content_encoding'
  | 'too_large'
  | 'too_slow'
  | 'cut_short'
  | 'overloaded'
  | 'unavailable'

type Said = { status: number; message: string }

const unsigned = 'Check that the signing token of the hook in GitLab is one of HOOK_SIGNING_TOKENS.'
const untrusted = 'Check that the secret token of the hook in GitLab is one of HOOK_SECRETS.'

/** What the sender is told: GitLab shows it under "Recent events" of the hook, where an admin looks first. */
export const refusals: Readonly<Record<Refusal, Said>> = {
  method: { status: 405, message: 'Hooks are sent by POST.' },
  content_type: { status: 415, message: 'Send the hook as application/json.' },
  content_encoding: { status: 415, message: 'Send the hook without Content-Encoding.' },
  no_token: { status: 401, message: `X-Gitlab-Token is missing. ${untrusted}` },
  wrong_token: { status: 401, message: `X-Gitlab-Token is not the one expected. ${untrusted}` },
  no_signature: { status: 401, message: `webhook-signature is missing. ${unsigned}` },
  bad_signature_headers: { status: 401, message: `The signature headers can't be understood. ${unsigned}` },
  signature_too_old: {
    status: 401,
    message: 'The signature is older than 5 minutes. Compare the clocks of both servers.',
  },
  signature_in_future: { status: 401, message: 'The signature is of the future. Compare the clocks of both servers.' },
  wrong_signature: { status: 401, message: `The signature does not fit the body. ${unsigned}` },
  too_large: { status: 413, message: 'The body is larger than HOOK_MAX_BYTES allows, so it was not kept.' },
  too_slow: { status: 408, message: 'The body took too long to arrive.' },
  cut_short: { status: 400, message: 'The connection ended before the body did.' },
  overloaded: { status: 503, message: 'Too many hooks at once. Send it again in a moment.' },
  unavailable: {
    status: 503,
    message: 'The hook could not be stored, so it was not accepted. Send it again in a while.',
  },
}
