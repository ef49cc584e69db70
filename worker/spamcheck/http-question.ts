import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/errors'
import type { AskedCall } from '@/lib/spamcheck/call'
import { correlationId } from '@/lib/spamcheck/correlation-id'
import { jsonGeneric, jsonIssue, jsonSnippet } from '@/lib/spamcheck/json-question'
import { readGeneric } from '@/lib/spamcheck/read-generic'
import { readIssue } from '@/lib/spamcheck/read-issue'
import type { QuestionSource } from '@/lib/spamcheck/read-question'
import { readSnippet } from '@/lib/spamcheck/read-snippet'

type ReadBody = (body: string, source: QuestionSource) => AskedCall

/** The paths of the gateway that stood before the first Spamcheck, and one like them for what came later. */
const paths: ReadonlyMap<string, ReadBody> = new Map<string, ReadBody>([
  ['/v1/issue_spam', (body, source) => readIssue(jsonIssue(body), source)],
  ['/v1/snippet_spam', (body, source) => readSnippet(jsonSnippet(body), source)],
  ['/v1/generic_spam', (body, source) => readGeneric(jsonGeneric(body), source)],
])
const known = [...paths.keys()].join(', ')

export type HttpQuestion = {
  /** @throws AppError when the body isn't what belongs here */
  read: (body: string, client: string) => AskedCall
}

type OpenQuestionOptions = {
  path: string
  req: IncomingMessage
  client: string | null
  maxBytes: number
  wantedKey: string
}

/**
 * Looks at all that can be seen of a request before its body is read.
 * @throws AppError that says what to send instead
 */
export function openQuestion({ path, req, client, maxBytes, wantedKey }: OpenQuestionOptions): HttpQuestion {
  const read = paths.get(path)
  if (!read) throw refuse('not_found', `There is nothing here. Questions go to ${known}.`)
  if (client === null) throw refuse('unauthenticated', wantedKey)
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== undefined && type !== 'application/json')
    throw refuse('unsupported_media_type', 'Send the question as application/json.')
  const encoding = req.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity')
    throw refuse('unsupported_media_type', 'Send the question without Content-Encoding.')
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const source = correlationId((name) => req.headers[name])
  return { read: (body, asker) => read(body, { correlationId: source, client: asker }) }
}

const refuse = (code: AppError['code'], message: string): AppError => new AppError({ code, message })

export const tooLarge = (maxBytes: number): AppError =>
  refuse('too_large', `The body is larger than ${maxBytes} bytes, which is more than GitLab lets anybody write.`)
