/** `npm run new:lesson 3`: the files of a lesson of the catalogue, its questions and its numbers, ready to be written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { lessons } from '../src/course/catalogue.ts'

const number = Number(process.argv[2])
const lesson = lessons.find((entry) => entry.number === number)
if (!lesson) {
  console.error(
    `The lesson number is "${process.argv[2] ?? ''}"; allowed: a whole number from 1 to ${lessons.length}, as in "npm run new:lesson 3".`,
  )
  process.exit(1)
}
const name = `${String(number).padStart(2, '0')}-${lesson.slug}.mdx`
const path = `lessons/en/${name}`
const questionsPath = `lessons/en/questions/${name}`
const numbersPath = `lessons/numbers/${lesson.slug}.ts`
for (const file of [path, questionsPath, numbersPath])
  if (existsSync(file)) {
    console.error(`${file} exists already.`)
    process.exit(1)
  }
writeFileSync(
  path,
  `---
description: ${JSON.stringify(`${lesson.title}: ${lesson.can}.`)}
goals:
  - ${lesson.can}
sources: [lambert2025rlhf]
---

## Say what the first section claims [#first-claim]

Begin with one concrete scene. Ask for a prediction, then show the figure, then the formula.

<Takeaway>

One sentence to keep.

</Takeaway>

## Check yourself [#checks: Check yourself]

<Exercise id="half-by-hand" />

<Exercise id="what-claims" />

<Exercise id="which-first" />
`,
)
mkdirSync('lessons/en/questions', { recursive: true })
writeFileSync(
  questionsPath,
  `{/* Questions of lesson ${number}, in the order in which the lesson shows them. */}

<Numeric id="half-by-hand" about="a probability by hand" on="first-claim" answer="half" tolerance={0.005}>

Two words have the same logit. What is the probability of each?

<Slip value="both">that is the sum of both.</Slip>

<Hint>Equal logits give equal heights.</Hint>

<Answer>

Equal logits give equal probabilities, and probabilities sum to 1.

</Answer>

</Numeric>

<MultipleChoice id="what-claims" about="what the first section claims" on="first-claim">

What does the first section claim?

<Option right>what its heading says</Option>
<Option>the contrary<Slip>read the heading again.</Slip></Option>
<Option>nothing</Option>

<Hint>Read the heading of the first section.</Hint>

<Answer>

The heading of a section is its claim.

</Answer>

</MultipleChoice>

<Ordering id="which-first" about="the order of a section" on="first-claim">

Bring the parts of a section into order.

<Item>a scene</Item>
<Item>the figure</Item>
<Item>the formula</Item>

<Hint>What asks comes before what shows.</Hint>

<Answer>

The scene asks, the figure shows, the formula says it shortly.

</Answer>

</Ordering>
`,
)
writeFileSync(
  numbersPath,
  `import { softmax } from '../../src/core/index.ts'

export const half = () => softmax([0, 0], 1)[0]!
export const both = () => softmax([0, 0], 1)[0]! + softmax([0, 0], 1)[1]!
`,
)
console.log(
  `${path}\n${questionsPath}\n${numbersPath}\nSee it with "npm run dev"; "npm test" checks its links, numbers, figures and formulas.`,
)
