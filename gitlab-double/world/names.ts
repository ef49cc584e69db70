/** Invented people: enough names that a filled-in user looks like somebody. */
export const givenNames = [
  'Maren',
  'Tobias',
  'Ines',
  'Rafael',
  'Yuki',
  'Sade',
  'Piotr',
  'Lucía',
  'Anouk',
  'Deniz',
  'Farid',
  'Greta',
  'Hamza',
  'Ingrid',
  'Jonas',
  'Kavya',
  'Leif',
  'Mei',
  'Nadia',
  'Oskar',
  'Priya',
  'Quentin',
  'Rosa',
  'Soren',
  'Tamar',
  'Uma',
  'Viktor',
  'Wanda',
  'Xavier',
  'Zofia',
  'Bram',
  'Chiara',
  'Dragan',
  'Elif',
  'Fiona',
  'Goran',
] as const

export const familyNames = [
  'Okafor',
  'Lindqvist',
  'Barros',
  'Tanaka',
  'Kowalczyk',
  'Marchetti',
  'Dubois',
  'Yilmaz',
  'Hartmann',
  'Iyer',
  'Novák',
  'Castellanos',
  'van Dijk',
  'Petrov',
  'Abadi',
  'Sørensen',
  'Moreau',
  'Schreiber',
  'Nakamura',
  'Ferreira',
  'Oyelaran',
  'Brandt',
  'Kaplan',
  'Ramos',
  'Vasile',
  'Jansen',
  'Haddad',
  'Nyberg',
  'Costa',
  'Ziegler',
  'Popescu',
  'Aydin',
] as const

/** A lower-case ASCII handle of any text, never empty. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '-')
  const squeezed = plain.split('-').filter(Boolean).join('-').slice(0, 60)
  return squeezed === '' ? 'item' : squeezed
}
