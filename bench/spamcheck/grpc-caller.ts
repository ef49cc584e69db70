import { Client, credentials, Metadata } from '@grpc/grpc-js'
import type { Caller, Ending } from './caller'
import type { Asked } from './questions'

const asItIs = (message: Buffer): Buffer => message

/** grpc-js's own client, with one connection, as whoever writes a service would call it. */
export class GrpcCaller implements Caller<Asked> {
  readonly #client: Client

  private constructor(port: number) {
    this.#client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
    })
  }

  static prepare(asked: Asked): Asked {
    return asked
  }

  static async open(port: number): Promise<GrpcCaller> {
    const caller = new GrpcCaller(port)
    await new Promise<void>((resolve, reject) =>
      caller.#client.waitForReady(Date.now() + 5_000, (error) => (error ? reject(error) : resolve())),
    )
    return caller
  }

  ask({ method, message, key, correlationId }: Asked, end: Ending): void {
    const metadata = new Metadata()
    metadata.set('authorization', key)
    metadata.set('x-gitlab-correlation-id', correlationId)
    const { path, requestSerialize } = method
    this.#client.makeUnaryRequest(
      path,
      requestSerialize,
      asItIs,
      message,
      metadata,
      { deadline: Date.now() + 2_000 },
      (_, answer) => end(answer ?? null),
    )
  }

  close(): void {
    this.#client.close()
  }
}
