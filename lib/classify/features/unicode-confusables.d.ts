declare module 'unicode-confusables' {
  /** The text with every character replaced by what Unicode's table of confusables says it looks like. */
  export function rectifyConfusion(text: string): string
}
