import { z } from 'zod'

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const port = z.coerce.number().int().min(0).max(65535)
/** Comma-separated, so that a secret can be rotated: the old and the new one hold together for a while. */
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
/** A number of milliseconds a timer can hold. */
const milliseconds = z.coerce.number().int().min(1).max(2_147_483_647)

const logLevelSchema = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])

/** Every setting that comes from the environment; README.md has the table. The UI's own settings live in the database. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  /** Prefix of every Redis key, so that two installs may share a server. */
  REDIS_PREFIX: z.string().default('natterjack'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(8),
  PORT: port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  /** Proxies of ours in front of the web, whose X-Forwarded-For is believed; 0: the connection's address counts. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'at least 32 characters: make one with "openssl rand -base64 32"').optional(),
  LOG_LEVEL: logLevelSchema.default('info'),

  GITLAB_URL: z.url({ protocol: /^https?$/ }).optional(),
  GITLAB_TOKEN: z.string().min(1).optional(),
  GITLAB_TIMEOUT_MS: milliseconds.default(10_000),
  GITLAB_CONNECTIONS: z.coerce.number().int().min(1).max(1024).default(32),
  GITLAB_OAUTH_CLIENT_ID: z.string().min(1).optional(),
  GITLAB_OAUTH_CLIENT_SECRET: z.string().min(1).optional(),
  /** GitLab usernames (`name`, or `name:id` for one account whatever becomes of the name) that are admins, besides GitLab's own. */
  ADMIN_USERNAMES: list.default([]),
  /** Full paths of GitLab groups whose members may moderate. */
  MODERATOR_GROUPS: list.default([]),
  LOCAL_ACCOUNTS: flag.default(true),

  HOOK_SECRETS: list.default([]),
  HOOK_SIGNING_TOKENS: list.default([]),
  HOOK_ALLOW_UNAUTHENTICATED: flag.default(false),
  HOOK_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(64 * 1024 * 1024)
    // GitLab sends no larger ones; an issue's text alone, twice in its hook, may have half of it.
    .default(25 * 1024 * 1024),

  MODEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  MODEL_TIMEOUT_MS: milliseconds.default(2_000),

  /** Where a worker answers GitLab's Spamcheck client. 127.0.0.1, or 0.0.0.0 in a container. */
  SPAMCHECK_HOST: z.string().default('127.0.0.1'),
  SPAMCHECK_PORT: port.default(8001),
  /** The same calls as JSON over HTTP. */
  SPAMCHECK_HTTP_PORT: port.default(8002),
  /** Keys that open the door, one of which GitLab sends; without any it stays shut unless strangers are let in. */
  SPAMCHECK_KEYS: list.default([]),
  SPAMCHECK_ALLOW_UNAUTHENTICATED: flag.default(false),
  /** PEM files, read again when they change. Both or neither: with them both ports speak TLS only. */
  SPAMCHECK_TLS_CERT: z.string().min(1).optional(),
  SPAMCHECK_TLS_KEY: z.string().min(1).optional(),
  /** What GitLab is to enter, such as grpc://natterjack:8001, for the page that says so. */
  SPAMCHECK_PUBLIC_URL: z.url({ protocol: /^(grpc|tls)$/ }).optional(),
  /** Where answers wait on disk while the database is away, and how many megabytes of them. */
  SPAMCHECK_SPILL_DIR: z.string().min(1).default('.data/spamcheck'),
  SPAMCHECK_SPILL_MB: z.coerce.number().int().min(1).max(100_000).default(256),

  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(200),
  WORKER_HEALTH_HOST: z.string().default('127.0.0.1'),
  WORKER_HEALTH_PORT: port.default(3001),
  /** How long a job stays with a worker that gives no sign of life, before another takes it up. */
  WORKER_LOCK_MS: z.coerce.number().int().min(500).max(600_000).default(15_000),
  /** Tests only: where a worker is to kill itself or to hang, such as "stored:3" (worker/kill-points.ts). */
  KILL_AT: z.string().optional(),
})

export type Env = z.infer<typeof envSchema>

let parsed: Env | undefined

/**
 * The environment, parsed on first use: routes are loaded while building, when nothing is set yet.
 * @throws Error naming every variable that is missing or wrong, and what was expected
 */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/** Known before anything else, and without it: the log is made while modules load, also during a build that has no environment. */
export function logLevel(): z.infer<typeof logLevelSchema> {
  return logLevelSchema.catch('info').parse(process.env.LOG_LEVEL)
}

/** An empty variable counts as unset: compose files and charts pass `FOO=` for what was left out. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = envSchema.safeParse(given)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete:\n${lines.join('\n')}\nREADME.md lists every variable.`)
}

/** Replaces single values for one test file; everything else stays as parsed. */
export function setEnvForTests(values: Partial<Env>): void {
  parsed = { ...env(), ...values }
}
