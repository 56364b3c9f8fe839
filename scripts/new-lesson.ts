/** `npm run new:lesson 3`: the file of one of the fourteen lessons, ready to be written. */
import { existsSync, writeFileSync } from 'node:fs'
import { lessons } from '../src/words/course.ts'

const number = Number(process.argv[2])
const lesson = lessons.find((entry) => entry.number === number)
if (!lesson) {
  console.error(
    `The lesson number is "${process.argv[2] ?? ''}"; allowed: a whole number from 1 to ${lessons.length}, as in "npm run new:lesson 3".`,
  )
  process.exit(1)
}
const path = `lessons/en/${String(number).padStart(2, '0')}-${lesson.slug}.mdx`
if (existsSync(path)) {
  console.error(`${path} exists already.`)
  process.exit(1)
}
writeFileSync(
  path,
  `---
title: ${JSON.stringify(lesson.title)}
description: ${JSON.stringify(`${lesson.title}: ${lesson.can}.`)}
minutes: ${lesson.minutes}
needs: [${number > 1 ? number - 1 : ''}]
goals:
  - ${lesson.can}
sources: [lambert2025rlhf]
---

## Say what the first section claims [#first-claim]

Begin with one concrete scene. Ask for a prediction, then show the figure, then the formula.

<Takeaway>

One sentence to keep.

</Takeaway>
`,
)
console.log(`${path}\nSee it with "npm run dev"; "npm test" checks its links, numbers, figures and formulas.`)
