import type { Lexicon } from '@/lib/classify/features/lexicon/category'
import { chinese, japanese, korean, thai, vietnamese } from '@/lib/classify/features/lexicon/east-asia'
import { english } from '@/lib/classify/features/lexicon/english'
import { dutch, german, greek, hungarian, nordic } from '@/lib/classify/features/lexicon/germanic'
import { arabic, hebrew, persian, turkish } from '@/lib/classify/features/lexicon/middle-east'
import { french, italian, portuguese, romanian, spanish } from '@/lib/classify/features/lexicon/romance'
import { czech, polish, russian, ukrainian } from '@/lib/classify/features/lexicon/slavic'
import { bengali, hindi, indonesian, urdu } from '@/lib/classify/features/lexicon/south-asia'

/** Every language that phrases were compiled for; where two claim the same phrase, the first keeps it. */
export const lexicons: readonly Lexicon[] = [
  english,
  spanish,
  portuguese,
  french,
  italian,
  romanian,
  german,
  dutch,
  nordic,
  hungarian,
  greek,
  russian,
  ukrainian,
  polish,
  czech,
  turkish,
  arabic,
  persian,
  hebrew,
  hindi,
  bengali,
  urdu,
  indonesian,
  chinese,
  japanese,
  korean,
  vietnamese,
  thai,
]
