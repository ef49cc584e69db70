import { type ClientHttp2Session, connect, constants } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { testKey } from './with-server'

/** A session on which anything may be said; what breaks it is kept for whoever asks. */
export function openSession(port: number): ClientHttp2Session {
  // Node's client would give up at ten megabytes that wait to be sent.
  const session = connect(`http://127.0.0.1:${port}`, { maxSessionMemory: 1_000 })
  session.on('error', () => undefined)
  return session
}

/** A message as gRPC sends it: a flag, four bytes of length, the message. */
export function frame(message: Uint8Array, { flag = 0, length = message.length } = {}): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(flag)
  head.writeUInt32BE(length, 1)
  return Buffer.concat([head, message])
}

type RawCall = {
  body?: Uint8Array
  headers?: Record<string, string>
  path?: string
  /** False: the request is never ended. */
  end?: boolean
}

export type RawAnswer = { status: string; message: string; http: number | undefined }

/** One call by hand. Resolves with what was answered, as far as anything was. */
export function rawCall(session: ClientHttp2Session, options: RawCall = {}): Promise<RawAnswer> {
  const {
    body = frame(Buffer.alloc(0)),
    headers,
    path = '/spamcheck.SpamcheckService/CheckForSpamIssue',
    end = true,
  } = options
  return new Promise((resolve) => {
    const stream = session.request({
      ':method': 'POST',
      ':path': path,
      te: 'trailers',
      'content-type': 'application/grpc',
      authorization: testKey,
      ...headers,
    })
    const answer: RawAnswer = { status: 'none', message: '', http: undefined }
    const take = (said: Record<string, unknown>): void => {
      if (said['grpc-status'] !== undefined) answer.status = String(said['grpc-status'])
      if (said['grpc-message'] !== undefined) answer.message = decodeURI(String(said['grpc-message']))
      // Nothing more will be said, whether or not all was heard.
      if (said['grpc-status'] !== undefined && !end) stream.close(constants.NGHTTP2_CANCEL)
    }
    stream.on('response', (said) => {
      answer.http = said[':status']
      take(said)
    })
    stream.on('trailers', take)
    stream.on('error', () => undefined)
    stream.on('close', () => resolve(answer))
    stream.resume()
    if (end) stream.end(body)
    else stream.write(body)
  })
}

/** Sends bytes on a plain connection, and waits until the other side has closed it. */
export const sendBytes = (port: number, bytes: string | Uint8Array): Promise<string> =>
  new Promise((resolve) => {
    const socket = connectTcp(port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
    socket.end(bytes)
  })
