import { expect, test } from 'vitest'
import { clientAddress, networkOf } from './client-address'

test.each([
  [0, undefined, '192.0.2.1'],
  [0, '203.0.113.9', '192.0.2.1'],
  [1, '203.0.113.9', '203.0.113.9'],
  [1, '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  [2, '6.6.6.6, 198.51.100.1, 203.0.113.9', '198.51.100.1'],
  [2, '203.0.113.9', '192.0.2.1'],
  [1, 'someone', '192.0.2.1'],
  [1, '', '192.0.2.1'],
  [1, ['6.6.6.6', '2001:db8::1'], '2001:db8::1'],
])('%i proxies, forwarded %j: %s', (trustedProxies, forwarded, address) => {
  expect(clientAddress({ socketAddress: '::ffff:192.0.2.1', forwarded, trustedProxies })).toBe(address)
})

test('what is no address is unknown', () => {
  expect(clientAddress({ socketAddress: undefined, forwarded: undefined, trustedProxies: 0 })).toBe('unknown')
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is in %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
