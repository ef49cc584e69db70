import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { log as sharedLog } from '@/lib/log'
import type { DoorStatus } from '@/lib/spamcheck/door-status'

/** PEM, as node:tls takes it. */
export type TlsPair = { cert: Buffer; key: Buffer }

export type TlsFiles = {
  pair: () => TlsPair
  status: () => NonNullable<DoorStatus['tls']>
  /** Called with each new pair that holds together. */
  onChange: (listener: (pair: TlsPair) => void) => void
  /** Looks at the files now, besides looking at them every few seconds. */
  look: () => Promise<void>
  stop: () => void
}

type TlsFilesOptions = {
  certFile: string
  keyFile: string
  log: Pick<typeof sharedLog, 'info' | 'warn'>
  everyMs?: number
}

/**
 * A certificate and its key in two files that may change at any time. They are read again every few seconds instead of
 * watched: what Kubernetes swaps is a link two folders up, and network file systems tell nobody. A pair that can't be used,
 * or is half written, leaves the old one in use.
 * @throws Error when the first pair can't be used
 */
export async function openTlsFiles({ certFile, keyFile, log, everyMs = 5_000 }: TlsFilesOptions): Promise<TlsFiles> {
  const first = await readPair(certFile, keyFile)
  if ('trouble' in first) throw new Error(`The Spamcheck door can't speak TLS: ${first.trouble}`)
  let current = first
  let trouble: string | null = null
  let failedBefore: string | undefined
  const listeners: ((pair: TlsPair) => void)[] = []

  const look = async (): Promise<void> => {
    const read = await readPair(certFile, keyFile)
    if ('trouble' in read) {
      // Once is the moment between two files being written; told when it stays so, and once.
      if (failedBefore === read.trouble && trouble !== read.trouble) {
        trouble = read.trouble
        log.warn({ trouble, expiresAt: current.expiresAt }, 'new TLS files can not be used, the old ones are kept')
      }
      failedBefore = read.trouble
      return
    }
    failedBefore = undefined
    trouble = null
    if (read.pair.cert.equals(current.pair.cert) && read.pair.key.equals(current.pair.key)) return
    current = read
    for (const listener of listeners) listener(read.pair)
    log.info({ expiresAt: new Date(read.expiresAt).toISOString() }, 'new TLS files are in use')
  }
  let looking: Promise<void> | undefined
  const lookOnce = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  const timer = setInterval(() => void lookOnce(), everyMs)
  timer.unref()
  return {
    pair: () => current.pair,
    status: () => ({ expiresAt: current.expiresAt, trouble }),
    onChange: (listener) => void listeners.push(listener),
    look: lookOnce,
    stop: () => clearInterval(timer),
  }
}

type Read = { pair: TlsPair; expiresAt: number } | { trouble: string }

async function readPair(certFile: string, keyFile: string): Promise<Read> {
  const [cert, key] = await Promise.allSettled([readFile(certFile), readFile(keyFile)])
  if (cert.status === 'rejected') return { trouble: `SPAMCHECK_TLS_CERT can't be read (${codeOf(cert.reason)}).` }
  if (key.status === 'rejected') return { trouble: `SPAMCHECK_TLS_KEY can't be read (${codeOf(key.reason)}).` }
  const pair = { cert: cert.value, key: key.value }
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(pair.cert)
  } catch {
    return { trouble: 'SPAMCHECK_TLS_CERT holds no certificate in PEM form.' }
  }
  try {
    createSecureContext(pair)
  } catch (error) {
    return { trouble: `Certificate and key can't be used together (${codeOf(error)}).` }
  }
  return { pair, expiresAt: Date.parse(certificate.validTo) }
}

/** OpenSSL's and the system's short words, such as ENOENT or ERR_OSSL_X509_KEY_VALUES_MISMATCH. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'for a reason unknown'
}
