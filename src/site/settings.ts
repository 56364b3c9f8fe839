/**
 * What differs between two places where the site may stand. Read from the environment at build; every one may be missing.
 * SITE_URL: public address of the origin, for canonical links, sitemap and social pictures; without it they are left out.
 * BASE_PATH: the path below that origin, "/" unless set. ISSUES_URL: where "report an error" leads; without it, left out.
 */
export interface Settings {
  readonly siteUrl: string | undefined
  readonly basePath: string
  readonly issuesUrl: string | undefined
}

const address = (name: string, text: string | undefined): string | undefined => {
  if (!text) return undefined
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new RangeError(`${name} is "${text}"; allowed: an address that begins with http:// or https://`)
  return text
}

export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const basePath = environment.BASE_PATH || '/'
  if (!/^\/([\w.~-]+\/)*$/.test(basePath))
    throw new RangeError(
      `BASE_PATH is "${basePath}"; allowed: a path that begins and ends with a slash, such as /some/path/`,
    )
  return {
    siteUrl: address('SITE_URL', environment.SITE_URL)?.replace(/\/$/, ''),
    basePath,
    issuesUrl: address('ISSUES_URL', environment.ISSUES_URL),
  }
}
