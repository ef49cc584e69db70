/** What the learner may be told. docs/classifier.md has the figures that chose the defaults. */
export type LearnOptions = {
  /** What one row costs when it is got wrong, against the size of the weights: the C of a support vector machine. */
  cost: number
  /** How far weights may stray from 0 before that costs something: of hashed features by block (see `blocks`), ... */
  blocks: readonly number[]
  /** ... of named features, of what is known of the author, and of the constant. */
  named: number
  author: number
  bias: number
  /** 0..1: how much of that leeway a feature must earn by occurring more in spam than in ham or the other way round. */
  evidence: number
  /** Rows of each class that every feature is taken to have occurred in before. */
  smoothing: number
  /** Passes over the rows at most; fewer when no row moves by more than this share of its cost any more. */
  epochs: number
  settled: number
  seed: number
}

export const defaultLearnOptions: LearnOptions = {
  cost: 10,
  blocks: [1, 1, 1.5, 1, 1, 1.5],
  named: 0.2,
  author: 0.1,
  bias: 3,
  evidence: 0.5,
  smoothing: 1,
  epochs: 15,
  settled: 0.01,
  seed: 1,
}
