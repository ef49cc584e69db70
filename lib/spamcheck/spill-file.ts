import { type FileHandle, open, readFile, rename, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { countFrames, readFrames } from './spill-frame'
import { type SpillOwner, spillName } from './spill-name'
import type { WaitingCall } from './waiting-call'

/** One file of the spill: written by one process, oldest record first, and read once it is closed. */
export type SpillFile = {
  /** Its place among the others. */
  since: string
  bytes: () => number
  /** Records that aren't stored yet. */
  count: () => number
  /** Adds all of the frames or none. @throws what the disk says */
  append: (frames: readonly Buffer[]) => Promise<void>
  /** The next records to store, at most so many. Empty: it is read to its end. */
  read: (most: number) => Promise<WaitingCall[]>
  /** So many of those that were read are stored. */
  forget: (stored: number) => void
  /** Other processes see that its owner lives. @returns false: one of them has taken it over already */
  touch: () => Promise<boolean>
  /**
   * Whether another process has taken it over, because this one stood still or their clocks differ. What was added before
   * the answer "no" is there for that process too; what is added afterwards may be in a file that nobody reads any more.
   */
  isTaken: () => Promise<boolean>
  close: () => Promise<void>
  /** Its records are stored. */
  remove: () => Promise<void>
}

type FileOptions = {
  dir: string
  since: string
  owner: SpillOwner
  /** Told how many bytes at the end belong to no whole record. */
  onTorn: (bytes: number) => void
}

/** A new file, made with the first append: what people wrote is for nobody else on this machine. */
export function newSpillFile(options: FileOptions): SpillFile {
  return spillFile({ ...options, bytes: 0, count: 0 })
}

/** Takes over a file of a process that is gone. Null: another process was faster. */
export async function takeSpillFile(options: FileOptions & { from: string }): Promise<SpillFile | null> {
  const { dir, since, owner, from } = options
  const path = join(dir, spillName(since, owner))
  try {
    await rename(join(dir, from), path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  // A third process, seeing how old it is, would take it over in turn.
  await touch(path)
  // Only counted: of all the files that wait, the one that is stored next is in memory.
  const bytes = await readFile(path)
  return spillFile({ ...options, bytes: bytes.length, count: countFrames(bytes) })
}

type State = FileOptions & { bytes: number; count: number }

function spillFile({ dir, since, owner, onTorn, bytes, count }: State): SpillFile {
  const path = join(dir, spillName(since, owner))
  let handle: FileHandle | undefined
  let written = bytes
  let left = count
  let waiting: WaitingCall[] | undefined

  const close = async (): Promise<void> => {
    const open = handle
    handle = undefined
    if (!open) return
    try {
      await open.datasync()
    } finally {
      await open.close()
    }
  }
  return {
    since,
    bytes: () => written,
    count: () => left,
    append: async (frames) => {
      handle ??= await open(path, 'ax', 0o600)
      const whole = Buffer.concat(frames)
      try {
        await handle.appendFile(whole)
      } catch (error) {
        // Half a record in the middle would hide all that follows it.
        await handle.truncate(written)
        throw error
      }
      written += whole.length
      left += frames.length
    },
    read: async (most) => {
      if (!waiting) {
        const all = await readFile(path)
        const { calls, end } = readFrames(all)
        if (end < all.length) onTorn(all.length - end)
        waiting = calls
        left = calls.length
      }
      return waiting.slice(0, most)
    },
    forget: (stored) => {
      waiting = waiting?.slice(stored)
      left = waiting?.length ?? left
    },
    touch: () => touch(path),
    isTaken: async () => {
      try {
        await stat(path)
        return false
      } catch (error) {
        if (isMissing(error)) return true
        throw error
      }
    },
    close,
    remove: async () => {
      await close()
      await unlink(path)
    },
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** @returns false: there is no such file */
async function touch(path: string): Promise<boolean> {
  const now = new Date()
  try {
    await utimes(path, now, now)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Milliseconds since the file's owner last gave a sign of life. */
export async function idleMs(path: string): Promise<number> {
  return Date.now() - (await stat(path)).mtimeMs
}
