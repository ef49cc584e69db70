import { trustTrialSchema, tryTrust } from '@/lib/stats/try-trust'
import { handle } from '../../handle'

/** POST, so that an address doesn't end up in a proxy's log; it changes nothing. */
export const POST = handle({ role: 'VIEWER', body: trustTrialSchema }, ({ body }) => tryTrust(body))
