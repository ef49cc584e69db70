import type { Lexicon } from '@/lib/classify/features/lexicon/category'

export const chinese: Lexicon = {
  gambling:
    '博彩, 赌场, 娱乐城, 彩票, 投注, 真人视讯, 百家乐, 棋牌, 彩金, 体育投注, 老虎机, 下注, 六合彩, 注册即送, 首存, 带单, 稳赚, 捕鱼, 澳门, 电子游戏, 信誉平台',
  adult: '约炮, 上门服务, 美女, 成人, 裸聊, 楼凤, 包夜, 色情, 激情, 空姐, 外围',
  loans: '贷款, 套现, 借款, 代还, 秒到账, 无抵押, 赚钱, 日入, 日结, 网赚',
  crypto: '比特币, 炒币, 投资, 外汇, 理财, 收益',
  essays: '代写, 论文代写, 作业代做, 代考',
  diplomas: '毕业证, 文凭, 学历认证, 办证, 成绩单, 代开发票, 发票, 证件, 驾照, 办理各类',
  streaming: '在线观看, 高清完整版, 免费观看, 电影免费, 免费在线, 影视大全, 无广告',
  cracks: '破解版, 注册机, 激活码, 绿色版, 破解',
  cheats: '外挂, 辅助, 刷钻',
  backlinks: '快速排名, 外链, 网站优化, 推广, 引流, 百度排名, 关键词排名',
  accounts: '账号, 老号, 批发, 接码, 粉丝, 刷赞, 实名号, 代充, 低价, 自动发货, 出售',
  helpline: '客服电话, 客服热线, 人工客服, 电话微信同号',
  jobs: '兼职, 招聘兼职, 在家赚钱, 无需经验, 打字员',
  trades: '搬家, 开锁, 疏通, 律师, 装修, 保洁',
  goods: '高仿, 正品, 优惠, 包邮, 代购, 便宜, 特价, 优惠码, 量大从优',
  messenger: '微信, 加微信, 飞机, 扣扣, 企鹅, 加群, qq',
  call: '联系, 咨询, 来电, 加我, 请加, 联系我们, 备注来意',
  visit: '点击, 点击进入, 访问, 官网, 下载app, 注册送, 立即注册, 收藏不迷路, 扫码',
  promise: '保证, 诚信, 安全可靠, 信誉, 真实可查, 免费, 稳定, 秒到账, 全网最低, 真票真证',
  urgency: '限时, 立即, 马上, 名额有限',
  develop:
    '报错, 错误, 函数, 版本, 文件, 服务器, 数据库, 代码, 编译, 测试, 分支, 文档, 接口, 线程, 内存, 插件, 配置, 堆栈, 日志, 复现, 参数, 组件, 开源, 工程师, 前端, 后端, 嵌入式, 修复, 算法, 并发, 单元测试, 固件, 分页',
  talk: '谢谢, 请问, 感谢, 楼主, 希望可以, 我本地, 已修复, 帮忙, 补充',
  study: '毕业设计, 课程设计, 学生, 作业, 课程, 实验, 大三',
}

export const japanese: Lexicon = {
  gambling: 'オンラインカジノ, カジノ, ベット, スロット, 入金不要, パチンコ, 競馬予想, ボーナス',
  pharmacy: '処方箋なし, バイアグラ, 個人輸入, 激安通販',
  adult: '出会い, 人妻, エロ, アダルト, 無修正, セフレ, 会える, 女の子, デリヘル, 即会い',
  loans: '副業, 稼げ, 月収, 即日融資, 借入, 在宅, 不労所得, 簡単作業',
  streaming: '無料動画, フル動画, 無料視聴, 見放題',
  goods: '激安, 通販, コピー, ブランドコピー, スーパーコピー, 送料無料, 代引き, 販売, 最高級, n級品, 後払い, 専門店',
  call: 'お問い合わせ, ご連絡, お電話',
  messenger: 'line, line登録, ライン登録',
  visit: 'こちらから, 登録はこちら, クリック, 今すぐ, 無料登録, 詳細はこちら',
  promise: '完全無料, 誰でも, 必ず, 安心, 保証, 絶対, 先着',
  develop:
    'エラー, 関数, バージョン, ファイル, サーバー, データベース, ライブラリ, コンパイル, テスト, ブランチ, ドキュメント, 再現, 例外, 実装, スレッド, ブラウザ, 設定, パーサー, ツール, エンジニア, 修正, ログイン, 文字コード, 共通ライブラリ, アプリ, 出力',
  talk: 'ありがとう, お願いします, 確認しました, 教えて, と思います',
  study: '課題, 学習用, 勉強会, 研究, 学生',
}

