/** The bundle of the thread that trains, beside the worker's own (scripts/build.mjs makes both). */
export function trainThreadFile(): URL {
  return new URL('./train-thread.js', import.meta.url)
}
