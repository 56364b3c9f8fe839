/** The slug of the lesson this page is; answers and guesses are kept under it. */
export const lessonHere = (): string => /\/lessons\/([a-z0-9-]+)\//.exec(location.pathname)?.[1] ?? 'page'