export const korean: Lexicon = {
  gambling:
    '카지노, 바카라, 토토, 토토사이트, 슬롯, 먹튀*, 안전놀이터, 파워볼, 배팅, 놀이터, 첫충, 가입코드, 가입즉시, 꽁머니',
  adult: '출장마사지, 출장*, 성인*, 조건만남, 애인대행, 오피, 후불제, 관리사',
  loans: '대출*, 당일대출, 무직자*, 신용불량*, 급전, 소액결제*, 현금화, 부업*, 고수익*',
  accounts: '팔로워*, 계정 판매, 좋아요 구매',
  streaming: '무료 다시보기, 다시보기, 실시간 중계*, 무료 영화',
  cheats: '무료 다이아*, 생성기, 핵 판매, 무제한 지급',
  goods: '최저가, 구매하기, 할인*, 무료배송, 레플리카, 판매',
  messenger: '텔레그램*, 카톡, 카카오톡*, 라인',
  call: '문의, 상담, 연락*, 예약문의, 전화*',
  visit: '바로가기, 클릭, 가입하기, 접속하세요, 지금 접속*, 추천',
  promise: '보장, 안전*, 믿을 수, 24시간, 빠른, 검증*, 보너스, 쿠폰',
  develop:
    '오류*, 에러*, 함수*, 버전*, 파일*, 서버*, 데이터베이스*, 라이브러리*, 컴파일*, 테스트*, 브랜치*, 문서*, 리팩터링*, 로그*, 콘솔*, 개발자*, 오픈소스*, 윈도우*, 프로그램*, 화면*',
  talk: '감사합니다, 확인*, 것 같습니다, 것 같아요, 첨부*',
  study: '과제*, 학년*, 알고리즘*, 팀 프로젝트, 토이 프로젝트*, 컴퓨터공학*',
}

export const vietnamese: Lexicon = {
  gambling:
    'nhà cái, cá cược, casino trực tuyến, nổ hũ, tài xỉu, xổ số, lô đề, soi cầu, đánh bạc, nạp đầu, kèo, tặng code, đổi thưởng, bạch thủ, cá độ, game bài',
  adult: 'gái gọi, gái, sex, massage, ảnh thật, phục vụ tận nơi',
  loans: 'vay tiền, vay, giải ngân, vay online, tín dụng, không thẩm định, kiếm tiền',
  diplomas: 'làm bằng, bằng giả, làm giấy tờ, bằng đại học',
  backlinks: 'dịch vụ seo, backlink, thiết kế website, lên top google, guest post',
  accounts: 'mua tài khoản, tăng like, tăng follow, bán tài khoản',
  goods: 'giá rẻ, mua, bán, khuyến mãi, giảm giá, chính hãng, đặt hàng, báo giá',
  trades: 'chuyển nhà, sửa chữa, thông cống, cho thuê xe, nội thất',
  messenger: 'zalo',
  call: 'liên hệ, gọi ngay, hotline, inbox, nhắn tin',
  visit: 'nhấn vào, truy cập, đăng ký, tải ngay, đăng nhập, xem thêm, tải app',
  promise: 'uy tín, cam kết, hàng đầu, nhanh chóng, rút tiền nhanh, bảo mật, ăn chắc, cao cấp, miễn phí',
  urgency: 'ngay hôm nay, nhanh tay, ngay',
  develop:
    'lỗi, hàm, phiên bản, tệp, máy chủ, cơ sở dữ liệu, thư viện, kiểm thử, cài đặt, build, log, lập trình viên, phần mềm, test, driver, thanh toán, staging',
  talk: 'cảm ơn, mình đã thử, giúp mình, đính kèm, mình',
  study: 'đồ án, bài tập, sinh viên, môn học',
}

export const thai: Lexicon = {
  gambling: 'สล็อต, คาสิโน, บาคาร่า, แทงบอล, เว็บพนัน, พนัน, เครดิตฟรี, หวย, แตกง่าย, ฝากถอน, เว็บตรง, แทงหวย, เดิมพัน',
  pharmacy: 'ยาปลุก, ยาทำแท้ง, ยานอนหลับ, ยาสอด',
  adult: 'หนังโป๊, นวด, สาวสวย, รับงาน, เซ็กส์',
  loans: 'เงินด่วน, กู้เงิน, สินเชื่อ, กู้ง่าย, ไม่เช็คบูโร, อนุมัติไว, รายได้เสริม',
  streaming: 'ดูหนังออนไลน์, ดูหนัง, หนังใหม่, พากย์ไทย, เต็มเรื่อง, ดูบอลสด',
  goods: 'ราคาถูก, ขาย, โปรโมชั่น, ลดราคา, ส่งฟรี, ของแท้, เก็บเงินปลายทาง, สั่งซื้อ',
  messenger: 'แอดไลน์, ไลน์',
  call: 'ติดต่อ, โทร, ทักแชท, แอดไลน์ได้เลย',
  visit: 'สมัคร, สมัครสมาชิก, คลิก, คลิกเลย, สมัครฟรี, ลงทะเบียน',
  promise: 'โบนัส, รับประกัน, อันดับ 1, จ่ายจริง, ไม่มีขั้นต่ำ, ฟรี, ปลอดภัย',
  develop: 'ข้อผิดพลาด, ฟังก์ชัน, เวอร์ชัน, ไฟล์, เซิร์ฟเวอร์, ฐานข้อมูล, โค้ด, ทดสอบ, โปรแกรม, โปรแกรมเมอร์, หน้ารายงาน, ตั้งค่า, ระบบ',
  talk: 'ขอบคุณ, ครับ, ค่ะ, ลองรัน, ใช้งานได้แล้ว',
  study: 'นักศึกษา, โปรเจกต์, วิศวะ, ฝึกเขียน',
}
