import { z } from 'zod'
import { reasonSchema } from '../classify/score'
import type { ItemContent } from '../fetch/item'
import type { Verdict } from '../generated/prisma/client'
import { trustSchema } from '../trust/trust'
import { explainVerdict } from './explain-verdict'
import type { VerdictView } from './item-detail'

const reasonsSchema = z.array(reasonSchema).catch([])
const storedTrust = trustSchema.nullable().catch(null)

/** @param content what the verdict is about: the reasons may have to be found in it again */
export async function verdictView(verdict: Verdict, content: ItemContent): Promise<VerdictView> {
  const { score, model } = verdict
  return {
    id: verdict.id,
    verdict: verdict.verdict,
    uncapped: verdict.uncapped,
    route: verdict.route,
    score,
    model,
    fallback: verdict.fallback,
    ...(await explainVerdict({ verdict: { score, model, reasons: reasonsSchema.parse(verdict.reasons) }, content })),
    trust: storedTrust.parse(verdict.trust),
    createdAt: verdict.createdAt.toISOString(),
  }
}
