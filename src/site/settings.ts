/** The language the site is written in; its words are the type of every other language's. */
export const SOURCE_LANGUAGE = 'en'

/**
 * What differs between two places where the site may stand. Read from the environment at build; every one may be missing.
 * SITE_URL: public address of the origin, for canonical links, sitemap and social pictures; without it they are left out.
 * BASE_PATH: the path below that origin, "/" unless set. ISSUES_URL: where "report an error" leads; without it, left out.
 * SITE_LANGUAGE: a folder of src/words, English unless set. (LANGUAGE alone is taken: many systems set it for their own messages.)
 */
export interface Settings {
  /** As `<html lang>` says it: "en", "pt-BR". */
  readonly language: string
  readonly siteUrl: string | undefined
  /** Where this build's pages stand. English stands at BASE_PATH, every other language in a folder of its own below it. */
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
  const language = environment.SITE_LANGUAGE || SOURCE_LANGUAGE
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    throw new RangeError(`SITE_LANGUAGE is "${language}"; allowed: a language tag such as en or pt-BR`)
  return {
    language,
    siteUrl: address('SITE_URL', environment.SITE_URL)?.replace(/\/$/, ''),
    basePath: language === SOURCE_LANGUAGE ? basePath : `${basePath}${language}/`,
    issuesUrl: address('ISSUES_URL', environment.ISSUES_URL),
  }
}
