/** What several learners say of one row, and the truth. */
export type Opinion = { said: readonly number[]; spam: boolean }

/** What is believed of learners before they said anything: weights, the constant last, and how many rows each belief counts as. */
export type Belief = { weights: readonly number[]; rows: readonly number[] }

const rounds = 30
/** Beyond this a probability is 0 or 1 to every digit that counts. */
const surest = 30

/**
 * Weights, one for each learner, then the constant: logistic regression on what they said of rows that they hadn't seen
 * (Wolpert 1992), pulled towards what was believed before.
 */
export function fitMix(opinions: readonly Opinion[], belief: Belief): number[] {
  const size = belief.weights.length
  const weights = [...belief.weights]
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, i) => (belief.rows[i] as number) * (weight - (belief.weights[i] as number)))
    const curve = weights.map((_, i) => weights.map((_, j) => (i === j ? (belief.rows[i] as number) : 0)))
    for (const { said, spam } of opinions) {
      const odds = Math.max(-surest, Math.min(surest, mixOf(weights, said)))
      const p = 1 / (1 + Math.exp(-odds))
      for (let i = 0; i < size; i++) {
        const value = said[i] ?? 1
        gradient[i] = (gradient[i] as number) + (p - (spam ? 1 : 0)) * value
        const row = curve[i] as number[]
        for (let j = 0; j < size; j++) row[j] = (row[j] as number) + p * (1 - p) * value * (said[j] ?? 1)
      }
    }
    const step = solve(curve, gradient)
    for (let i = 0; i < size; i++) weights[i] = (weights[i] as number) - (step[i] as number)
    if (Math.max(...step.map(Math.abs)) < 1e-6) break
  }
  return weights
}

/** The log-odds of what the learners say together. */
export function mixOf(weights: readonly number[], said: readonly number[]): number {
  return said.reduce((sum, value, i) => sum + (weights[i] as number) * value, weights[said.length] as number)
}

/** Gauss without pivots, which a positive definite matrix doesn't need. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  for (const [i, pivot] of rows.entries())
    for (const row of rows.slice(i + 1)) {
      const times = (row[i] as number) / (pivot[i] as number)
      for (let j = i; j < row.length; j++) row[j] = (row[j] as number) - times * (pivot[j] as number)
    }
  const result = new Array<number>(rows.length).fill(0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] as number[]
    let rest = row[rows.length] as number
    for (let j = i + 1; j < rows.length; j++) rest -= (row[j] as number) * (result[j] as number)
    result[i] = rest / (row[i] as number)
  }
  return result
}
