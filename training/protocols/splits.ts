/** Places of rows, in the order in which they are given. */
export type Split = { train: Int32Array; test: Int32Array }

const smsTrain = 1_674
const smsAll = 5_574

/** Almeida, Gómez Hidalgo, Yamakami (DocEng 2011): in file order, the first 1,674 of 5,574 train, the others test; other lengths are cut at the same share. */
export function splitSms(length: number): Split {
  const cut = Math.round((length * smsTrain) / smsAll)
  return { train: range(0, cut), test: range(cut, length) }
}

/** Alberto, Lochter, Almeida (ICMLA 2015): of each class, in file order, the first ⌊0.7 n⌋ train and the others test. */
export function splitByClass(spam: readonly boolean[]): Split {
  const train: number[] = []
  const test: number[] = []
  for (const label of [true, false]) {
    const own = [...spam.keys()].filter((i) => spam[i] === label)
    const cut = Math.floor((own.length * 7) / 10)
    train.push(...own.slice(0, cut))
    test.push(...own.slice(cut))
  }
  return { train: sorted(train), test: sorted(test) }
}

/** One split for each key, in the order of the keys' names: its rows test, all others train. */
export function leaveOneOut(keys: readonly string[]): (Split & { left: string })[] {
  return [...new Set(keys)].sort().map((left) => ({
    left,
    train: sorted([...keys.keys()].filter((i) => keys[i] !== left)),
    test: sorted([...keys.keys()].filter((i) => keys[i] === left)),
  }))
}

/** Metsis, Androutsopoulos, Paliouras (CEAS 2006): batches in order of arrival; the last one may be shorter. */
export function batchesOf(size: number, length: number): Int32Array[] {
  return Array.from({ length: Math.ceil(length / size) }, (_, n) => range(n * size, Math.min(length, (n + 1) * size)))
}

/** As many splits as there are folds, by each row's fold. */
export function splitByFold(folds: ArrayLike<number>, count: number): Split[] {
  const rows = Array.from({ length: folds.length }, (_, i) => i)
  return Array.from({ length: count }, (_, fold) => ({
    train: sorted(rows.filter((i) => folds[i] !== fold)),
    test: sorted(rows.filter((i) => folds[i] === fold)),
  }))
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i)
}

function sorted(rows: readonly number[]): Int32Array {
  return Int32Array.from(rows).sort()
}
