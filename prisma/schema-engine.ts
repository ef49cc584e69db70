import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/** What wasm-bindgen's glue exports besides what its type file tells. */
type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

export type OpenEngine = { engine: SchemaEngine; close: () => Promise<void> }

let glue: Promise<Glue> | undefined

async function load(): Promise<Glue> {
  const module = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as Glue
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = await readFile(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...module } })
  module.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return module
}

/**
 * The adapter cuts a script at every semicolon, also inside a function's body or a comment. Postgres takes a whole script
 * in one message and runs it as one transaction, which is what a migration wants anyway.
 */
class WholeScriptAdapter extends PrismaPg {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super(pool)
    this.#pool = pool
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    adapter.executeScript = async (script: string) => {
      await this.#pool.query(script)
    }
    return adapter
  }
}

/**
 * Prisma's schema engine as WebAssembly, over the same driver adapter as the client: no binary to download, so
 * migrations run on air-gapped machines. It is instantiated by hand because importing .wasm needs a flag of Node's.
 */
export async function openSchemaEngine(databaseUrl: string): Promise<OpenEngine> {
  glue ??= load()
  const { SchemaEngine } = await glue
  const pool = new pg.Pool({ connectionString: databaseUrl, allowExitOnIdle: true })
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapter(pool))
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  return {
    engine,
    close: async () => {
      engine.free()
      await pool.end()
    },
  }
}
