import { z } from 'zod'
import { reasonSchema } from '../classify/score'
import type { ItemContent } from '../fetch/item'
import type { Verdict } from '../generated/prisma/client'
import { trustSchema } from '../trust/trust'
import { explainVerdict } from './explain-verdict'
import type { VerdictView } from './item-detail'

const reasonsSchema = z.array(reasonSchema).catch([])
const storedTrust = trustSchema.nullable().catch(null)

type VerdictViewOptions = {
  verdict: Verdict
  /** What the verdict is about: the reasons may have to be found in it again. */
  content: ItemContent
  /** From which score on (0..1) such an item goes to a moderator. */
  reviewFrom: number
}

export async function verdictView({ verdict, content, reviewFrom }: VerdictViewOptions): Promise<VerdictView> {
  const { score, model } = verdict
  const reasons = reasonsSchema.parse(verdict.reasons)
  return {
    id: verdict.id,
    verdict: verdict.verdict,
    uncapped: verdict.uncapped,
    route: verdict.route,
    score,
    model,
    fallback: verdict.fallback,
    ...(await explainVerdict({ verdict: { score, model, reasons }, content, reviewFrom })),
    trust: storedTrust.parse(verdict.trust),
    createdAt: verdict.createdAt.toISOString(),
  }
}
