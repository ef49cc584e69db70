import { z } from 'zod'
import { verifyChain } from '@/lib/audit/verify-chain'
import { bigRowIdSchema } from '@/lib/stats/row-id'
import { handle } from '../../handle'

const query = z.strictObject({ after: bigRowIdSchema })

/** A stretch at a time: the page asks again from `checkedTo`, and shows how far it is. */
export const GET = handle({ role: 'ADMIN', query }, ({ query: { after } }) => verifyChain({ after }))
