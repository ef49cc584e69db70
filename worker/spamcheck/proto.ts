import { join } from 'node:path'
import { loadSync, type PackageDefinition } from '@grpc/proto-loader'
import { AppError } from '@/lib/errors'

/** Where the protocol's file lies, seen from the program's folder. */
export const protoPath = 'proto/spamcheck.proto'

/** The protocol, for reflection and for clients. @throws AppError `internal` when the file is missing */
export function loadProto(path = join(process.cwd(), protoPath)): PackageDefinition {
  try {
    return loadSync(path, { keepCase: true, longs: Number, enums: String, defaults: true, oneofs: true })
  } catch (cause) {
    throw new AppError({
      code: 'internal',
      message: `The protocol file ${path} can't be read. Start the program in its own folder.`,
      cause,
    })
  }
}
