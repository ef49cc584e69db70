import type { CallRecord } from './call'
import { callRow, itemRow } from './call-columns'

/**
 * A call as it waits to be stored: what Postgres is given, made at once. It goes to disk as it is, and the garbage collector
 * needn't walk through it time and again while it waits.
 */
export type WaitingCall = {
  uid: string
  /** GitLab's id. */
  authorId: number | null
  /** In hex. */
  textKey: string
  /** A row of spamcheck_call, in JSON. */
  call: Buffer
  /** What its item is made of, in JSON. Null: no moderator needs to see it. */
  item: Buffer | null
}

export function waitingCall(record: CallRecord): WaitingCall {
  const { uid, call, judgement } = record
  const row = callRow(record)
  return {
    uid,
    authorId: call.author.gitlabId,
    textKey: call.textKey.toString('hex'),
    call: asJson(row),
    item: judgement.route === 'REVIEW' ? asJson(itemRow(record, row)) : null,
  }
}

const asJson = (row: object): Buffer => Buffer.from(JSON.stringify(row))

const [open, comma, close] = ['[', ',', ']'].map((sign) => Buffer.from(sign)) as [Buffer, Buffer, Buffer]

/** An array of rows that are JSON already, as a parameter of type json: pg sends bytes as they are. */
export function jsonArray(rows: readonly Buffer[]): Buffer {
  return Buffer.concat([
    ...rows.flatMap((row, index) => [index === 0 ? open : comma, row]),
    ...(rows[0] ? [close] : [open, close]),
  ])
}
