import { callTrialSchema, tryCall } from '@/lib/stats/try-call'
import { handle } from '../../handle'

/** POST, so that no text ends up in a proxy's log; it changes nothing. */
export const POST = handle({ role: 'MODERATOR', body: callTrialSchema }, ({ body }) => tryCall(body))
