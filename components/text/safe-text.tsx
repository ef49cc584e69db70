import { plainText } from './plain-text'

type SafeTextProps = { text: string; className?: string /** Longest text shown, in characters. */; limit?: number }

/**
 * The one way a stranger's text gets into a line: isolated, so that it can't turn the words beside it around, and with
 * nothing in it that can't be seen. Longer texts that are read as such go through InertText.
 */
export function SafeText({ text, className, limit }: SafeTextProps) {
  return <bdi className={className}>{plainText(text, { limit })}</bdi>
}
