import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleServer } from './support/bundle'

const help = `npm run bench:classifier -- --data DIR [options]
How fast texts are scored, beside a plain scan that adds up the bytes of the same texts, in turns in the same run on one core;
and accuracy and items a second beside bogofilter, scikit-learn, fastText and SpamAssassin's Bayes on the same texts.
  --data DIR       the folder of labelled text (*.jsonl.gz)
  --rounds 15      passes over all texts, taken in turns
  --peers all      which to run beside ours: bogofilter,sklearn,fasttext,spamassassin or none`

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '15' },
    peers: { type: 'string', default: 'all' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || values.data === undefined) {
  console.log(help)
  process.exit(values.help ? 0 : 1)
}

// Compiled as the product is: tsx would add a call for each closure that is made.
const file = await bundleServer(join(import.meta.dirname, 'classifier', 'run.ts'))
const run = spawn(process.execPath, [file, values.data, values.rounds, values.peers], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))
const [code] = await once(run, 'exit')
process.exitCode = code ?? 1
