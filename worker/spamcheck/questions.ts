import type { AskedCall } from '@/lib/spamcheck/call'
import { decodeGeneric, decodeIssue, decodeSnippet } from '@/lib/spamcheck/decode-question'
import { readGeneric } from '@/lib/spamcheck/read-generic'
import { readIssue } from '@/lib/spamcheck/read-issue'
import type { QuestionSource } from '@/lib/spamcheck/read-question'
import { readSnippet } from '@/lib/spamcheck/read-snippet'

export const serviceName = 'spamcheck.SpamcheckService'

/** A message that was decoded, ready to be read. */
export type Question = (source: QuestionSource) => AskedCall
export type Method = {
  /** What can't be read is null. */
  decode: (bytes: Buffer) => Question | null
}

const method = <Wire>(
  decode: (bytes: Buffer) => Wire,
  read: (wire: Wire, source: QuestionSource) => AskedCall,
): Method => ({
  decode: (bytes) => {
    try {
      const wire = decode(bytes)
      return (source) => read(wire, source)
    } catch {
      // Answered in our own words; grpc-js would say INTERNAL, as for a fault of ours.
      return null
    }
  },
})

/** The calls of the service, by the path they come to. */
export const methods: ReadonlyMap<string, Method> = new Map([
  [`/${serviceName}/CheckForSpamIssue`, method(decodeIssue, readIssue)],
  [`/${serviceName}/CheckForSpamSnippet`, method(decodeSnippet, readSnippet)],
  [`/${serviceName}/CheckForSpamGeneric`, method(decodeGeneric, readGeneric)],
])
