import type { Lexicon } from '@/lib/classify/features/lexicon/category'

export const hindi: Lexicon = {
  gambling: 'सट्टा, कैसीनो, बेटिंग, जुआ, क्रिकेट आईडी, बेटिंग आईडी, सट्टेबाजी, मटका, रम्मी',
  adult: 'कॉल गर्ल, एस्कॉर्ट, सेक्स',
  loans: 'लोन, पैसे कमाएं, घर बैठे, कमाएं, कमाई, सिबिल, तुरंत लोन',
  jobs: 'जॉब, टाइपिंग, पार्ट टाइम, कोई निवेश नहीं, नौकरी',
  magic: 'वशीकरण, ज्योतिष, तांत्रिक, काला जादू, प्रेम विवाह, समाधान',
  goods: 'सस्ते, खरीदें, छूट, ऑफर, मुफ्त डिलीवरी',
  messenger: 'व्हाट्सएप, टेलीग्राम',
  call: 'कॉल करें, फोन करें, संपर्क करें, व्हाट्सएप करें, अप्लाई करें',
  visit: 'क्लिक करें, यहां क्लिक, डाउनलोड करें, जुड़ें',
  promise: 'गारंटी, भरोसेमंद, सबसे, तुरंत, बोनस, कैश',
  develop: 'एरर, त्रुटि, फ़ंक्शन, संस्करण, फ़ाइल, सर्वर, डेटाबेस, कोड, पाइथन, ब्राउज़र, फ़ॉन्ट',
  talk: 'धन्यवाद, मेरे, कृपया, क्या कोई',
  study: 'छात्र, छात्रा, कंप्यूटर साइंस, सीख, मशीन लर्निंग, प्रोजेक्ट',
}

export const bengali: Lexicon = {
  gambling: 'ক্যাসিনো, জুয়া, বাজি, বেটিং, বোনাস, জমায়',
  loans: 'ঋণ, লোন, টাকা আয়, ঘরে বসে, ইনকাম',
  call: 'যোগাযোগ করুন, কল করুন, হোয়াটসঅ্যাপ',
  visit: 'ক্লিক করুন, যোগ দিন, এখনই, রেজিস্টার',
  promise: 'সেরা, গ্যারান্টি, তাৎক্ষণিক',
  develop: 'ত্রুটি, ফাংশন, সংস্করণ, ফাইল, সার্ভার, ডাটাবেস, কোড, টেস্ট, মাইগ্রেশন, ওয়েব',
  talk: 'ধন্যবাদ, আমার এখানে, সমস্যা',
  study: 'ছাত্র, কম্পিউটার বিজ্ঞানের, শিখছি',
}

export const urdu: Lexicon = {
  gambling: 'جوا, بیٹنگ, کیسینو, سٹہ',
  loans: 'قرضہ, کمائیں, گھر بیٹھے, روپے کمائیں, آن لائن کمائی, انویسٹمنٹ',
  call: 'رابطہ کریں, کال کریں, واٹس ایپ کریں, واٹس ایپ',
  visit: 'کلک کریں, جوائن کریں',
  promise: 'گارنٹی, ابھی, مفت',
  develop: 'خرابی, فائل, سرور, کوڈ, ڈیٹا بیس, پروگرامر',
  talk: 'شکریہ',
}

export const indonesian: Lexicon = {
  gambling:
    'slot gacor, gacor, maxwin, togel, judi, situs slot, bandar*, rtp, scatter, deposit pulsa, bocoran, prediksi, taruhan, bonus new member, agen slot, kasino, wang, jitu',
  pharmacy: 'obat kuat, obat aborsi, obat penggugur',
  adult: 'bokep, cewek, pijat, open bo, janda',
  loans:
    'pinjaman*, pinjol, dana cepat, langsung cair, tanpa jaminan, tanpa bi checking, cair, penghasilan, blacklist, penjamin',
  accounts: 'jual followers, followers, subscriber murah, jual akun, akun',
  streaming: 'nonton film, nonton, sub indo, streaming gratis, live bola',
  goods: 'jual, murah, beli, diskon, gratis ongkir, harga, promo, grosir',
  trades: 'jasa, sedot wc, rental mobil, tukang, sewa mobil, servis ac',
  messenger: 'wa, whatsapp',
  call: 'hubungi*, chat wa, order lewat, fast respon, kontak kami',
  visit: 'klik*, daftar, daftar sekarang, kunjungi, gabung, link alternatif',
  promise: 'terpercaya, terbaik, bergaransi, resmi, gampang, aman, terbaru, gratis, bonus',
  urgency: 'sekarang juga, hari ini, buruan, malam ini',
  develop:
    'galat, fungsi, versi*, berkas, peladen, basis data, pustaka, kode, aplikasi, migrasi, database, pengembang, terjemahan, proyek',
  talk: 'terima kasih, makasih, mohon bantuan*, sudah saya coba, tolong',
  study: 'mahasiswa, tugas*, kuliah, kelas, skripsi',
}
