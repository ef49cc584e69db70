import type { Pool } from 'pg'
import type { Model } from '@/lib/classify/model'
import { scorerOf } from '@/lib/classify/scorer'
import { AppError } from '@/lib/errors'
import type { log as sharedLog } from '@/lib/log'
import { decodeVersion } from './version/decode-version'

export type ShadowModel = { id: number; model: Model }

export type ModelHolder = {
  /** The model to score with, right now: a reference, never a wait. */
  currentModel: () => Model
  /** What scores beside it, without effect; nearly always null. */
  shadowModel: () => ShadowModel | null
  /** Null: all is as the database says. Else what is wrong and what to do, in a sentence. */
  trouble: () => string | null
  /** Looks which models are meant to be in use, and switches to them. Never throws: what can't be loaded leaves the old in place. */
  refresh: () => Promise<void>
}

type Options = {
  /** What there is until the first look, and whenever no other can be had. `sha256` of its file, in hex. */
  bundled: Model
  bundledSha256: string
  pool: Pick<Pool, 'query'>
  log: Pick<typeof sharedLog, 'info' | 'error'>
}

type Wanted = { id: number; name: string; state: 'ACTIVE' | 'SHADOW'; sha256: string }

const wantedSql = `SELECT id, name, state::text AS state, sha256 FROM model_version WHERE state IN ('ACTIVE', 'SHADOW')`

/**
 * Holds the models of this process. A switch is one assignment between two items: an item that is being scored keeps the
 * model it began with. A model is unpacked and made ready before it is switched to.
 */
export function createModelHolder({ bundled, bundledSha256, pool, log }: Options): ModelHolder {
  let active = { sha256: bundledSha256, model: bundled }
  let shadow: (ShadowModel & { sha256: string }) | null = null
  const troubles = new Map<Wanted['state'], string>()
  let looking: Promise<void> | undefined
  let again = false

  const load = async ({ id, name, sha256 }: Wanted): Promise<Model> => {
    if (sha256 === bundledSha256) return { ...bundled, name }
    const { rows } = await pool.query<{ file: Buffer }>('SELECT file FROM model_version WHERE id = $1', [id])
    const file = rows[0]?.file
    if (!file) throw new AppError({ code: 'internal', message: `The model ${name} is gone.` })
    const model = decodeVersion({ name, file })
    scorerOf(model)
    return model
  }
  const fail = (wanted: Wanted, error: unknown, instead: string): void => {
    const why = error instanceof AppError ? error.message : 'It could not be loaded; the log says why.'
    const said = `The model ${wanted.name} is not in use here, ${instead} ${why}`
    if (troubles.get(wanted.state) !== said) log.error({ err: error, model: wanted.name }, said)
    troubles.set(wanted.state, said)
  }
  const followActive = async (wanted: Wanted | undefined): Promise<void> => {
    if (!wanted || (wanted.sha256 === active.sha256 && wanted.name === active.model.name)) {
      troubles.delete('ACTIVE')
      return
    }
    try {
      active = { sha256: wanted.sha256, model: await load(wanted) }
      troubles.delete('ACTIVE')
      log.info({ model: wanted.name }, 'another model scores from now on')
    } catch (error) {
      fail(wanted, error, `${active.model.name} stays.`)
    }
  }
  const followShadow = async (wanted: Wanted | undefined): Promise<void> => {
    if (shadow && wanted?.id === shadow.id && wanted.sha256 === shadow.sha256) return
    shadow = null
    troubles.delete('SHADOW')
    if (!wanted) return
    try {
      shadow = { id: wanted.id, sha256: wanted.sha256, model: await load(wanted) }
    } catch (error) {
      fail(wanted, error, 'so nothing scores in the shadow.')
    }
  }
  const look = async (): Promise<void> => {
    do {
      again = false
      try {
        const { rows } = await pool.query<Wanted>(wantedSql)
        await followActive(rows.find(({ state }) => state === 'ACTIVE'))
        await followShadow(rows.find(({ state }) => state === 'SHADOW'))
      } catch (error) {
        log.error({ err: error }, 'which model is in use could not be looked up, the one at hand stays')
      }
    } while (again)
  }

  return {
    currentModel: () => active.model,
    shadowModel: () => shadow,
    trouble: () => troubles.get('ACTIVE') ?? troubles.get('SHADOW') ?? null,
    refresh: () => {
      again = looking !== undefined
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
  }
}
