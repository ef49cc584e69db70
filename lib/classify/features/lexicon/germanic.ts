import type { Lexicon } from '@/lib/classify/features/lexicon/category'

export const german: Lexicon = {
  gambling:
    'online casino*, glücksspiel*, sportwett*, freispiel*, wettanbieter*, willkommensbonus, ohne einzahlung, startguthaben, spielautomat*, lotto, auszahlung',
  pharmacy: 'rezeptfrei*, ohne rezept, potenzmittel*, pillen, apotheke',
  adult: 'escort*, sextreffen, private bilder, huren, treffen, besuchbar, erotik*, heiße',
  loans: 'kredit*, darlehen, ohne schufa, schnelles geld, geld verdienen, zinssatz, nebenverdienst',
  crypto: 'krypto*, investition*, investier*, rendite*, gewinne, trading',
  recovery: 'geld zurück, betrug*, hacker mieten',
  essays: 'ghostwriter*, hausarbeit schreiben lassen, bachelorarbeit schreiben lassen',
  diplomas:
    'führerschein kaufen, führerschein*, ausweis*, reisepass, mpu, zertifikat kaufen, doktortitel, falschgeld, ohne prüfung',
  streaming: 'ganzer film, kostenlos streamen, film online, iptv, live stream kostenlos',
  cracks: 'vollversion, kostenlos herunterladen, aktivierungsschlüssel',
  backlinks: 'suchmaschinenoptimierung, linkaufbau, webdesign agentur, google platz 1',
  helpline: 'kundenservice, hotline, telefonnummer, kundendienst',
  jobs: 'heimarbeit, von zu hause, ohne vorkenntnisse, verdiene',
  trades:
    'schlüsseldienst*, umzug*, rohrreinigung, rechtsanwalt*, zahnarzt*, entrümpelung*, autoankauf, handwerker, dachdecker, kostenlose beratung',
  goods: 'günstig*, kaufen, bestellen, rabatt*, versandkostenfrei, angebot*, online shop, replika, nachnahme, preise',
  health: 'abnehmen, nahrungsergänzung*, diät*',
  magic: 'wahrsager*, liebeszauber, partnerrückführung, kartenlegen',
  call: 'kontaktieren sie, melden sie sich, rufen sie, schreib mir, anrufen, kontakt',
  visit: 'klicken sie, hier klicken, jetzt anmelden, registrieren, besuchen sie, mehr erfahren',
  buy: 'jetzt kaufen, jetzt bestellen, bonus sichern, buchen sie',
  promise: 'garantiert*, diskret*, seriös*, sicher, risikofrei, kostenlos*, zuverlässig, beste',
  urgency: 'nur heute, sofort, jetzt, schnell',
  develop:
    'fehler*, funktion*, version*, datei*, datenbank*, bibliothek*, kompil*, test, tests, zweig, installation, dokumentation, einstellung*, absturz, server*, software*, entwickl*, patch, programm*, anmeldung',
  talk: 'danke, bei mir, kann das jemand, bitte, behoben, könnt ihr, soll ich',
  study: 'hochschule, student*, praktikum, abgabe*, vorlesung, übung*, verein*, projektarbeit',
}

export const dutch: Lexicon = {
  gambling: 'casino zonder, gokken, gokkast*, gratis spins, wedden',
  loans: 'geld lenen, lening*, zonder bkr, snel geld, krediet',
  goods: 'goedkop*, korting, gratis verzending, bestel, webshop, kopen, aanbieding*',
  trades: 'loodgieter*, slotenmaker*, verhuis*, advocaat, ontstopping',
  call: 'bel nu, neem contact op, stuur een bericht',
  visit: 'klik hier, bezoek onze, meld je aan, vraag direct aan',
  promise: 'gegarandeerd, betrouwbaar, discreet, vandaag nog',
  develop: 'fout*, functie, versie*, bestand*, database, test, tests, documentatie, code, programm*, knop, server',
  talk: 'bedankt, bij mij, kan iemand, graag',
}

export const nordic: Lexicon = {
  gambling: 'casino utan, nätcasino*, spelautomat*, gratissnurr, välkomstbonus, nettcasino, insättning, uttag',
  loans: 'lån, låna pengar, snabblån, forbrukslån, tjänar, tjene penger',
  goods: 'billig*, köp, rabatt, fri frakt, kjøp, tilbud',
  crypto: 'bitcoin robot, riskfritt, investera',
  call: 'ring oss, kontakta oss, kontakt oss',
  visit: 'klicka här, registrera dig, klikk her, besök vår',
  promise: 'garanterat, helt gratis, bästa, gratis',
  develop: 'fel, felet, funktion, version, fil, databas, test, drivrutin*, utveckl*, kod, metadata',
  talk: 'tack, takk, jag kan, vilken version',
}

export const hungarian: Lexicon = {
  gambling: 'kaszinó*, fogadás*, ingyenes pörgetés, befizetés nélküli, bónusz*, szerencsejáték*',
  loans: 'hitel*, kölcsön*, gyors pénz',
  goods: 'olcsó*, vásárl*, akció*, ingyenes szállítás, rendelj',
  call: 'hívjon, írjon, keressen',
  visit: 'kattints, regisztrálj, látogass',
  promise: 'garantált, legjobb, megbízható',
  develop: 'hiba, függvény, verzió, szerver, adatbázis, teszt*, javítás*, fejleszt*, programoz*',
  talk: 'köszi, köszönöm, nálam',
  study: 'hallgató, egyetem, házi feladat*, robotika',
}

export const greek: Lexicon = {
  gambling: 'καζίνο, στοίχημα, φρουτάκια, μπόνους, χωρίς κατάθεση, περιστροφές',
  loans: 'δάνει*, χρήματα, χωρίς έλεγχο, άμεση έγκριση',
  goods: 'φθην*, αγορά, προσφορ*, έκπτωση, δωρεάν αποστολή',
  call: 'επικοινωνήστε, καλέστε, στείλτε',
  visit: 'κάντε κλικ, πατήστε εδώ, εγγραφείτε, παίξε τώρα',
  promise: 'εγγυημέν*, δωρεάν, καλύτερ*, αξιόπιστ*',
  develop: 'σφάλμα, λειτουργία, έκδοση, αρχείο, διακομιστής, βάση δεδομένων, τεστ, προγραμματιστ*, εργαλεί*, κώδικα*',
  talk: 'ευχαριστώ, δοκίμασα, μήπως',
}
