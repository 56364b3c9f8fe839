/** What stands around every page: its head, masthead and footer, and the texts for machines. */
export const words = {
  name: 'Advantage',
  homeTitle: 'Advantage: reinforcement learning for language models',
  pageTitle: (title: string) => `${title} · Advantage`,
  lessonTitle: (title: string, number: number) => `${title} · Advantage, lesson ${number}`,
  socialTitle: 'RL post-training of language models, live in your browser',
  description: (lessons: number) =>
    `A course on reinforcement-learning post-training of language models, in ${lessons} lessons with live figures that run the algorithms in your browser.`,
  skip: 'skip to the text',
  line: (lessons: number) => `reinforcement learning for language models, in ${lessons} lessons`,
  theme: 'theme',
  lessons: 'lessons',
  inWriting: (name: string) => `${name}, coming`,
  lessonOf: (number: number, lessons: number) => `${number} of ${lessons}`,
  map: 'the map of the course',
  licence: <Part>(licence: Part) => ['text ', licence, ', code MIT, by the Advantage authors'],
  progress: 'your progress',
  algorithms: 'algorithms',
  symbols: 'symbols',
  sources: 'sources',
  core: 'the RL core',
  recorded: 'recorded runs',
  privacy: 'no cookies, no trackers, nothing from third parties',
  llms: {
    numbers:
      "Every number on a page is computed by the site's own core, recorded by a committed seeded script, or cited.",
    lessons: 'Lessons',
    inWriting: (lesson: string) => `${lesson} (coming)`,
  },
}
