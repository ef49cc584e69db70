import type { Lexicon } from '@/lib/classify/features/lexicon/category'

export const spanish: Lexicon = {
  gambling:
    'casino en línea, apuesta*, tragaperras, tragamonedas, giros gratis, ruleta, quiniela*, bono de bienvenida, sin depósito, lotería*',
  pharmacy: 'sin receta, pastillas, farmacia online, comprar viagra, misoprostol*, abortivas',
  adult: 'escorts, chicas, citas, sexo, putas, encuentros, masajes, fotos calientes, acompañantes',
  loans:
    'préstamo*, crédito*, dinero rápido, sin aval, sin buró, prestamista*, hipoteca*, ganar dinero, gana dinero, ingresos',
  crypto: 'inversión, invertir, inversionista*, ganancias, criptomoneda*',
  recovery: 'recuperar mi dinero, recuperar su dinero, estafa*, hacker profesional, contratar un hacker',
  essays: 'hacemos tu tesis, tareas resueltas, asesoría de tesis, redacción de tesis',
  diplomas:
    'títulos universitarios, título universitario, comprar título, licencia de conducir, pasaporte*, documentos falsos, apostillad*',
  streaming: 'ver película*, ver online, en vivo gratis, online gratis, películas, estreno*, sin cortes, partidos',
  cracks: 'descargar gratis, crackeado, licencia gratis, activador, versión completa',
  accounts: 'comprar seguidores, seguidores, me gusta, cuentas verificadas',
  helpline:
    'atención al cliente, número de teléfono, hablar con un agente, hablar con una persona, servicio técnico, las 24 horas',
  jobs: 'trabajo desde casa, trabaja desde casa, ingresos extra, sin experiencia',
  trades:
    'abogado*, fontaner*, cerrajer*, mudanza*, clínica*, dentista*, alquiler de coches, presupuesto sin compromiso',
  travel: 'vuelos baratos, aerolínea*, cancelaciones, reembolsos, cambios de nombre, paquetes turísticos',
  goods:
    'comprar, venta de, barato*, oferta*, descuento*, envío gratis, al por mayor, réplica*, tienda online, precios bajos',
  health: 'adelgazar, bajar de peso, suplemento*',
  magic: 'amarre*, brujería, tarot, vidente, hechizo*, limpias, magia blanca, maestra, retorno',
  call: 'contáctanos, contáctenos, escríbenos, escríbeme, escríbanle, escriba al, llama al, llame, llámanos, marca ahora, contacto',
  visit: 'haz clic, clic aquí, visita nuestra, entra aquí, regístrate, más información, enlace, mis fotos aquí',
  buy: 'compra ahora, pide ahora, reserva ahora, solicita, pide tu, presupuesto, paga al recibir',
  promise:
    'garantizado*, garantía, 100 % seguro, confiable, discreción, resultados inmediatos, de confianza, efectivos, aprobación',
  urgency: 'ahora mismo, últimas plazas, solo hoy, no esperes, rápido',
  develop:
    'error*, fallo*, función, versión, archivo*, servidor, base de datos, librería, compil*, prueba*, rama, instalación, documentación, consola, registro, actualiz*, software libre, desarroll*, programa*',
  talk: 'gracias, a mí también, podrías, adjunto, funciona, no funciona, saludos',
  study: 'práctica*, asignatura, proyecto final, estudiante*, universidad, clase, entrega, alumno*',
}

export const portuguese: Lexicon = {
  gambling:
    'cassino*, aposta*, tigrinho, caça níquel, rodadas grátis, bônus de cadastro, plataforma pagando, fortune, sinais grátis, palpite*',
  adult: 'acompanhante*, garotas de programa, sexo, novinha*, vazado*',
  loans: 'empréstimo*, negativado*, nome sujo, dinheiro rápido, renda extra, ganhar dinheiro, crédito',
  crypto: 'investimento*, investir, lucrar, lucro*, robô',
  diplomas: 'diploma reconhecido, comprar diploma, compre diploma, histórico escolar, carteira de motorista, cnh',
  streaming: 'assistir, assista, ao vivo grátis, filmes online, teste iptv, canais, jogos ao vivo',
  cracks: 'baixar grátis, crackeado, ativador, completo grátis',
  accounts: 'compre seguidores, seguidores, curtidas, visualizações, contas verificadas',
  helpline: 'central de atendimento, suporte telefone, telefone de contato',
  jobs: 'trabalhe em casa, trabalho em casa, sem experiência, vaga home office',
  trades: 'advogad*, encanador*, chaveiro*, dedetiz*, clínica, desentupidora*',
  goods: 'barato*, promoção, desconto*, frete grátis, compre, réplica*, loja, preço baixo, atacado',
  health: 'emagrec*, suplemento*',
  magic: 'amarração, búzios, cartomante*, trazer amor de volta',
  call: 'chame no, chama no, chama no zap, fale conosco, entre em contato, ligue, chama ela, zap',
  visit: 'clique aqui, acesse, cadastre se, inscreva se, link na bio, entre no grupo, usando nosso link, saiba mais',
  buy: 'compre agora, peça já, faça uma simulação, garanta já',
  promise: 'garantid*, 100 % seguro, na hora, sem consulta, entrega imediata, sigilos*, de acerto, pagando muito',
  urgency: 'agora mesmo, só hoje, corra, hoje mesmo, vagas limitadas',
  develop:
    'erro*, função, versão, arquivo*, servidor, banco de dados, biblioteca*, compilar, teste*, ramo, instalação, documentação, migração, desenvolved*, software livre, índice',
  talk: 'obrigad*, valeu, alguém, consegui reproduzir, não funciona, segue o log',
  study: 'trabalho de, faculdade, disciplina, aluno*, tcc, turma, acadêmic*',
}

