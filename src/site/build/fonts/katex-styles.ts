/**
 * KaTeX's own style sheet for this site: without its font faces (ours are subsets, in fonts.css) and without hacks for
 * browsers that cannot run the site. Everything else stays as published.
 */
export function katexStyles(css: string): string {
  const rules = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/^\s*(?:-ms-high-contrast-adjust|-webkit-clip-path|width: -(?:webkit|moz)-min-content)[^;]*;\n/gm, '')
    .replace(/[^{}]+\{\s*\}/g, '')
    .replace(/KaTeX_Main, math, Times New Roman, serif/, 'KaTeX_Main, "KaTeX_Main fallback", math, serif')
    .replace(/font-family: KaTeX_Math;/g, 'font-family: KaTeX_Math, "KaTeX_Math fallback", math, serif;')
    .replace(/font-family: KaTeX_Main;/g, 'font-family: KaTeX_Main, "KaTeX_Main fallback", math, serif;')
    .replace(/^\s+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
  return `/* KaTeX's rules (MIT, see ../fonts/files/katex-MIT.txt), made by scripts/fonts.ts. Do not edit by hand. */\n${rules}\n`
}
