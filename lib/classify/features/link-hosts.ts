import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

/** Endings under which a name without "https://" is taken for a link. None of them is a usual file extension. */
export const bareDomainEndings: ReadonlySet<string> = words(
  `com net org info biz shop xyz top club online site store vip win bet casino live link click icu fun space website
   pro tech app dev io me tv to ly gg cc us uk ca au de fr es it nl be ch at se no dk fi pt br mx ru su ua by kz cz sk ro bg gr tr
   ir in pk id vn th cn tw hk jp kr example agency solutions services support email loan cash buzz today world life guru
   cam date download stream racing review party gdn men work fit bar pub rest host press digital media network center xxx sex
   ng ke za eg ma co рф`,
)

/** Where people who write software link to. */
const developer = words(
  `github.com gitlab.com gitlab.io github.io bitbucket.org codeberg.org sr.ht gitea.com sourceforge.net stackoverflow.com
   stackexchange.com npmjs.com pypi.org crates.io docs.rs rubygems.org packagist.org maven.org nuget.org golang.org go.dev
   python.org nodejs.org rust-lang.org mozilla.org w3.org ietf.org rfc-editor.org wikipedia.org arxiv.org doi.org debian.org ubuntu.com
   archlinux.org fedoraproject.org kernel.org gnu.org apache.org readthedocs.io readthedocs.org docker.com docker.io kubernetes.io
   microsoft.com android.com apple.com jetbrains.com githubusercontent.com shields.io travis-ci.org travis-ci.com codecov.io
   circleci.com badge.fury.io jsfiddle.net codepen.io codesandbox.io postgresql.org sqlite.org mysql.com redis.io freedesktop.org
   gnome.org kde.org jquery.com reactjs.org react.dev vuejs.org angular.io sentry.io zenodo.org orcid.org huggingface.co kaggle.com
   cve.org nist.gov opensource.org creativecommons.org localhost cmake.org llvm.org qt.io visualstudio.com vscode.dev`,
)

const shortener = words(
  `bit.ly tinyurl.com goo.gl t.co ow.ly is.gd v.gd cutt.ly rb.gy shorturl.at tiny.cc rebrand.ly bl.ink s.id shorte.st adf.ly
   linktr.ee t.ly clck.ru vk.cc u.to qr.ae lnkd.in buff.ly soo.gd urlz.fr did.li heylink.me bio.link beacons.ai lnk.bio taplink.cc`,
)

const messenger = words(
  `t.me telegram.me telegram.dog wa.me whatsapp.com discord.gg discord.com line.me zalo.me viber.com signal.me join.skype.com
   m.me kakao.com open.kakao.com wechat.com weixin.qq.com qm.qq.com`,
)

const social = words(
  `facebook.com fb.com instagram.com tiktok.com twitter.com x.com youtube.com youtu.be pinterest.com vk.com ok.ru reddit.com
   quora.com medium.com tumblr.com linkedin.com mastodon.social threads.net twitch.tv soundcloud.com flickr.com about.me behance.net
   dribbble.com`,
)

const freeSite = words(
  `blogspot.com wordpress.com weebly.com wixsite.com wix.com google.com webflow.io netlify.app vercel.app pages.dev web.app
   herokuapp.com firebaseapp.com jimdosite.com strikingly.com tilda.ws notion.site carrd.co godaddysites.com square.site
   mystrikingly.com webnode.com ucoz.com livejournal.com tistory.com hatenablog.com over-blog.com yolasite.com`,
)

const fileLocker = words(
  `mega.nz mediafire.com zippyshare.com 4shared.com dropbox.com gofile.io anonfiles.com uploadhaven.com rapidgator.net
   nitroflare.com turbobit.net pixeldrain.com disk.yandex.ru workupload.com sendspace.com file.io catbox.moe terabox.com`,
)

export const places = ['shortener', 'messenger', 'social', 'file-locker', 'free-site', 'developer', 'other'] as const
export type Place = (typeof places)[number]

const classes: readonly (readonly [Place, ReadonlySet<string>])[] = [
  ['shortener', shortener],
  ['messenger', messenger],
  ['social', social],
  ['file-locker', fileLocker],
  ['free-site', freeSite],
  ['developer', developer],
]

/** What kind of place a link leads to, by host or registrable domain; `other` for places that nobody knows. */
export function hostClass(hostname: string, domain: string): Place {
  for (const [name, hosts] of classes) if (hosts.has(hostname) || hosts.has(domain)) return name
  return 'other'
}

/** Mail hosts that anyone signs up with. */
export const freeMail: ReadonlySet<string> = words(
  `gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com ymail.com aol.com icloud.com mail.com gmx.de gmx.net
   gmx.com web.de mail.ru yandex.ru yandex.com inbox.ru list.ru bk.ru proton.me protonmail.com tutanota.com qq.com 163.com 126.com
   naver.com daum.net seznam.cz wp.pl o2.pl rambler.ru ukr.net rediffmail.com zoho.com`,
)

/** Mail hosts whose addresses last for minutes, as the package keeps them. */
export const disposableMail: ReadonlySet<string> = disposableEmailBlocklistSet()

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}
