import { z } from 'zod'
import { reasonSchema } from '../classify/score'
import type { Verdict } from '../generated/prisma/client'
import { trustSchema } from '../trust/trust'
import type { VerdictView } from './item-detail'

const reasonsSchema = z.array(reasonSchema).catch([])
const storedTrust = trustSchema.nullable().catch(null)

export function verdictView(verdict: Verdict): VerdictView {
  return {
    id: verdict.id,
    verdict: verdict.verdict,
    uncapped: verdict.uncapped,
    route: verdict.route,
    score: verdict.score,
    model: verdict.model,
    fallback: verdict.fallback,
    reasons: reasonsSchema.parse(verdict.reasons),
    trust: storedTrust.parse(verdict.trust),
    createdAt: verdict.createdAt.toISOString(),
  }
}
