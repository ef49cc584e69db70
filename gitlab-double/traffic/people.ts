import type { Random } from '../random'
import { familyNames, givenNames, slug } from '../world/names'

export type Person = { name: string; username: string; email: string }

const hosts = [
  'posteo-like.example',
  'inbox.example',
  'uni-seestadt.example',
  'webmail.example',
  'firma.example',
] as const

/** Somebody who signs up under a name that people have; `serial` keeps user names apart. */
export function inventPerson(random: Random, serial: number): Person {
  const given = random.pick(givenNames)
  const family = random.pick(familyNames)
  const forms = [
    `${given}.${family}`,
    `${given[0]}${family}`,
    `${family}${random.int(2, 99)}`,
    given,
    `${given}_${family}`,
  ]
  const username = `${slug(random.pick(forms))}${serial.toString(36)}`
  return {
    name: `${given} ${family}`,
    username,
    email: `${slug(given)}.${slug(family)}${serial}@${random.pick(hosts)}`,
  }
}

const throwaway = ['mail-drop.test', 'tempbox.example', 'quickinbox.test', 'g-mail.example', 'fastpost.test'] as const
const consonants = 'bcdfghjklmnpqrstvwxz'
const vowels = 'aeiou'

export type NamePattern = 'brand-number' | 'name-year' | 'babble' | 'keyword'

/** An account of a campaign: its accounts are named by one pattern, from one kind of mailbox. */
export function inventSpammer(
  random: Random,
  campaign: { pattern: NamePattern; brand: string; mailHost: string },
  serial: number,
): Person {
  const given = random.pick(givenNames)
  const family = random.pick(familyNames)
  const tail = serial.toString(36)
  const email = (name: string) => `${name}@${campaign.mailHost}`
  if (campaign.pattern === 'brand-number') {
    const username = `${slug(campaign.brand)}${random.int(10, 999)}${tail}`
    return { name: `${campaign.brand} ${random.int(1, 99)}`, username, email: email(username) }
  }
  if (campaign.pattern === 'keyword') {
    const username = `${slug(campaign.brand)}-${random.pick(['official', 'support', 'online', 'help', 'vip'])}-${tail}`
    return { name: campaign.brand, username, email: email(username) }
  }
  if (campaign.pattern === 'babble') {
    let username = ''
    for (let i = 0; i < 4; i++) username += random.pick([...consonants]) + random.pick([...vowels])
    return {
      name: `${given} ${family}`,
      username: `${username}${tail}`,
      email: email(`${username}${random.int(1, 9999)}`),
    }
  }
  const username = `${slug(given)}${slug(family)}${random.int(1960, 2005)}${tail}`
  return { name: `${given} ${family}`, username, email: email(username) }
}

export function throwawayHost(random: Random): string {
  return random.pick(throwaway)
}
