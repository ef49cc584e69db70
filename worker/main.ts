import { env } from '@/lib/env'
import { nodeWarning } from '@/lib/http/node-version'
import { log } from '@/lib/log'
import { startWorker } from './start-worker'

/** A container is killed 30 s after SIGTERM; what isn't finished by then is taken up by another worker. */
const patienceMs = 25_000

const warning = nodeWarning(process.version)
if (warning && env().NODE_ENV !== 'test') log.warn(warning)

const worker = await startWorker()

let stopping = false
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'worker stops')
  setTimeout(() => {
    log.error('stopping took too long: what is in hand is left to other workers')
    process.exit(1)
  }, patienceMs).unref()
  await worker.stop()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
