import type { Lexicon } from '@/lib/classify/features/lexicon/category'
import { english } from '@/lib/classify/features/lexicon/english'

/** Every language that phrases were compiled for. */
export const lexicons: readonly Lexicon[] = [english]
