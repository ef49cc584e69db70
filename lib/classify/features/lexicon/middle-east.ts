import type { Lexicon } from '@/lib/classify/features/lexicon/category'

export const turkish: Lexicon = {
  gambling:
    'bahis*, casino*, deneme bonusu, bonus veren, slot oyun*, güncel giriş, canlı bahis, kaçak*, iddaa, rulet, yatırımsız, oranlar',
  adult: 'escort*, bayan, eskort*, masaj, gerçek resimli, seks',
  loans: 'kredi, hızlı kredi, evraksız, sicili bozuk, para kazan*, borç',
  streaming: 'film izle, dizi izle, canlı maç, full izle, hd izle',
  cracks: 'crack indir, bedava indir, full indir, ücretsiz indir',
  accounts: 'takipçi satın, takipçi*, beğeni',
  backlinks: 'tanıtım yazısı, backlink paket*, arama motoru, google 1',
  goods: 'ucuz, satın al, indirim*, kargo bedava, sipariş, uygun fiyat*, fiyat',
  trades: 'nakliyat, tesisatçı, çilingir*, avukat*, diş hekimi, rent a car, kombi servisi',
  magic: 'medyum*, büyü, aşk büyüsü, fal',
  call: 'hemen ara, iletişime geçin, bize ulaşın, arayın',
  visit: 'tıkla*, üye ol, hemen üye, ziyaret et*, kayıt ol, giriş adresi',
  promise: 'garanti*, güvenilir, en iyi, anında, 7 24, ücretsiz',
  develop:
    'hata*, fonksiyon, sürüm*, dosya*, sunucu*, veritabanı, kütüphane, test, derleme, güncelleme*, kod, geliştir*, yazılım*, açık kaynak',
  talk: 'teşekkürler, bende, acaba, düzeldi',
  study: 'öğrenci*, ödev*, proje*, üniversite, dersi',
}

export const arabic: Lexicon = {
  gambling: 'كازينو, مراهنات, مراهنة, رهان, قمار, القمار, مكافأة ترحيبية, سلوتس, العاب كازينو',
  pharmacy: 'سايتوتك, حبوب, للاجهاض, فياجرا, اجهاض',
  adult: 'سكس, بنات, زواج مسيار, تعارف',
  loans: 'قرض, القروض, قروض, تسديد القروض, تمويل, الربح من الانترنت, اربح, دخل اضافي, بدون راس مال',
  crypto: 'استثمار, فوركس, تداول, عملات رقمية',
  helpline: 'رقم خدمة العملاء, خدمة العملاء, صيانة, رقم صيانة, الخط الساخن',
  trades: 'نقل عفش, شركة تنظيف, تنظيف, مكافحة حشرات, عزل اسطح, كشف تسربات, سباك, شركة نقل',
  goods: 'للبيع, بيع, خصم, عرض, ارخص, اسعار, شراء, متجر, الدفع عند الاستلام, توصيل',
  magic: 'شيخ روحاني, الشيخ الروحاني, جلب الحبيب, لجلب الحبيب, فك السحر, سحر, رد المطلقة',
  messenger: 'واتساب, واتس, تليجرام, التليجرام, تلجرام',
  call: 'اتصل الان, للتواصل, تواصل معنا, اتصل, راسلنا',
  visit: 'اضغط هنا, سجل الان, زوروا, انضم, الرابط, اشترك',
  promise: 'مضمون, مجرب, ضمان, افضل, مجانا, مع الضمان, فوري',
  develop:
    'خطا, الخطا, المشكله, مشكله, دالة, اصدار, ملف, خادم, قاعدة بيانات, برمجيات, مطور, المتصفح, الاعدادات, تحميل ملف, برمجة, واجهات',
  talk: 'شكرا, جربت, هل هناك, تم الحل',
  study: 'طالب, طالبة, مشروع تخرج, جامعة, تعلم',
}

export const persian: Lexicon = {
  gambling: 'شرط بندی, کازینو, بازی انفجار, انفجار, ضرایب, بونوس, پیش بینی فوتبال, پوکر',
  loans: 'وام, وام فوری, بدون ضامن, درآمد, کسب درآمد',
  essays: 'انجام پایان نامه, پایان نامه, نگارش مقاله, انجام پروژه',
  goods: 'خرید, فروش, تخفیف, ارزان, قیمت, ارسال رایگان',
  call: 'تماس بگیرید, تماس, پیام دهید, مشاوره رایگان',
  visit: 'کلیک کنید, ورود, ثبت نام, عضویت, بدون فیلتر',
  promise: 'تضمین, تضمینی, معتبر, بهترین, فوری',
  develop: 'خطا, تابع, نسخه, فایل, سرور, پایگاه داده, نرم افزار, برنامه نویس, بسته, لاگ, نرم‌افزار, برنامه‌نویس',
  talk: 'ممنون, سپاس, همین خطا, پیوست',
}

export const hebrew: Lexicon = {
  gambling: 'קזינו, הימורים, בונוס, סלוטים',
  adult: 'נערות ליווי, ליווי, דיסקרטיות, סקס, עיסוי',
  loans: 'הלוואה, הלוואות, כסף מהיר',
  trades: 'עורך דין, אינסטלטור, הובלות, פורץ מנעולים',
  goods: 'למכירה, זול, מבצע, הנחה, משלוח חינם, קנו',
  call: 'התקשרו, צרו קשר, חייגו, שלחו הודעה',
  visit: 'לחצו כאן, הירשמו, היכנסו',
  develop: 'שגיאה, פונקציה, גרסה, קובץ, שרת, מסד נתונים, קוד פתוח, מפתח, תשתיות, המטמון',
  talk: 'תודה, אצלי, אפשר לסגור',
}
