export type SetupCheck = {
  name: 'gitlab' | 'token' | 'hook' | 'worker'
  state: 'ok' | 'failed' | 'unknown'
  /** One sentence: what was found and, where it isn't well, what to do. */
  words: string
}
