import { hash } from './content-security-policy.ts'

const LINK = /<link rel="stylesheet"[^>]*>/g
const POLICY = 'style-src &#x27;self&#x27;'

/**
 * The page with its style sheet inside, and allowed by hash in its policy: the first paint waits for one answer instead of two.
 * @throws RangeError if the page links none or several, or has no policy.
 */
export function inlineSheet(html: string, css: string): string {
  const links = html.match(LINK)?.length ?? 0
  if (links !== 1) throw new RangeError(`the page links ${links} style sheets; allowed: 1`)
  if (!html.includes(POLICY))
    throw new RangeError('the page has no content security policy that allows its own style sheets')
  if (css.includes('</')) throw new RangeError('the style sheet holds "</", which could end its element')
  return html
    .replace(POLICY, () => `${POLICY} ${hash(css).replaceAll("'", '&#x27;')}`)
    .replace(LINK, () => `<style>${css}</style>`)
}
