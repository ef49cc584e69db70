import protobuf from 'protobufjs/minimal.js'
import type { VerdictKind } from '../settings/settings'
import type { Answer } from './call'

/** The numbers of SpamVerdict.Verdict in proto/spamcheck.proto. */
export const verdictNumbers: Readonly<Record<VerdictKind, number>> = {
  ALLOW: 0,
  CONDITIONAL_ALLOW: 1,
  DISALLOW: 2,
  BLOCK: 3,
  NOOP: 4,
}

/** An answer as the message spamcheck.SpamVerdict; what is zero or empty is left out, as proto3 has it. */
export function encodeAnswer({ verdict, score, reason, evaluated, extraAttributes }: Answer): Buffer {
  const writer = protobuf.Writer.create()
  const number = verdictNumbers[verdict]
  if (number !== 0) writer.uint32(8).int32(number)
  for (const [key, value] of Object.entries(extraAttributes))
    writer.uint32(26).fork().uint32(10).string(key).uint32(18).string(value).ldelim()
  if (score !== 0) writer.uint32(37).float(score)
  if (reason !== '') writer.uint32(42).string(reason)
  if (evaluated) writer.uint32(48).bool(true)
  return writer.finish() as Buffer
}
