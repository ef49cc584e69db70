import type { Text } from './text'

const places = ['issue', 'project', 'snippet'] as const

export const casino: readonly Text[] = [
  {
    language: 'en',
    kinds: places,
    title: '{brand} Casino {year} - [Biggest|Most Trusted] Welcome Bonus',
    body: '{brand} is where real players go. Deposit 20, play with 200, and [withdraw the same day|cash out in minutes]. More than 3,000 slots, live roulette and blackjack with real dealers.\n\n👉 https://{domain}/join\n\nNo code needed. [Spins are credited at once|Your free spins wait inside].',
  },
  {
    language: 'en',
    kinds: ['note', 'bio'],
    body: 'I was down to my last ten and hit 4k on {brand} last night, not kidding. Sign up here https://{domain}/?ref={n} and thank me later 🎰🎰',
  },
  {
    language: 'en',
    kinds: ['project', 'group'],
    title: '{brand} Slot Online Official',
    body: 'Official alternative link of {brand}. If your provider blocks the site use https://{domain} instead. RTP today 98%, [max win every hour|jackpots every hour], deposit without deduction, customer service 24 hours.',
  },
  {
    language: 'id',
    kinds: places,
    title: '{brand}: Link Alternatif Slot Gacor Hari Ini {year}',
    body: 'Selamat datang di {brand}, situs slot gacor [paling dicari|terpercaya] tahun {year}. Daftar gratis, deposit mulai 10 ribu lewat e-wallet, bonus member baru langsung masuk.\n\nLink resmi: https://{domain}\n\nKenapa main di sini? Proses WD cepat, RTP live selalu diperbarui, CS ramah 24 jam.',
  },
  {
    language: 'id',
    kinds: ['note', 'bio', 'snippet'],
    title: 'Bocoran pola gacor malam ini',
    body: 'Pola malam ini bosku: 10 auto, 20 turbo, lalu naikkan bet pelan-pelan. Sudah terbukti maxwin di {brand}! Langsung cek https://{domain}, modal receh pun bisa jackpot.',
  },
  {
    language: 'tr',
    kinds: places,
    title: '{brand} Güncel Giriş Adresi {year}',
    body: '{brand} yeni giriş adresi: https://{domain}\n\nİlk üyeliğe [%100 hoş geldin bonusu|çevrimsiz deneme bonusu], canlı bahiste yüksek oranlar ve 7/24 destek. Çekimler ortalama 8 dakikada hesabınızda. Adresimiz değişse de üyeliğiniz ve bakiyeniz güvende.',
  },
  {
    language: 'tr',
    kinds: ['note', 'bio'],
    body: 'Deneme bonusu veren siteler listesi güncellendi ➜ {domain} - yatırım şartsız, hemen al hemen çevir. Ben dün 1.500 çektim, sorunsuz.',
  },
  {
    language: 'vi',
    kinds: places,
    title: '{brand} - Nhà cái uy tín số 1 năm {year}',
    body: 'Nhà cái {brand} tặng ngay 188K cho thành viên mới, nạp rút siêu tốc chỉ 3 phút. Cá cược thể thao, nổ hũ, bắn cá, đá gà trực tiếp.\n\nLink vào {brand} không bị chặn: https://{domain}\n\nHỗ trợ [24/7|cả ngày lẫn đêm], bảo mật tuyệt đối.',
  },
  {
    language: 'ru',
    kinds: places,
    title: 'Казино {brand}: рабочее зеркало на сегодня',
    body: 'Рабочее зеркало {brand}: https://{domain}\n\nБездепозитный бонус [500 рублей|50 фриспинов] за регистрацию, вывод на карту за 15 минут. Лицензионные слоты, честная отдача, быстрая поддержка. Промокод на первый депозит: LUCK{n}.',
  },
  {
    language: 'pt',
    kinds: places,
    title: '{brand} é confiável? Ganhe bônus grátis no cadastro',
    body: 'A plataforma {brand} está pagando muito! Cadastre-se em https://{domain}, [receba R$ 30 sem depósito|ganhe 50 rodadas grátis] e saque via PIX na hora. O joguinho do momento paga mais entre 20h e 22h, aproveite o horário.',
  },
  {
    language: 'de',
    kinds: ['issue', 'snippet', 'project'],
    title: '{brand}: Freispiele ohne Einzahlung',
    body: 'Online-Casino ohne Limit und ohne lästige Sperrdatei: {brand} zahlt [innerhalb einer Stunde|noch am selben Tag] aus. Neukunden bekommen 75 Freispiele ohne Einzahlung. Jetzt sichern unter https://{domain} - nur solange der Vorrat reicht!',
  },
  {
    language: 'th',
    kinds: ['project', 'group', 'snippet'],
    title: '{brand} สล็อตเว็บตรง แตกง่าย',
    body: 'สมัคร {brand} วันนี้รับเครดิตฟรี 100 ไม่ต้องฝาก ระบบออโต้ ฝากถอนไม่มีขั้นต่ำ เล่นได้ทุกค่ายในเว็บเดียว เข้าเล่นที่ https://{domain} แอดมินดูแลตลอด 24 ชั่วโมง',
  },
]
