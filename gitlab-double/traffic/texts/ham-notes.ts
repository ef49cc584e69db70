import type { Text } from './text'

const kinds = ['note'] as const
const note = (language: string, body: string): Text => ({ language, kinds, body })

export const notes: readonly Text[] = [
  note('en', 'I can reproduce this on main. Bisecting now.'),
  note('en', 'Bisected to the commit that moved the cache key. Reverting it locally fixes the problem for me.'),
  note('en', 'Thanks for the report! Could you paste the output of `--version` and the first twenty lines of the log?'),
  note('en', 'Nice catch. The second hunk looks unrelated though, could you split it off?'),
  note('en', '+1, we hit this every Monday.'),
  note('en', 'Sorry for the silence, I was on parental leave. Looking at it this week.'),
  note(
    'en',
    'This is by design: the header is optional in the RFC. I agree that the docs don’t make that clear, so let’s keep the issue open for the docs.',
  ),
  note('en', 'Works with 4.0.1, thank you so much! You can close it.'),
  note(
    'en',
    'Hmm, no. If we lock here, the import job waits behind every web request. What about an advisory lock per tenant?',
  ),
  note(
    'en',
    '```diff\n-  if (rows.length > 0) {\n+  if (rows.length > 0 || options.header) {\n```\nThat is all it takes, I think.',
  ),
  note('en', 'Duplicate of #12, closing. Please follow there.'),
  note('en', 'lgtm, merge when green 🙂'),
  note('en', 'For anyone who finds this later: set `TZ=UTC` in the unit file and restart. Took me half a day.'),
  note(
    'en',
    'I’d rather not add another dependency for eleven lines. The wiki page “small helpers” has a version without it.',
  ),
  note('en', 'Is anybody working on this? I would like to pick it up as my first contribution.'),
  note('en', 'Please do! The entry point is `lib/report/render.ts`, and there is a test that you can copy.'),
  note('en', 'The screenshot shows a customer’s name, could you crop it and upload it again?'),
  note('en', 'Nope, still broken on the staging box. Same trace, different line: `pool.c:212`.'),
  note('en', 'We discussed this in the call: no new option, fix the default.'),
  note('de', 'Bei uns tritt das nur hinter dem Proxy auf. Direkt über Port 8080 ist alles gut.'),
  note('de', 'Danke, mit dem Branch funktioniert es. Wann kommt das ins Release?'),
  note('de', 'Das Formular stammt noch aus 2016, ich würde es lieber neu bauen als flicken.'),
  note('fr', "Merci pour la correction, c'est parfait chez nous depuis ce matin."),
  note('fr', "Je n'arrive pas à reproduire. Quelle version de PHP utilisez-vous ?"),
  note('es', 'A mí también me pasa, pero solo con el idioma en catalán.'),
  note('es', 'Subí un arreglo provisional en mi bifurcación, ¿lo pueden revisar?'),
  note('pt', 'Testei na máquina da secretaria e o PDF saiu certo. Obrigado!'),
  note('pt', 'Acho melhor deixar o limite configurável, cada escola tem uma regra.'),
  note('ru', 'Подтверждаю, на 22.04 то же самое. Помогает откат пакета libfoo до предыдущей версии.'),
  note('ru', 'Спасибо, влил. Выйдет в следующем выпуске.'),
  note('zh', '已确认,是时区转换的问题,下个版本修复。'),
  note('ja', '確認しました。来週のリリースに含めます。'),
  note('tr', 'Teşekkürler, testleri ekledim, tekrar bakar mısın?'),
  note('id', 'Sudah saya coba di ponsel lama, lancar. Terima kasih.'),
]
