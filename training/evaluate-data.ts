import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@/lib/errors'
import { type Protocol, protocols } from '@/training/protocols/protocol'
import type { Result, Run } from '@/training/protocols/run'
import { tableHead, tellMeans, tellResult } from '@/training/protocols/tell'

/** A protocol that could not be run, and why. */
export type Missing = { names: readonly string[]; why: string }

/**
 * Runs the published protocols on a folder of labelled text, one after the other. One whose file is missing or broken is
 * named and the others go on.
 * @param only names of runs; all without
 * @throws AppError `not_found` when the folder isn't there, `bad_request` for a name that no protocol has
 */
export async function evaluateData(options: {
  folder: string
  only?: readonly string[]
  say: (line: string) => void
}): Promise<{ runs: Run[]; missing: Missing[] }> {
  const { folder, only, say } = options
  if (!existsSync(folder))
    throw new AppError({
      code: 'not_found',
      message: `The folder ${folder} doesn't exist. Pass the folder of labelled text with --data DIR: files named sms.jsonl.gz, tubespam.jsonl.gz and so on.`,
    })
  const unknown = only?.filter((name) => !protocols.some(({ names }) => names.includes(name))) ?? []
  if (unknown.length > 0) {
    const known = protocols.flatMap(({ names }) => names).join(', ')
    throw new AppError({ code: 'bad_request', message: `There is no run ${unknown.join(', ')}. There are: ${known}.` })
  }
  const wanted = protocols.filter(({ names }) => only === undefined || names.some((name) => only.includes(name)))
  const results: Result[] = []
  const missing: Missing[] = []
  for (const line of tableHead) say(line)
  for (const protocol of wanted) {
    const outcome = await attempt(protocol, folder)
    if ('why' in outcome) {
      missing.push(outcome)
      say(`${outcome.names.join(', ')}: not run. ${outcome.why}`)
      continue
    }
    const own = outcome.results.filter(({ run }) => only === undefined || only.includes(run.name))
    results.push(...own)
    for (const result of own) for (const line of tellResult(result)) say(line)
  }
  for (const line of tellMeans(results)) say(line)
  return { runs: results.map(({ run }) => run), missing }
}

async function attempt({ names, needs, run }: Protocol, folder: string): Promise<{ results: Result[] } | Missing> {
  const absent = needs.map((source) => `${source}.jsonl.gz`).filter((file) => !existsSync(join(folder, file)))
  if (absent.length > 0) return { names, why: `The folder ${folder} has no ${absent.join(', no ')}.` }
  try {
    return { results: await run(folder) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { names, why: error.message }
  }
}
