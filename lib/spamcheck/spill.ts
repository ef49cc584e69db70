import { constants } from 'node:fs'
import { access, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { log as sharedLog } from '../log'
import { idleMs, newSpillFile, type SpillFile, takeSpillFile } from './spill-file'
import { frameOf } from './spill-frame'
import { isDead, newOwner, readSpillName, sinceOf } from './spill-name'
import type { WaitingCall } from './waiting-call'

export type SpilledBatch = {
  /** The oldest on disk. */
  records: WaitingCall[]
  /** They are stored: the disk may forget them. */
  stored: () => Promise<void>
}

export type Spill = {
  /**
   * Keeps records on disk, the first ones first.
   * @returns how many of them: fewer than were given when the folder holds as much as it may
   * @throws what the disk says; then none is kept
   */
  append: (records: readonly WaitingCall[]) => Promise<number>
  /** Null: nothing is on disk. */
  next: (most: number) => Promise<SpilledBatch | null>
  /** Takes over what processes that are gone have left, and tells the others that this one lives. */
  adopt: () => Promise<void>
  held: () => { records: number; bytes: number }
  /** Until what was given is on the disk itself. */
  close: () => Promise<void>
}

type SpillOptions = { dir: string; maxBytes: number; log: Pick<typeof sharedLog, 'warn' | 'error'> }

/** A file is stored and deleted as a whole, and read into memory. */
const fileBytes = 4 * 1024 * 1024
/** Without a sign of life for so long the owner of a file is gone; it gives one whenever it looks for others. */
const silentMs = 180_000

/** The folder in which answers wait while the database is away. One writer, one reader; calls may overlap. */
export function openSpill({ dir, maxBytes, log }: SpillOptions): Spill {
  const owner = newOwner()
  let files: SpillFile[] = []
  let writing: SpillFile | undefined
  let serial = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: a file is never read while it is written. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run, run)
    last = mine.catch(() => undefined)
    return mine
  }
  const held = (): { records: number; bytes: number } => ({
    records: files.reduce((sum, file) => sum + file.count(), 0),
    bytes: files.reduce((sum, file) => sum + file.bytes(), 0),
  })
  const onTorn = (bytes: number): void =>
    log.warn({ bytes }, 'the end of a spill file is torn, as a process leaves it that is killed while it writes')

  const endWriting = async (): Promise<void> => {
    const ended = writing
    writing = undefined
    await ended?.close()
  }
  const append = async (records: readonly WaitingCall[]): Promise<number> => {
    const frames: Buffer[] = []
    let room = maxBytes - held().bytes
    for (const record of records) {
      const frame = frameOf(record)
      room -= frame.length
      if (room < 0) break
      frames.push(frame)
    }
    if (frames.length === 0) return 0
    await write(frames)
    // Not in two files in a row: the second is seconds old at most.
    if (writing && (await writing.isTaken())) {
      await leave(writing)
      await write(frames)
    }
    return frames.length
  }
  const write = async (frames: readonly Buffer[]): Promise<void> => {
    if (writing && writing.bytes() >= fileBytes) await endWriting()
    if (!writing) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      writing = newSpillFile({ dir, owner, onTorn, since: sinceOf(Date.now(), serial++) })
      files.push(writing)
    }
    try {
      await writing.append(frames)
    } catch (error) {
      await dropIfEmpty(writing)
      throw error
    }
  }
  /** Another process has taken it over, with all that was in it then, and stores it. */
  const leave = async (file: SpillFile): Promise<void> => {
    log.warn(
      { records: file.count() },
      'another process has taken over a spill file of this one: it stood still, or their clocks differ',
    )
    files = files.filter((other) => other !== file)
    if (file === writing) writing = undefined
    await file.close()
  }
  /** The next try begins with a new file: this one may never have been made. */
  const dropIfEmpty = async (file: SpillFile): Promise<void> => {
    writing = undefined
    if (file.count() > 0) return void (await file.close())
    files = files.filter((other) => other !== file)
    await file.remove().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') log.warn({ err: error }, 'a spill file can’t be deleted')
    })
  }
  const next = async (most: number): Promise<SpilledBatch | null> => {
    for (let file = files[0]; file; file = files[0]) {
      if (file === writing) await endWriting()
      const records = await readFrom(file, most)
      const reading = file
      if (records.length > 0) return { records, stored: () => inTurn(() => stored(reading, records.length)) }
      await letGo(file)
    }
    return null
  }
  /** What can't be read is left to the next start, and hides nothing of the others. */
  const readFrom = async (file: SpillFile, most: number): Promise<WaitingCall[]> => {
    try {
      return await file.read(most)
    } catch (error) {
      if (await file.isTaken()) {
        await leave(file)
        return []
      }
      log.error({ err: error }, 'a spill file can’t be read, it is left where it is')
      files = files.filter((other) => other !== file)
      return []
    }
  }
  const stored = async (file: SpillFile, count: number): Promise<void> => {
    file.forget(count)
    if (file.count() === 0) await letGo(file)
  }
  /** What isn't deleted is stored again at the next start, which changes nothing. */
  const letGo = async (file: SpillFile): Promise<void> => {
    if (!files.includes(file)) return
    files = files.filter((other) => other !== file)
    await file.remove().catch((error: unknown) => log.warn({ err: error }, 'a spill file can’t be deleted'))
  }
  const adopt = async (): Promise<void> => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await access(dir, constants.W_OK)
    for (const file of files) if (file.bytes() > 0 && !(await file.touch())) await leave(file)
    for (const from of (await readdir(dir)).sort()) {
      const name = readSpillName(from)
      if (!name || name.owner.token === owner.token) continue
      if (!isDead(name.owner) && (await idleMs(join(dir, from)).catch(() => 0)) < silentMs) continue
      const file = await takeSpillFile({
        dir,
        owner,
        onTorn,
        from,
        since: `${name.since.split('a', 1)[0]}a${serial++}`,
      })
      if (file) files = [...files, file].sort((a, b) => (a.since < b.since ? -1 : 1))
    }
  }
  return {
    append: (records) => inTurn(() => append(records)),
    next: (most) => inTurn(() => next(most)),
    adopt: () => inTurn(adopt),
    held,
    close: async () => {
      await inTurn(endWriting)
      owner.leave()
    },
  }
}

/** Whether answers of any process wait in the folder. A folder that isn't there, or can't be read, holds none for us. */
export async function hasSpilled(dir: string): Promise<boolean> {
  const names = await readdir(dir).catch(() => [])
  return names.some((name) => readSpillName(name) !== null)
}
