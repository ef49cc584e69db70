import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadModel } from '@/lib/classify/load-model'
import { AppError } from '@/lib/errors'
import { curveOf } from '@/training/learning-curve/curve'
import { readSeed } from '@/training/read-seed'

const usage = 'Usage: npm run learning-curve [-- --flip SHARE] [--seed N]'

/**
 * Prints how fast an instance is learned: a model that has never seen a third of the seed corpus's trades meets them, and
 * moderators decide on 50, 200 and 1,000 of their items.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { flip: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
  })
  const flip = Number(values.flip)
  if (!(flip >= 0 && flip < 0.5))
    throw new AppError({ code: 'bad_request', message: `--flip is a share of labels to falsify, 0 to 0.5. ${usage}` })
  const rows = await readSeed({ folder: join('training', 'seed') })
  const say = (line: string): boolean => process.stdout.write(`${line}\n`)
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
  say(
    '| decisions | strange trades: found, ham flagged, found at as much ham as before, AUC | known trades | seconds |',
  )
  for await (const point of curveOf({ rows, flip, seed: Number(values.seed), bits: loadModel().bits })) {
    const part = ({ recall, falsePositives, fair, auc }: (typeof point)['strange']): string =>
      `${percent(recall)}, ${percent(falsePositives)}, ${percent(fair)}, ${auc.toFixed(4)}`
    say(`| ${point.name} | ${part(point.strange)} | ${part(point.known)} | ${point.seconds.toFixed(1)} |`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exitCode = 1
})
