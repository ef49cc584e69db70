import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { credentials, loadPackageDefinition, Metadata, type ServiceClientConstructor } from '@grpc/grpc-js'
import { ensurePythonGrpc } from '@/scripts/lib/install.mjs'
import { loadProto } from '@/worker/spamcheck/proto'
import { bundleWorker, removeBundle } from '@/worker/testing/worker-process'
import { bundleServer } from '../support/bundle'
import { type Child, freePort, startChild } from '../support/child'

export const subjectNames = ['noop', 'door', 'python'] as const
export type SubjectName = (typeof subjectNames)[number]
export type Subject = Child & { name: SubjectName; port: number }

type StartOptions = {
  key: string
  /** Where worker and GitLab's double find each other and the services. */
  services: Record<string, string>
  /** Write a CPU profile of the worker there. */
  profile?: string
}

const here = (file: string): string => join(import.meta.dirname, file)
const folder = join(import.meta.dirname, '..', '..', '.data', 'bench')
/** As docs/performance.md says to start a worker; the bare server gets the same. */
const flags = ['--max-semi-space-size=64']

/** Debian's, for which Debian's packages are; another one may stand first on the PATH. */
const python = '/usr/bin/python3'

/** Why the Python server can't be started here, what it takes having been installed where that is possible. */
export function whyNoPython(): string | undefined {
  try {
    ensurePythonGrpc((text: string) => console.log(text))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export async function startNoop({ key }: StartOptions): Promise<Subject> {
  const port = await freePort()
  const file = await bundleServer(here('noop-server.ts'))
  const child = await startChild({ args: [...flags, file, String(port)], env: {}, url: () => answersCall(port, key) })
  return { ...child, name: 'noop', port }
}

export async function startPython({ key }: StartOptions): Promise<Subject> {
  const port = await freePort()
  const generated = join(folder, 'python')
  mkdirSync(generated, { recursive: true })
  copyFileSync('proto/spamcheck.proto', join(generated, 'spamcheck.proto'))
  const outputs = [`--python_out=${generated}`, `--grpc_python_out=${generated}`]
  const plugin = execFileSync('sh', ['-c', 'command -v grpc_python_plugin'], { encoding: 'utf8' }).trim()
  const withPlugin = `--plugin=protoc-gen-grpc_python=${plugin}`
  execFileSync('protoc', [`-I${generated}`, withPlugin, ...outputs, 'spamcheck.proto'])
  const args = [here('noop_server.py'), generated, String(port)]
  const env = { PYTHONDONTWRITEBYTECODE: '1' }
  const child = await startChild({ program: python, args, env, url: () => answersCall(port, key) })
  return { ...child, name: 'python', port }
}

/** The real worker with all that it does, its log going to a file. */
export async function startDoor({ key, services, profile }: StartOptions): Promise<Subject> {
  const [port, http, health] = [await freePort(), await freePort(), await freePort()]
  const file = await bundleWorker()
  const spill = join(folder, `spill-${process.pid}`)
  const env = {
    ...services,
    SPAMCHECK_PORT: String(port),
    SPAMCHECK_HTTP_PORT: String(http),
    SPAMCHECK_KEYS: key,
    SPAMCHECK_SPILL_DIR: spill,
    WORKER_HEALTH_PORT: String(health),
  }
  const args = [...flags, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), file]
  const log = join(folder, 'worker.log')
  const child = await startChild({ args, env, url: () => answersCall(port, key), log })
  const stop = async (): Promise<void> => {
    await child.stop()
    await removeBundle()
  }
  return { ...child, stop, name: 'door', port }
}

type Asked = (message: object, metadata: Metadata, back: (error: Error | null, answer?: Answer) => void) => void
type Answer = { evaluated: boolean }

/** Whether a call of grpc-js's own client is answered and evaluated: model and settings are there, and the key fits. */
async function answersCall(port: number, key: string): Promise<boolean> {
  const { SpamcheckService } = loadPackageDefinition(loadProto()).spamcheck as unknown as Record<
    string,
    ServiceClientConstructor
  >
  if (!SpamcheckService) throw new Error('proto/spamcheck.proto lacks the service.')
  const client = new SpamcheckService(`127.0.0.1:${port}`, credentials.createInsecure())
  const metadata = new Metadata()
  metadata.set('authorization', key)
  const message = { user: { id: 1, username: 'first' }, title: 'The first question', description: 'Is anybody there?' }
  try {
    return await new Promise((resolve) => {
      const ask = (client.CheckForSpamIssue as Asked).bind(client)
      ask(message, metadata, (error, answer) => resolve(!error && answer?.evaluated === true))
    })
  } finally {
    client.close()
  }
}
