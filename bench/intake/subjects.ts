import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bundleServer } from '../support/bundle'
import { type Child, freePort, startChild } from '../support/child'

export const subjectNames = ['bare', 'door', 'server', 'next'] as const
export type SubjectName = (typeof subjectNames)[number]

export type Subject = Child & { name: SubjectName; url: string; storesRows: boolean }

const root = join(import.meta.dirname, '..', '..')
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

type Recipe = {
  about: string
  /** What must have been built. */
  needs?: string
  /** A server of the bench itself, to be bundled first; its argument is the port. */
  entry?: string
  args?: (port: number) => string[]
}

const recipes: Record<SubjectName, Recipe> = {
  bare: {
    about: 'bare node:http, parses the body, keeps nothing',
    entry: join(root, 'bench', 'intake', 'bare-server.ts'),
  },
  door: {
    about: 'hook door on node:http, committed rows',
    entry: join(root, 'bench', 'intake', 'door-server.ts'),
  },
  server: {
    about: 'the product: dist/server.js, committed rows and queue',
    needs: join(root, 'dist', 'server.js'),
    args: () => [join(root, 'dist', 'server.js')],
  },
  next: {
    about: 'the Next route under "next start", committed rows and queue',
    needs: join(root, '.next', 'BUILD_ID'),
    args: (port) => [next, 'start', '-H', '127.0.0.1', '-p', String(port)],
  },
}

export const aboutSubject = (name: SubjectName): string => recipes[name].about

/** Undefined: it can be started. */
export function whyNot(name: SubjectName): string | undefined {
  const { needs } = recipes[name]
  return needs && !existsSync(needs) ? 'not built, run "npm run build" first' : undefined
}

type StartSubjectOptions = { name: SubjectName; env: Record<string, string> }

export async function startSubject({ name, env }: StartSubjectOptions): Promise<Subject> {
  const port = await freePort()
  const { entry, args } = recipes[name]
  const child = await startChild({
    args: entry ? [await bundleServer(entry), String(port)] : (args?.(port) ?? []),
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    url: `http://127.0.0.1:${port}/api/health`,
  })
  return { ...child, name, url: `http://127.0.0.1:${port}`, storesRows: name !== 'bare' }
}
