import { expect, test } from 'vitest'
import { domainAndAbove, domainOfAddress } from './email-domain'

test.each([
  ['ada@epfl.example', 'epfl.example'],
  ['Ada@EPFL.Example', 'epfl.example'],
  ['ada@epfl.example.', 'epfl.example'],
  ['"odd@spam.example"@epfl.example', 'epfl.example'],
  ['x.gov@spam.example', 'spam.example'],
  ['ada@bücher.example', 'xn--bcher-kva.example'],
  ['ada@xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['ada@university。example', 'university.example'],
  ['ada@ｅｐｆｌ.example', 'epfl.example'],
  ['a@gov', null],
  ['@epfl.example', null],
  ['epfl.example', null],
  ['', null],
  ['ada@', null],
  ['ada@.example', null],
  ['ada@a..example', null],
  ['ada@x%2eexample', null],
  ['ada@epfl.example/spam.example', null],
  ['ada@epfl.example:25', null],
  ['ada@[127.0.0.1]', null],
  ['ada@epfl.example spam.example', null],
  ['ada@epfl.example\u0000', null],
  [`ada@${'a.'.repeat(200)}example`, null],
])('%j is delivered to %j', (address, domain) => {
  expect(domainOfAddress(address)).toBe(domain)
})

test('a Cyrillic look-alike is another domain', () => {
  expect(domainOfAddress('ada@еpfl.example')).toBe('xn--pfl-qdd.example')
})

test('a domain and those above it', () => {
  expect(domainAndAbove('cs.epfl.example')).toEqual(['cs.epfl.example', 'epfl.example', 'example'])
})