export const french: Lexicon = {
  gambling:
    'casino en ligne, paris sportifs, machine à sous, tours gratuits, bonus sans dépôt, pronostic*, jeux d’argent',
  pharmacy: 'sans ordonnance, pilule*, acheter viagra',
  adult: 'escorte*, rencontre coquine, plan cul, sexe, femmes mûres, massage*',
  loans:
    'prêt*, crédit rapide, prêteur*, sans justificatif, gagner de l’argent, revenu*, rachat de crédit, particulier sérieux',
  crypto: 'investissement*, investir, cryptomonnaie*, bénéfices',
  recovery: 'récupérer mon argent, récupéré mes, arnaque*, pirate professionnel, victime d’une arnaque',
  diplomas: 'faux papiers, permis de conduire, acheter permis, acheter diplôme, carte d’identité, passeport*',
  streaming: 'film complet, streaming gratuit, regarder, abonnement iptv, chaînes, en direct gratuit',
  cracks: 'télécharger gratuit*, version complète, clé d’activation',
  backlinks: 'référencement, première page google, achat de liens, agence web, création de site',
  accounts: 'acheter des abonnés, abonnés, followers',
  helpline: 'service client, numéro de téléphone, assistance téléphonique',
  jobs: 'travail à domicile, travailler à domicile, sans expérience',
  trades: 'plombier*, serrurier*, avocat*, déménag*, dépannage, devis gratuit, nettoyage, toiture',
  goods:
    'pas cher*, achat, acheter, vente de, livraison gratuite, promo*, réduction*, boutique, contrefaçon*, soldes, paiement à la livraison',
  health: 'minceur, maigrir, complément alimentaire, perdre du poids',
  magic:
    'marabout*, voyant*, retour affectif, magie blanche, magie noire, envoûtement*, portefeuille magique, médium, maître, fait revenir',
  call: 'contactez, contactez le, contactez nous, appelez, écrivez, appelez nous, joindre',
  visit: 'cliquez ici, cliquez, visitez notre, rejoignez, inscrivez vous, plus d’informations, ma boutique',
  buy: 'commandez, commander, achetez, réservez, demandez',
  promise: 'garanti*, résultat garanti, sérieux, discret, discrétion, fiable, efficace, rapide, honnête',
  urgency: 'dès maintenant, offre limitée, dépêchez vous, en 48h',
  develop:
    'erreur*, fonction*, version, fichier*, serveur, base de données, bibliothèque*, compil*, test, tests, branche, installation, documentation, requête, correct*, bogue*, développ*, logiciel libre, mise à jour, dépôt',
  talk: 'merci, chez moi, pouvez vous, quelqu’un, je regarde, ça marche, relire',
  study: 'tp de, étudiant*, université, cours, licence, master, doctorant*, binôme, association',
}

export const italian: Lexicon = {
  gambling: 'casinò, scommess*, giri gratis, bonus senza deposito, slot online, lotto',
  adult: 'incontri, annunci, escort, sesso, trans, massaggi',
  loans: 'prestit*, finanziament*, guadagn*, soldi facili, tasso',
  crypto: 'investiment*, investire, criptovalut*',
  diplomas: 'comprare diploma, patente di guida, comprare patente, documenti falsi',
  streaming: 'film completo, guarda gratis, streaming ita, diretta gratis',
  goods:
    'replica, prezzi bassi, acquista, offert*, sconto, spedizione gratuita, negozio online, alta qualità, pagamento alla consegna',
  magic: 'cartomante, legamento d’amore, veggente, magia',
  trades: 'idraulic*, fabbro, avvocat*, traslochi, preventivo gratuito, spurgo',
  call: 'contattami, contattateci, chiama, scrivetemi, scrivimi',
  visit: 'clicca qui, visita il, registrati, registratevi, iscriviti',
  promise: 'garantit*, serio, veloce, sicuro, affidabile, discret*',
  develop:
    'errore, funzione, versione, file, server, libreria, compila*, test, documentazione, codifica, svilupp*, software libero, aggiorna*, pipeline, conflitti',
  talk: 'grazie, anche a me, sembra che, potresti, per me',
  study: 'università, tesi, esame, laboratorio, student*',
}

export const romanian: Lexicon = {
  gambling: 'cazino*, pariuri, rotiri gratuite, bonus fără depunere, păcănele',
  adult: 'escorte, poze reale, sex, matrimoniale',
  loans: 'credit rapid, credite rapide, împrumut*, bani în cont, bani rapid',
  goods: 'ieftin*, cumpăr*, reduceri, livrare gratuită, magazin online',
  call: 'sună acum, contactează, scrie ne, suna',
  visit: 'click aici, intră pe, înregistrează te, aplică acum',
  promise: 'garantat*, discreție, fără adeverință, rapid',
  develop: 'eroare, funcție, versiune, server, bază de date, actualizare, jurnal*, dezvoltator, proiect*',
  talk: 'mulțumesc, confirm, la mine, am atașat',
}
