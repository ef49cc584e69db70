import type { Pool } from 'pg'
import type { actByPolicy } from '@/lib/act/act-by-policy'
import type { findCause } from '@/lib/act/find-cause'
import type { returnUndone } from '@/lib/act/return-undone'
import type { Classifier } from '@/lib/classify/classifier'
import type { NewItemStore } from '@/lib/decide/store-new-item'
import type { VerdictStore } from '@/lib/decide/store-verdict'
import type { Fetcher } from '@/lib/fetch/fetch-item'
import type { VersionStore } from '@/lib/fetch/store-version'
import type { GitLabClient } from '@/lib/gitlab/client'
import type { EventLoader } from '@/lib/intake/load-events'
import type { EventMover } from '@/lib/intake/move-event'
import type { log } from '@/lib/log'
import type { Metrics } from '@/lib/metrics'
import type { ModelHolder } from '@/lib/model/model-holder'
import type { ShadowStore } from '@/lib/model/shadow/shadow-store'
import type { CallJoiner } from '@/lib/spamcheck/call-joiner'
import type { Memberships } from '@/lib/trust/check-trust'

/** What the steps work with; made once, in worker/start-worker.ts. */
export type Tools = {
  pool: Pool
  log: typeof log
  metrics: Metrics
  gitlab: GitLabClient
  loader: EventLoader
  mover: EventMover
  fetcher: Fetcher
  versions: VersionStore
  newItems: NewItemStore
  verdicts: VerdictStore
  memberships: Memberships
  classifier: Classifier
  /** The model is another service's: an answer may take seconds. */
  modelIsFar: boolean
  models: Pick<ModelHolder, 'currentModel' | 'shadowModel'>
  shadowScores: ShadowStore
  joiner: CallJoiner
  /** GitLab's id of our own account; null until GitLab has told. */
  botUserId: () => number | null
  findCause: typeof findCause
  returnUndone: typeof returnUndone
  actByPolicy: typeof actByPolicy
}
