/**
 * The blocks whose hashed features share one scale: 1 / √(features in the block + damping).
 * So a long text weighs as much as a short one, and a few characters weigh little.
 */
export const blocks = ['name-words', 'name-chars', 'prose-words', 'prose-chars', 'code-words', 'link-parts'] as const
export type Block = number
export const Block = { nameWords: 0, nameChars: 1, proseWords: 2, proseChars: 3, codeWords: 4, linkParts: 5 } as const

/** Added to the count under the root: what keeps "+1" or "thanks" near the prior instead of betting on one word. */
export const damping = [3, 12, 6, 24, 12, 6]
