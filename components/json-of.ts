/** What a verb's answer becomes on its way through JSON: dates are text. */
export type JsonOf<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Part)[]
    ? JsonOf<Part>[]
    : Value extends object
      ? { [Key in keyof Value]: JsonOf<Value[Key]> }
      : Value
