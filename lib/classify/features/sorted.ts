import { longestStretch } from '@/lib/classify/features/stretch'

const most = longestStretch + 1

/**
 * The words of one run by what is still to be done with them. A processor that guesses wrong whether a word is new to the
 * item or whether a phrase may begin with it loses more time than everything else takes that is done with a word. So every
 * word is put on every list, and the end of a list moves on only if the word belongs there.
 */
export const sorted = {
  /** The word that each one says, once look-alike letters are read as Latin ones. */
  said: new Int32Array(most),
  /** Whether each word is new to the item. */
  isFresh: new Uint8Array(most),
  /** Where folded words new to the item lie in the table. */
  fresh: new Int32Array(most),
  freshCount: 0,
  /** Features of pairs of words of which one is new to the item. */
  pairs: new Int32Array(most),
  pairCount: 0,
  /** Words that phrases may begin with, that begin with a digit, that may be marks of work on software. */
  inLexicon: new Int32Array(most),
  lexiconCount: 0,
  withDigit: new Int32Array(most),
  digitCount: 0,
  mayBeMark: new Int32Array(most),
  markCount: 0,
  /** Words of scripts without spaces. */
  thaiCount: 0,
}
