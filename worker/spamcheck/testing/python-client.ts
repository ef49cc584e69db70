import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll } from 'vitest'

/** Debian's, for which Debian's packages are; another one may stand first on the PATH. */
const python = '/usr/bin/python3'
const packages = 'node_modules'

/** Where the protocols lie that clients generate code from, and under which name Python finds it. */
const protos = {
  'spamcheck.proto': 'proto/spamcheck.proto',
  'health.proto': join(packages, 'grpc-health-check/proto/health/v1/health.proto'),
  'grpc_reflection_v1.proto': join(packages, '@grpc/reflection/build/proto/grpc/reflection/v1/reflection.proto'),
}

function generate(folder: string): void {
  for (const [name, path] of Object.entries(protos)) copyFileSync(path, join(folder, name))
  try {
    const outputs = [`--python_out=${folder}`, `--grpc_python_out=${folder}`]
    const plugin = '--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin'
    execFileSync('protoc', [`-I${folder}`, plugin, ...outputs, ...Object.keys(protos)], { stdio: 'pipe' })
  } catch (cause) {
    const wanted = 'python3-grpcio python3-protobuf protobuf-compiler protobuf-compiler-grpc'
    throw new Error(`No code could be generated for Python. It takes Debian's packages ${wanted}.`, { cause })
  }
}

/** Runs testing/client.py for a test file; each order gets one answer. */
export function withPythonClient(): (order: object) => Promise<Record<string, unknown>> {
  let folder = ''
  let child: ChildProcessWithoutNullStreams | undefined
  let said = ''
  let died = false
  const waiting: ((line: string) => void)[] = []
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spamcheck-python-'))
    generate(folder)
    const script = join(import.meta.dirname, 'client.py')
    child = spawn(python, [script, folder], {
      env: { NODE_ENV: 'test', GRPC_VERBOSITY: 'NONE', PYTHONDONTWRITEBYTECODE: '1' },
    })
    child.stderr.on('data', (text) => {
      said += text
    })
    createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
    child.once('close', () => {
      died = true
      for (const answer of waiting.splice(0)) answer(JSON.stringify({ died: said }))
    })
  })
  afterAll(() => {
    child?.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return (order) =>
    new Promise((resolve, reject) => {
      if (died) return reject(new Error(`The Python client has ended: ${said}`))
      waiting.push((line) => resolve(JSON.parse(line)))
      child?.stdin.write(`${JSON.stringify(order)}\n`)
    })
}
