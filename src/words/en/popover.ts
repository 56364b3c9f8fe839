/** Words of the popover that explains terms and sources, and of the button that lists a formula's terms. */
export const words = {
  formulaTerms: 'terms of this formula',
  glossary: 'in the glossary',
  references: 'all sources',
  introduced: 'introduced in ',
  enter: 'arrow down: to these links',
  failed: 'The definitions could not be loaded. Check the connection and press again, or open the ',
  failedLink: 'glossary',
}
