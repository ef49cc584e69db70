import { measureGrowth } from './growth'
import { comparePeers } from './peers'
import { measureSpeed } from './speed'

const [, , data = '', rounds = '15', peers = 'all'] = process.argv

const speed = await measureSpeed({ data, rounds: Number(rounds) })
const growth = measureGrowth()
const accuracy =
  peers === 'none' ? [] : await comparePeers({ data, wanted: peers === 'all' ? undefined : peers.split(',') })
console.log(JSON.stringify({ bench: 'classifier', node: process.version, speed, growth, accuracy }))
