/**
 * What stands around every import() of a build, in the place of Vite's own helper (src/site/build/fetch-first.ts). A module that
 * failed once is never asked for again by Firefox and WebKit; a fetch() that failed is forgotten. So nothing is imported before
 * its file, and all files that it imports, have come.
 */

/** What was asked for is not there, or is no script: the site was built anew since this page was opened. */
export class Gone extends Error {}

/** Files that have come, or are on their way, by address. The page brings some itself. */
const asked = new Map<string, Promise<void>>()
/** Asked for, and not come. */
const missing = new Set<string>()

async function arrive(address: string, type: RegExp): Promise<Response> {
  // The second time, the cache must not answer with what went wrong, nor wait for what hangs.
  const response = await fetch(address, { cache: missing.has(address) ? 'reload' : 'default' })
  if (!response.ok || !type.test(response.headers.get('content-type') ?? ''))
    throw new Gone(`${address}: ${response.status}`)
  return response
}

function ask(file: string): Promise<void> {
  const address = new URL(import.meta.env.BASE_URL + file, location.origin).href
  const known = asked.get(address)
  if (known) return known
  const coming = arrive(address, /javascript/)
    .then((response) => response.blob())
    .then(
      () => void missing.delete(address),
      (error: unknown) => {
        if (asked.get(address) === coming) asked.delete(address)
        throw error
      },
    )
  missing.add(address)
  asked.set(address, coming)
  return coming
}

/**
 * What a script needs beside it, as JSON.
 * @throws as fetchFirst does.
 */
export async function fetchData(file: string): Promise<unknown> {
  const address = new URL(file, location.href).href
  const coming = arrive(address, /json/)
  missing.add(address)
  const data: unknown = await (await coming).json()
  missing.delete(address)
  return data
}

/** Forgets what is still on its way: the next import asks anew. */
export function startOver(): void {
  for (const address of missing) asked.delete(address)
}

/**
 * @public The build writes calls of it around dynamic imports (site/build/fetch-first.ts).
 * @param files - what `load` imports, itself included, below the site's base path.
 * @throws Gone if reloading the page is what helps; TypeError if the connection is lost.
 */
export async function fetchFirst<T>(load: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  if (asked.size === 0)
    for (const element of document.querySelectorAll<HTMLElement>('link[rel=modulepreload], script[type=module]'))
      asked.set((element as HTMLLinkElement).href || (element as HTMLScriptElement).src, Promise.resolve())
  await Promise.all(files.map(ask))
  try {
    return await load()
  } catch (error) {
    throw new Gone(String(error), { cause: error })
  }
}
