/** The address of a page of this site, below the base path it was built for. `path` starts and ends with a slash, or carries a hash. */
export const href = (path: string): string => import.meta.env.BASE_URL.replace(/\/$/, '') + path
