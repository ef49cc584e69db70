import { describe, expect, test } from 'vitest'
import { normalEntryValue } from './list-entry'

describe('normalEntryValue', () => {
  test.each([
    ['EMAIL_DOMAIN', ' EPFL.Example ', false, 'epfl.example'],
    ['EMAIL_DOMAIN', '.edu', true, 'edu'],
    ['EMAIL_DOMAIN', '*.edu', true, 'edu'],
    ['EMAIL_DOMAIN', 'bücher.example', false, 'xn--bcher-kva.example'],
    ['USER', '@Ada', false, 'ada'],
    ['USER', 'ada.l-b_2', false, 'ada.l-b_2'],
    ['GROUP', '/Research/Optics/', true, 'research/optics'],
    ['PROJECT', 'Research/Optics/Lens', false, 'research/optics/lens'],
  ] as const)('%s %j (with subs: %j) is stored as %j', (kind, value, withSubs, stored) => {
    expect(normalEntryValue({ kind, value, withSubs })).toEqual({ value: stored })
  })

  test.each([
    ['EMAIL_DOMAIN', 'edu', false, /sub-domains/],
    ['EMAIL_DOMAIN', 'ada@epfl.example', false, /Leave out/],
    ['EMAIL_DOMAIN', '', true, /not a domain/],
    ['EMAIL_DOMAIN', 'a b.example', true, /not a domain/],
    ['EMAIL_DOMAIN', String.raw`\.gov$`, true, /not a domain/],
    ['USER', 'ada lovelace', false, /username/],
    ['USER', '', false, /username/],
    ['USER', 'ada/x', false, /username/],
    ['USER', '\u212Aelvin', false, /username/],
    ['GROUP', 'a//b', false, /group/],
    ['PROJECT', 'lens', false, /project/],
    ['PROJECT', 'https://gitlab.example/a/b', false, /project/],
  ] as const)('%s %j (with subs: %j) is refused', (kind, value, withSubs, problem) => {
    const result = normalEntryValue({ kind, value, withSubs })
    expect(result).toMatchObject({ problem: expect.stringMatching(problem) })
  })
})
