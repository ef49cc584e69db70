import type { Text } from './text'

export const escorts: readonly Text[] = [
  {
    language: 'en',
    kinds: ['project', 'snippet', 'issue'],
    title: '{city} Escorts {phone} Independent Call Girls',
    body: 'Hello gentlemen, I am [Riya|Simran|Kavita] and I welcome you to the most discreet escort service in {city}. Hotel and home service, photos are 100% real. WhatsApp {phone} or see the gallery https://{domain}/gallery. Rates start low, cash on arrival.',
  },
  {
    language: 'en',
    kinds: ['bio', 'note'],
    body: 'Lonely tonight in {city}? My friends and I are waiting 💋 call or text {phone}, no advance payment. https://{domain}',
  },
  {
    language: 'en',
    kinds: ['issue', 'snippet'],
    title: 'Massage in {city} - full body with {brand}',
    body: 'Relax after work at {brand} spa {city}: [female to male|four hands] full body massage, private rooms with shower, open until 3 am. Book on {phone}, location on https://{domain}/map.',
  },
  {
    language: 'es',
    kinds: ['project', 'snippet', 'issue'],
    title: 'Chicas de compañía en {city}',
    body: 'Las [mejores acompañantes|chicas más guapas] de {city}, fotos reales y verificadas, hotel o domicilio. Pregunta por la promo de hoy en el {phone} o entra a https://{domain}. Discreción total.',
  },
  {
    language: 'tr',
    kinds: ['project', 'snippet'],
    title: '{city} eskort bayan ilanları',
    body: '{city} bölgesinde [elit|kendi evi olan] bayanlar, gerçek resimli ilanlar. Randevu için {phone} veya https://{domain}. Kapora yok, ödeme elden.',
  },
]

export const localBusiness: readonly Text[] = [
  {
    language: 'en',
    kinds: ['project', 'bio', 'group'],
    title: '{brand} Plumbing {city}',
    body: '{brand} Plumbing is a family-owned plumber in {city}. We [fix burst pipes|repair boilers] the same day and never charge a call-out fee. Address: 12 Mill Lane, {city}. Phone: {phone}. Hours: Mon-Sun, 24 hours. Website: https://{domain}',
  },
  {
    language: 'en',
    kinds: ['project', 'snippet', 'bio'],
    title: 'Best Dentist in {city} | {brand} Dental Care',
    body: 'Looking for the best dentist in {city}? {brand} Dental Care offers implants, [invisible braces|teeth whitening], root canals and emergency visits. Free parking. Book online https://{domain} or call {phone}. Follow us on all social media.',
  },
  {
    language: 'en',
    kinds: ['project', 'group', 'snippet'],
    title: '{brand} Movers {city}',
    body: 'Moving home or office in {city}? {brand} Packers and Movers: trained staff, [insured|GPS tracked] trucks, best price guarantee. Get three free quotes at https://{domain}/quote. Call {phone} now and save 25%.',
  },
  {
    language: 'en',
    kinds: ['bio', 'project'],
    title: '{brand} Law Firm',
    body: 'Injured in an accident in {city}? The attorneys of {brand} have won millions for people like you. [No win, no fee|Free case review]. {phone} | https://{domain}',
  },
  {
    language: 'fr',
    kinds: ['project', 'bio'],
    title: '{brand} Serrurier {city}',
    body: '{brand}, serrurier à {city}, intervient [en 20 minutes|jour et nuit] pour ouverture de porte claquée, changement de cylindre et blindage. Devis gratuit au {phone}. https://{domain}',
  },
  {
    language: 'de',
    kinds: ['project', 'bio'],
    title: '{brand} Umzüge {city}',
    body: 'Ihr Partner für Umzug, Entrümpelung und Haushaltsauflösung in {city} und Umgebung. [Festpreisgarantie|Kostenlose Besichtigung], auch am Wochenende. Rufen Sie an: {phone} oder schreiben Sie uns über https://{domain}.',
  },
  {
    language: 'hi',
    kinds: ['project', 'snippet', 'bio'],
    title: '{city} में {brand} एसी रिपेयर सर्विस',
    body: '{city} में सबसे भरोसेमंद एसी, फ्रिज और वॉशिंग मशीन रिपेयर। [उसी दिन सर्विस|90 दिन की वारंटी]। अभी कॉल करें {phone} या बुक करें https://{domain}',
  },
  {
    language: 'ar',
    kinds: ['project', 'snippet', 'bio'],
    title: 'شركة {brand} لنقل العفش في {city}',
    body: 'شركة {brand} أفضل شركة نقل عفش في {city} مع الفك والتركيب والتغليف، [عمالة مدربة|أسعار مخفضة] وخدمة على مدار الساعة. للحجز اتصل على {phone} أو زر موقعنا https://{domain}',
  },
]
