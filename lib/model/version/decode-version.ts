import type { Model } from '@/lib/classify/model'
import { decodeModel } from '@/lib/classify/model-file'

/**
 * The model in a version's file, under the version's name: scores tell which version gave them.
 * @throws AppError `internal` when the file is corrupt or was trained on other features than this program computes
 */
export function decodeVersion({ name, file }: { name: string; file: Uint8Array }): Model {
  return { ...decodeModel(Buffer.from(file.buffer, file.byteOffset, file.byteLength)), name }
}
