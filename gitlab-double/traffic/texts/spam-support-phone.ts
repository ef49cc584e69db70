import type { Text } from './text'

export const supportPhone: readonly Text[] = [
  {
    language: 'en',
    kinds: ['issue', 'project', 'snippet'],
    title: '{brand} Customer Service Number {phone} - [Talk to a Live Person|24/7 Help Desk]',
    body: 'Need to speak with {brand}? Call {phone} and a live representative answers in under two minutes.\n\n**{phone}** is open day and night for bookings, refunds, name corrections and cancelled trips. Press 0 when you hear the menu.\n\nQ: Is {phone} the right number for refunds?\nA: Yes, call {phone} and ask for the refund desk.',
  },
  {
    language: 'en',
    kinds: ['issue', 'snippet'],
    title: 'How do I [change the name on|cancel] my {brand} ticket? ☎ {phone}',
    body: 'To change a {brand} ticket you can call ☎ {phone} (no wait). Agents at {phone} will ask for your booking code and the spelling on your passport. Small mistakes are corrected free within 24 hours, so dial {phone} right away.',
  },
  {
    language: 'en',
    kinds: ['issue', 'project'],
    title: '{brand} Wallet Support {phone} Unable to Withdraw',
    body: 'If your {brand} wallet shows pending or the withdrawal is stuck, do not wait. Ring the {brand} wallet desk: {phone}. Have your recovery words ready so that the technician can [resync|validate] the account with you on the line. Toll free: {phone}.',
  },
  {
    language: 'en',
    kinds: ['note', 'bio'],
    body: 'Same thing happened to me!! I called {phone} and they fixed it on the phone, very polite people. Save this number: {phone}',
  },
  {
    language: 'en',
    kinds: ['issue', 'snippet', 'project'],
    title: '{brand} Printer Offline? Dial {phone} for Setup Help',
    body: 'Printer shows offline after the latest update? Our certified {brand} printer experts on {phone} will [remove the ghost driver|repair the spooler] remotely. One call to {phone} and you print again. We also handle router setup, antivirus renewal and e-mail login trouble.',
  },
  {
    language: 'en',
    kinds: ['project', 'group'],
    title: '{brand} Accounting Software Error Support',
    body: 'Company file will not open? Error codes in the payroll update? Phone {phone} and talk to a {brand} data expert now. Multi-user mode, bank feeds, conversion from desktop to online: {phone} covers it all, weekends too.',
  },
  {
    language: 'es',
    kinds: ['issue', 'project', 'snippet'],
    title: '¿Cómo llamar a {brand} desde México? {phone}',
    body: 'Para hablar con una persona de {brand} marca {phone}. El servicio en español está disponible las 24 horas: [cambios de fecha|cambio de nombre], reembolsos, equipaje extra y grupos. Marca {phone}, opción 2, y en menos de tres minutos te atienden.',
  },
  {
    language: 'es',
    kinds: ['issue', 'note', 'bio'],
    title: 'Teléfono {brand} gratis para reclamos',
    body: 'El único número que contesta es {phone}. A mí me devolvieron todo el boleto el mismo día llamando al {phone}, no pierdan tiempo con el chat.',
  },
  {
    language: 'pt',
    kinds: ['issue', 'project', 'snippet'],
    title: 'Telefone {brand} Brasil atendimento humano {phone}',
    body: 'Fale com um atendente da {brand} pelo {phone}. Remarcação, reembolso, bagagem e assentos: ligue {phone} a qualquer hora. Tenha em mãos o localizador de seis letras.',
  },
  {
    language: 'de',
    kinds: ['issue', 'snippet'],
    title: '{brand} Hotline kostenlos: {phone}',
    body: 'Sie erreichen bei {brand} niemanden? Unter {phone} sprechen Sie [sofort|ohne Warteschleife] mit einem echten Mitarbeiter: Umbuchung, Erstattung, verlorenes Gepäck. Halten Sie die Buchungsnummer bereit und wählen Sie {phone}.',
  },
  {
    language: 'fr',
    kinds: ['issue', 'project', 'snippet'],
    title: 'Numéro {brand} non surtaxé {phone}',
    body: "Comment joindre {brand} par téléphone ? Composez le {phone}, [7j/7|même la nuit]. Un conseiller vous aide pour modifier un billet, obtenir un remboursement ou ajouter un bagage. N'attendez pas : {phone}.",
  },
]
