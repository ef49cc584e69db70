import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '@/lib/errors'
import { runCodeHostHam } from '@/training/protocols/code-host-ham'
import { runSms } from '@/training/protocols/sms'
import { runSpeed } from '@/training/protocols/speed'
import { runTubespam } from '@/training/protocols/tubespam'
import { tell } from '@/training/summarise'

/** Prints the figures of docs/classifier.md: `npx tsx training/measure.ts --data DIR`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  if (values.data === undefined) {
    throw new AppError({
      code: 'bad_request',
      message: 'No folder of labelled text was named. Usage: npx tsx training/measure.ts --data DIR',
    })
  }
  const say = (line: string): boolean => process.stdout.write(`${line}\n`)
  const tube = await runTubespam({ folder: values.data })
  for (const run of [await runSms({ folder: values.data }), ...tube]) {
    say(
      `${run.name.padEnd(20)} MCC ${run.mcc.toFixed(3)}  AUC ${run.auc.toFixed(4)}  spam caught ${(run.sc * 100).toFixed(1)} %  ham blocked ${(run.bh * 100).toFixed(2)} %  ${run.seconds.toFixed(1)} s`,
    )
  }
  say(`tubespam, mean       MCC ${(tube.reduce((sum, run) => sum + run.mcc, 0) / tube.length).toFixed(3)}`)
  for (const line of await runSpeed({ folder: values.data })) say(line)
  for (const [project, share] of await runCodeHostHam({ folder: values.data, seedFolder: join('training', 'seed') })) {
    say(`code-host ham flagged, ${project} left out: ${tell(share)}`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exitCode = 1
})
