import { expect, test } from 'vitest'
import { toContent } from '@/training/to-content'

test('comments that were kept as HTML read as those that were not; their links stay links', () => {
  const text = `It&#39;s &lt;3 &quot;<b>so</b> good&quot;<br />see <a href="https://a.example/?b&amp;c">2:19</a>`
  expect(toContent('comment', '', text)).toEqual({
    kind: 'note',
    fields: { body: `It's <3 "so good"\nsee <a href="https://a.example/?b&c">2:19</a>` },
  })
})

test('what was written as an entity of an entity stays one', () => {
  expect(toContent('comment', '', '&amp;lt;b&amp;gt;').fields.body).toBe('&lt;b&gt;')
})

test('messages are no HTML', () => {
  expect(toContent('message', '', 'a &lt;#&gt; b').fields.body).toBe('a &lt;#&gt; b')
})
