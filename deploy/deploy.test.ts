import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { envSchema } from '@/lib/env'

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
const known = Object.keys(envSchema.shape)
const defaults = envSchema.parse({ DATABASE_URL: 'postgresql://x/y', REDIS_URL: 'redis://x' })
const doorPorts = [defaults.SPAMCHECK_PORT, defaults.SPAMCHECK_HTTP_PORT]

const dockerfile = read('../Dockerfile')
const spillDir = /SPAMCHECK_SPILL_DIR=(\S+)/.exec(dockerfile)?.[1]

describe('the image', () => {
  it('shows the door’s ports, listens on all addresses, and can write where answers wait', () => {
    for (const port of doorPorts) expect(/^EXPOSE (.*)$/m.exec(dockerfile)?.[1]?.split(' ')).toContain(String(port))
    expect(dockerfile).toMatch(/\bSPAMCHECK_HOST=0\.0\.0\.0\b/)
    expect(dockerfile).toMatch(new RegExp(`^RUN install -d -o node .*${spillDir}$`, 'm'))
  })
})

const service = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.unknown()).optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
})
const composeSchema = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })

describe('compose.yaml', () => {
  const { services, volumes } = composeSchema.parse(parse(read('compose.yaml'), { merge: true }))

  it('sets only what there is', () => {
    const own = Object.entries(services).filter(([, { image }]) => image === 'natterjack')
    expect(own.map(([name]) => name)).toEqual(['migrate', 'web', 'worker'])
    for (const [, { environment = {} }] of own) expect(known).toEqual(expect.arrayContaining(Object.keys(environment)))
  })

  it('opens the door of the worker alone, and keeps its spill on a volume', () => {
    expect(services.worker?.ports).toContain(`${doorPorts[0]}:${doorPorts[0]}`)
    expect(services.worker?.volumes).toEqual([`spill:${spillDir}`])
    expect(volumes).toHaveProperty('spill')
    expect(services.worker?.command?.at(-1)).toBe('dist/worker.js')
    expect(services.web?.ports).toEqual(['3000:3000'])
  })
})

const named = z.object({ name: z.string() })
const deploymentSchema = z.object({
  kind: z.literal('Deployment'),
  spec: z.object({
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.object({
        volumes: z.array(named),
        containers: z.tuple([
          z.object({
            env: z.array(named),
            ports: z.array(named.extend({ containerPort: z.number() })),
            readinessProbe: z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) }),
            volumeMounts: z.array(named.extend({ mountPath: z.string() })),
          }),
        ]),
      }),
    }),
  }),
})
const serviceSchema = z.object({
  kind: z.literal('Service'),
  spec: z.object({
    selector: z.record(z.string(), z.string()),
    ports: z.array(z.object({ port: z.number(), targetPort: z.string() })),
  }),
})

describe('kubernetes.yaml', () => {
  const [first, second] = parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS())
  const { metadata, spec } = deploymentSchema.parse(first).spec.template
  const [worker] = spec.containers
  const door = serviceSchema.parse(second)

  it('sets only what there is', () => {
    expect(known).toEqual(expect.arrayContaining(worker.env.map(({ name }) => name)))
  })

  it('leads to the ports of the worker’s pods', () => {
    expect(door.spec.selector).toEqual(metadata.labels)
    const ports = new Map(worker.ports.map(({ name, containerPort }) => [name, containerPort]))
    expect(door.spec.ports.map(({ port }) => port)).toEqual(doorPorts)
    expect(door.spec.ports.map(({ targetPort }) => ports.get(targetPort))).toEqual(doorPorts)
    expect(ports.get('health')).toBe(defaults.WORKER_HEALTH_PORT)
  })

  it('mounts a volume where answers wait, and mounts nothing that isn’t there', () => {
    expect(worker.volumeMounts).toContainEqual({ name: 'spill', mountPath: spillDir })
    expect(spec.volumes.map(({ name }) => name).sort()).toEqual(worker.volumeMounts.map(({ name }) => name).sort())
  })

  it('asks the whole worker whether it is ready, not the door', () => {
    expect(worker.readinessProbe.httpGet).toEqual({ path: '/ready', port: 'health' })
  })
})
