import type { Pool } from 'pg'
import { actByPolicy } from '@/lib/act/act-by-policy'
import { findCause } from '@/lib/act/find-cause'
import { returnUndone } from '@/lib/act/return-undone'
import { createClassifier } from '@/lib/classify/classifier'
import { createNewItemStore } from '@/lib/decide/store-new-item'
import { createVerdictStore } from '@/lib/decide/store-verdict'
import { env } from '@/lib/env'
import { createFetcher } from '@/lib/fetch/fetch-item'
import { createVersionStore } from '@/lib/fetch/store-version'
import type { GitLabClient } from '@/lib/gitlab/client'
import { createEventLoader } from '@/lib/intake/load-events'
import { createEventMover } from '@/lib/intake/move-event'
import { log } from '@/lib/log'
import type { Metrics } from '@/lib/metrics'
import type { ModelHolder } from '@/lib/model/model-holder'
import { createShadowStore } from '@/lib/model/shadow/shadow-store'
import { createCallJoiner } from '@/lib/spamcheck/call-joiner'
import { createMemberships } from '@/lib/trust/memberships'
import type { Tools } from './tools'

type MakeToolsOptions = {
  pool: Pool
  gitlab: GitLabClient
  metrics: Metrics
  models: ModelHolder
  botUserId: () => number | null
}

export function makeTools({ pool, gitlab, metrics, models, botUserId }: MakeToolsOptions): Tools {
  const { MODEL_URL, MODEL_TIMEOUT_MS } = env()
  const batched = (batch: string) => ({
    pool,
    onBatch: (size: number) => metrics.batchSize.observe({ batch }, size),
  })
  return {
    pool,
    log,
    metrics,
    gitlab,
    botUserId,
    loader: createEventLoader(batched('load')),
    mover: createEventMover(batched('move')),
    fetcher: createFetcher({ gitlab }),
    versions: createVersionStore({ pool }),
    newItems: createNewItemStore(batched('new_item')),
    verdicts: createVerdictStore(batched('verdict')),
    memberships: createMemberships({ gitlab }),
    classifier: createClassifier({
      currentModel: models.currentModel,
      modelUrl: MODEL_URL,
      deadlineMs: MODEL_TIMEOUT_MS,
      log,
    }),
    modelIsFar: MODEL_URL !== undefined,
    models,
    shadowScores: createShadowStore({
      pool,
      onFailure: (error) => log.warn({ err: error }, 'what the model in the shadow said was dropped'),
    }),
    joiner: createCallJoiner({ pool, log }),
    findCause,
    returnUndone,
    actByPolicy,
  }
}
