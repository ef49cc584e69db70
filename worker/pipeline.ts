import type { EventStep } from '@/lib/generated/prisma/enums'
import type { Screening, StepEnd } from './screening'
import { classifyVersion } from './steps/classify-version'
import { decideOnVersion } from './steps/decide-on-version'
import { fetchVersion } from './steps/fetch-version'
import { readHook } from './steps/read-hook'
import { trustVersion } from './steps/trust-version'
import type { Tools } from './tools'

type Step = {
  step: EventStep
  /** Adds what it found to the screening. The answer is how the event ended; undefined: on to the next step. */
  run: (screening: Screening, tools: Tools) => Promise<StepEnd | undefined>
}

/**
 * What happens to an event, in order. Every step may run twice: all is in memory but what FETCH found and what DECIDE
 * decided, which are stored by unique keys. The row's `step` says where an event waits; one whose verdict is stored and
 * whose action isn't planned yet goes on at DECIDE, any other begins anew.
 */
export const pipeline: readonly Step[] = [
  { step: 'READ', run: readHook },
  { step: 'FETCH', run: fetchVersion },
  { step: 'TRUST', run: trustVersion },
  { step: 'CLASSIFY', run: classifyVersion },
  { step: 'DECIDE', run: decideOnVersion },
]

/** Takes one event through the pipeline. @throws what a step throws, with the screening as far as it came */
export async function runPipeline(screening: Screening, tools: Tools): Promise<StepEnd> {
  for (const { step, run } of pipeline) {
    screening.step = step
    const begun = performance.now()
    const end = await run(screening, tools)
    tools.metrics.stepSeconds.observe({ step }, (performance.now() - begun) / 1000)
    if (end) return end
  }
  throw new Error('The pipeline ran out of steps without an end.')
}
