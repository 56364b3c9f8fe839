import { QuestionsContext } from '../../lesson/exercise.tsx'
import { LessonPage } from '../../lesson/lesson-page.tsx'
import type { Pages } from '../page.ts'

export const pages: Pages = ({ lessons, questions, issuesUrl }) =>
  lessons.map((lesson) => ({
    path: lesson.path,
    kind: 'lesson',
    title: lesson.title,
    description: lesson.description,
    lesson: { number: lesson.number, minutes: lesson.minutes },
    headings: lesson.headings.filter(({ level }) => level === 2),
    socialImage: `/social/${lesson.slug}.png`,
    content: () => (
      <QuestionsContext.Provider value={{ lesson: lesson.slug, questions }}>
        <LessonPage lesson={lesson} issuesUrl={issuesUrl}>
          {lesson.text()}
        </LessonPage>
      </QuestionsContext.Provider>
    ),
  }))
