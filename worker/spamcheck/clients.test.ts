import { expect, test } from 'vitest'
import { createClients } from './clients'

test('the latest first, calls counted, agents cut and storable', () => {
  const clients = createClients()
  clients.note('key 1', '10.0.0.1', 'grpc-ruby')
  clients.note('key 2', '10.0.0.2', 'x\0'.repeat(500))
  clients.note('key 1', '10.0.0.1', 'grpc-ruby')
  clients.note('key 1', '10.0.0.1', 'grpc-ruby')
  expect(clients.list()).toMatchObject([
    { client: 'key 1', address: '10.0.0.1', agent: 'grpc-ruby', calls: 3 },
    { client: 'key 2', agent: 'x\uFFFD'.repeat(60), calls: 1 },
  ])
})

test('however many call, twenty are remembered', () => {
  const clients = createClients()
  for (let count = 0; count < 1_000; count++) clients.note('key 1', `10.0.0.${count}`, '')
  expect(clients.list().map(({ address }) => address)).toEqual(
    Array.from({ length: 20 }, (_, back) => `10.0.0.${999 - back}`),
  )
})
