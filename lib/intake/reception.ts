import { createHash, type Hash, hash as hashOnce } from 'node:crypto'
import { dedupeKey, type HookHeaders, keptHeaders } from './hook-headers'
import type { HookSecurity } from './hook-security'
import type { Refusal } from './refusals'
import { openCheck } from './signature'
import type { NewEvent } from './store-event'

/** Bytes that wait in memory, over all requests. */
export type Gauge = {
  /** False: there is no room for them now. */
  take: (bytes: number) => boolean
  give: (bytes: number) => void
}

export type Received = { refusal: Refusal; event?: undefined } | { refusal?: Refusal; event: NewEvent }

/** What a chunk costs beside its bytes: a body sent in chunks of one byte takes a hundred times its length. */
const chunkOverhead = 256

/** One hook while it comes in. */
export type Reception = {
  /** Takes the next bytes. False: enough was seen, and the rest need not be read. */
  push: (chunk: Uint8Array) => boolean
  /** After the last byte, or when `push` said enough. An event beside a refusal is a tombstone, to be stored all the same. */
  end: () => Received
  /** Gives back the memory. To be called once, when the event is stored or the request is over. */
  close: () => void
}

type OpenReceptionOptions = {
  method: string
  headers: HookHeaders
  source: 'HOOK' | 'FILE_HOOK' | undefined
  security: HookSecurity
  /** Milliseconds since 1970. */
  now: number
  /** Larger bodies aren't kept. */
  maxBytes: number
  /** Of a body that isn't kept, this much is read, so that the sender gets to hear the answer. */
  drainBytes: number
  gauge: Gauge
}

/**
 * Takes in one hook: bounded in memory, checked over its raw bytes, not looked into. A refused body is read on and thrown
 * away, within bounds: a connection closed on a sender that still writes would cost it the answer.
 */
export function openReception(options: OpenReceptionOptions): Reception {
  const { method, headers, source, security, now, maxBytes, drainBytes, gauge } = options
  const check = openCheck({ headers, security, now })
  let refusal: Refusal | undefined = refusedByHeaders(method, headers) ?? check.refused
  let chunks: Uint8Array[] = []
  let length = 0
  let held = 0
  let hash: Hash | undefined

  const release = (): void => {
    chunks = []
    gauge.give(held)
    held = 0
  }
  const keep = (chunk: Uint8Array): void => {
    const weight = chunk.length + chunkOverhead
    if (gauge.take(weight)) {
      held += weight
      chunks.push(chunk)
      return
    }
    refusal = 'overloaded'
    release()
  }
  const hashOnly = (chunk: Uint8Array): void => {
    if (!hash) {
      hash = createHash('sha256')
      for (const earlier of chunks) hash.update(earlier)
      release()
    }
    hash.update(chunk)
  }

  return {
    push: (chunk) => {
      length += chunk.length
      if (refusal === undefined) {
        check.update(chunk)
        if (length > maxBytes) hashOnly(chunk)
        else keep(chunk)
      }
      return length < drainBytes
    },
    end: () => {
      refusal ??= check.verdict()
      // Of a body that was not read to its end, a signature can't be checked.
      if (refusal === 'wrong_signature' && length >= drainBytes) refusal = 'too_large'
      if (refusal !== undefined) return { refusal }
      const raw = hash ? null : joined(chunks)
      const sha256 = hash ? hash.digest() : hashOnce('sha256', raw ?? '', 'buffer')
      const event: NewEvent = {
        source: source ?? (headers['x-natterjack-source'] === 'file-hook' ? 'FILE_HOOK' : 'HOOK'),
        dedupeKey: dedupeKey({ headers, sha256 }),
        headers: keptHeaders(headers),
        raw,
        rawBytes: length,
        sha256,
        detail: raw ? null : tooLarge(maxBytes),
      }
      return raw ? { event } : { refusal: 'too_large', event }
    },
    close: release,
  }
}

/** Most bodies come in one piece, which needs no copy. */
function joined(chunks: readonly Uint8Array[]): Buffer {
  const [only] = chunks
  return chunks.length === 1 && Buffer.isBuffer(only) ? only : Buffer.concat(chunks)
}

function tooLarge(maxBytes: number): string {
  return `The body was larger than HOOK_MAX_BYTES (${maxBytes} bytes) and was not kept, so what it tells of was not screened. Raise it, and look at the item in GitLab.`
}

/** Nothing compressed is ever unpacked: that is where decoders were attacked, and a small body can hide a huge one. */
function refusedByHeaders(method: string, headers: HookHeaders): Refusal | undefined {
  if (method !== 'POST') return 'method'
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity') return 'content_encoding'
  const transfer = headers['transfer-encoding']
  if (transfer !== undefined && transfer !== 'chunked') return 'content_encoding'
  const type = headers['content-type']
  if (typeof type !== 'string' || !/^application\/(?:[a-z0-9.-]{1,64}\+)?json *(?:;|$)/i.test(type))
    return 'content_type'
  return undefined
}
