/** What a page says of a link that names a figure it does not have. */
export const words = {
  intro: 'The link names a figure that this page does not have, so that part of the link is ignored.',
  figure: (name: string, figures: readonly string[]) =>
    figures.length === 0 ? `“${name}”: there is no figure on this page.` : `“${name}”; allowed: ${figures.join(', ')}.`,
}
