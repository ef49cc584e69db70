/** Figures of others under the same protocols. */
export type Reference = {
  who: string
  mcc?: number
  auc?: number
  recall_fpr_005?: number
  recall_fpr_001?: number
  sc?: number
  bh?: number
}

const tubespam = (published: number, sklearn: number): Reference[] => [
  { who: 'best published', mcc: published },
  { who: 'scikit-learn', mcc: sklearn },
]
const enron = (spamRecall: number, hamRecall: number, sklearn: number): Reference[] => [
  { who: 'best published', sc: spamRecall, bh: 1 - hamRecall },
  { who: 'scikit-learn', mcc: sklearn },
]

/**
 * SMS: Almeida, Gómez Hidalgo, Yamakami (DocEng 2011), SVM + tok1. TubeSpam: Alberto, Lochter, Almeida (ICMLA 2015). Enron:
 * Metsis, Androutsopoulos, Paliouras (CEAS 2006), multinomial naive Bayes with Boolean attributes. scikit-learn: TF-IDF of words
 * 1-2 and characters 2-5, logistic regression with C = 10, untuned.
 */
export const published: Readonly<Record<string, readonly Reference[]>> = {
  sms: [
    { who: 'best published', mcc: 0.893, sc: 0.831, bh: 0.0018 },
    { who: 'scikit-learn', auc: 0.9949, recall_fpr_005: 0.955, recall_fpr_001: 0.927, mcc: 0.939 },
  ],
  'tubespam-psy': tubespam(0.925, 0.962),
  'tubespam-katyperry': tubespam(0.859, 0.927),
  'tubespam-lmfao': tubespam(0.955, 0.866),
  'tubespam-eminem': tubespam(0.941, 0.956),
  'tubespam-shakira': tubespam(0.931, 0.912),
  'tubespam-leave-one-out': [
    { who: 'scikit-learn', auc: 0.9874, recall_fpr_005: 0.723, recall_fpr_001: 0.191, mcc: 0.884 },
  ],
  enron1: enron(0.96, 0.9525, 0.92),
  enron2: enron(0.9668, 0.9783, 0.937),
  enron3: enron(0.9694, 0.9888, 0.943),
  'repo-slugs': [{ who: 'scikit-learn', auc: 0.9489, recall_fpr_005: 0.58, recall_fpr_001: 0.335, mcc: 0.796 }],
}
