import { describe, expect, test } from 'vitest'
import { cutSpans, linkWithMarkup } from '@/lib/classify/explain/cut-spans'

function spanOf(text: string, part: string) {
  const start = text.indexOf(part)
  return { field: 'body', start, end: start + part.length }
}

test.each([
  ['call 555 now', ['555'], 'call   now'],
  ['a,b,c', ['b'], 'a, ,c'],
  ['a  b', ['a'], '  b'],
  ['one two three', ['one', 'three'], ' two '],
  ['overlap', ['over', 'verl'], 'ap'],
])('%s without %j is %s', (body, parts, left) => {
  expect(
    cutSpans(
      { body, title: 'x' },
      parts.map((part) => spanOf(body, part)),
    ),
  ).toEqual({ body: left, title: 'x' })
})

describe('an address goes with its markup, and the words that stood for it stay', () => {
  const url = 'https://x.example/a'
  test.each([
    [`see [the offer](${url}) now`, 'see the offer now'],
    [`see [the offer](<${url}> "Best") now`, 'see the offer now'],
    [`see ![the offer](${url}) now`, 'see the offer now'],
    [`see <a class="b" href="${url}" rel=nofollow>the offer</a> now`, 'see the offer now'],
    [`see [url=${url}]the offer[/url] now`, 'see the offer now'],
    [`see [url]${url}[/url] now`, 'see now'],
    [`see ${url} now`, 'see now'],
    [`see (${url}) now`, 'see ( ) now'],
    [`see <a href="${url}`, 'see'],
    [`](${url}`, ']('],
  ])('%s becomes %s', (body, left) => {
    const cut = cutSpans({ body }, linkWithMarkup(body, spanOf(body, url)))
    expect(cut.body?.replace(/ {2,}/g, ' ').trim()).toBe(left)
  })
})

test('a flood of brackets takes no longer than its length', () => {
  const body = `${'['.repeat(200_000)}](https://x.example)${'"'.repeat(200_000)}`
  const cut = cutSpans({ body }, linkWithMarkup(body, spanOf(body, 'https://x.example')))
  expect(cut.body).not.toContain('x.example')
})
