/** What answers when it is pointed at, focused or tapped: symbols and their words, sources, buttons that list terms. */
export const ANSWERS = '[data-term], a[href*="#source-"], .list-terms'
