import { judgeSplit } from '@/training/protocols/judge-split'
import { ordered, prepare } from '@/training/protocols/prepare'
import { type Result, resultOf } from '@/training/protocols/run'
import { splitSms } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'

/** In file order, the first 1,674 rows train, the last 3,900 test (Almeida et al., DocEng 2011). */
export async function runSms(folder: string): Promise<Result[]> {
  const began = performance.now()
  const material = prepare(ordered(await readData({ folder, only: ['sms'] }), 'order'))
  const judged = judgeSplit({ ...material, split: splitSms(material.rows.length) })
  return [resultOf({ name: 'sms', judged, began })]
}
