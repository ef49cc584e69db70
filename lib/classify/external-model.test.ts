import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createClassifier } from '@/lib/classify/classifier'
import { createExternalModel, type ExternalModel } from '@/lib/classify/external-model'
import { featureVersion } from '@/lib/classify/features/extract-features'
import type { Model } from '@/lib/classify/model'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const bundled: Model = {
  name: 'bundled-test',
  featureVersion,
  bits: 10,
  hashed: new Float32Array(1024),
  named: new Map(),
  bias: 0,
  calibration: { slope: 1, intercept: 0 },
  card: {},
}
const content = { kind: 'issue' as const, fields: { title: 'hello' } }
const good = JSON.stringify({ prediction: 1, score: 0.87 })

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function connect(url: string, options: Partial<Parameters<typeof createExternalModel>[0]> = {}): ExternalModel {
  const model = createExternalModel({ url, ...options })
  closing.push(() => model.close())
  return model
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

const ask = { eventType: 'issue_open', raw: { id: 7, title: 'hello' } }

test('posts the REST object to predict_{event_type} and takes the answer', async () => {
  const seen: unknown[] = []
  const url = await serve(async (request, response) => {
    seen.push(request.method, request.url, request.headers['accept-encoding'], JSON.parse(await bodyOf(request)))
    response.end(good)
  })
  expect(await connect(`${url}/models/`).predict(ask)).toEqual({ prediction: 1, score: 0.87 })
  expect(seen).toEqual(['POST', '/models/predict_issue_open', 'identity', { id: 7, title: 'hello' }])
})

test.each([
  ['"1"', 1],
  ['"0"', 0],
  ['0', 0],
])('a prediction of %s is %i', async (written, prediction) => {
  const url = await serve((_, response) => response.end(`{"prediction":${written},"score":0.5}`))
  expect(await connect(url).predict(ask)).toEqual({ prediction, score: 0.5 })
})

describe('says why there is no answer', () => {
  test.each<[string, RegExp, RequestListener]>([
    ['no JSON', /no JSON/, (_, response) => response.end('<html>')],
    ['another JSON', /didn't answer/, (_, response) => response.end('{"prediction":2,"score":0.5}')],
    ['a score beyond 1', /didn't answer/, (_, response) => response.end('{"prediction":1,"score":1.5}')],
    ['a redirect', /status 302/, (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['no such route', /has no \/predict_issue_open/, (_, response) => response.writeHead(404).end()],
    ['a refusal', /status 400/, (_, response) => response.writeHead(400).end()],
    ['a huge answer', /more than 64 kB/, (_, response) => response.end(' '.repeat(200_000) + good)],
    [
      'Brotli',
      /compressed/,
      (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(good)),
    ],
    ['an error again and again', /status 503/, (_, response) => response.writeHead(503).end()],
    ['a broken connection', /can't be reached/, (request) => request.socket.destroy()],
    ['silence', /within 200 ms/, () => undefined],
    ['an answer that never ends', /within 200 ms/, (_, response) => response.writeHead(200).write('{')],
  ])('%s', async (_, message, listener) => {
    const slow = message.source.includes('200 ms')
    const model = connect(await serve(listener), slow ? { deadlineMs: 200 } : { deadlineMs: 5_000 })
    await expect(model.predict(ask)).rejects.toThrow(message)
  })
})

test.each([429, 500, 502, 503, 504])('status %i is tried again', async (status) => {
  let times = 0
  const url = await serve((_, response) => {
    times++
    if (times < 3) response.writeHead(status).end()
    else response.end(good)
  })
  expect((await connect(url, { deadlineMs: 5_000 }).predict(ask)).score).toBe(0.87)
  expect(times).toBe(3)
})

test('after failures in a row the service is left alone, and asked again after the rest', async () => {
  let times = 0
  let well = false
  const url = await serve((_, response) => {
    times++
    if (well) response.end(good)
    else response.writeHead(400).end()
  })
  const model = connect(url, { failuresToRest: 2, restMs: 1 })
  await expect(model.predict(ask)).rejects.toThrow(/status 400/)
  await expect(model.predict(ask)).rejects.toThrow(/status 400/)
  well = true
  await expect
    .poll(() =>
      model.predict(ask).then(
        ({ score }) => score,
        () => undefined,
      ),
    )
    .toBe(0.87)
  const resting = connect(url, { failuresToRest: 1, restMs: 60_000 })
  well = false
  await expect(resting.predict(ask)).rejects.toThrow(/status 400/)
  const asked = times
  await expect(resting.predict(ask)).rejects.toThrow(/left alone/)
  expect(times).toBe(asked)
})

test('a missing route for one kind of event does not count against the service', async () => {
  const url = await serve((request, response) =>
    request.url === '/predict_user_create' ? response.end(good) : response.writeHead(404).end(),
  )
  const model = connect(url, { failuresToRest: 2, restMs: 60_000 })
  for (let n = 0; n < 5; n++) await expect(model.predict(ask)).rejects.toThrow(/has no/)
  expect((await model.predict({ ...ask, eventType: 'user_create' })).score).toBe(0.87)
})

describe('createClassifier', () => {
  test('without a service the bundled model answers', async () => {
    const score = await createClassifier({ currentModel: () => bundled }).classify({ content, ...ask })
    expect(score).toMatchObject({ model: 'bundled-test', score: 0.5 })
    expect(score.fallback).toBeUndefined()
  })

  test('with one its score counts, and its reason adds up', async () => {
    const classifier = createClassifier({
      currentModel: () => bundled,
      modelUrl: await serve((_, response) => response.end(good)),
    })
    closing.push(() => classifier.close())
    const score = await classifier.classify({ content, ...ask })
    expect(score).toMatchObject({ model: 'external', score: 0.87 })
    expect(score.reasons[0]?.weight).toBeCloseTo(Math.log(0.87 / 0.13))
  })

  test('when it fails the bundled model answers, says so, and logs it', async () => {
    const logged: string[] = []
    const classifier = createClassifier({
      currentModel: () => bundled,
      modelUrl: await serve((_, response) => response.writeHead(400).end()),
      log: { warn: (_, message) => logged.push(message) },
    })
    closing.push(() => classifier.close())
    expect(await classifier.classify({ content, ...ask })).toMatchObject({
      model: 'bundled-test',
      fallback: 'The model service answered with status 400.',
    })
    expect(logged).toHaveLength(1)
  })
})
