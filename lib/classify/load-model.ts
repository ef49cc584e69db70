import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '@/lib/classify/model'
import { decodeModel } from '@/lib/classify/model-file'
import { AppError } from '@/lib/errors'

/** Where the model that ships with the program lies, seen from the program's folder. */
export const bundledModelPath = 'training/model/bundled.njm'

/**
 * Reads a model file, by default the bundled one (under the working directory).
 * @throws AppError `internal` when the file is missing, corrupt or was trained on other features.
 */
export function loadModel(options: { path?: string } = {}): Model {
  const path = options.path ?? join(process.cwd(), bundledModelPath)
  let bytes: Buffer
  try {
    // Next would take the path for a reason to pack the whole project; the image has the file beside the program.
    bytes = readFileSync(/* turbopackIgnore: true */ path)
  } catch (cause) {
    throw new AppError({
      code: 'internal',
      message: `The model file ${path} can't be read. Start the program in its own folder, or make a model with "npm run train".`,
      cause,
    })
  }
  return decodeModel(bytes)
}
