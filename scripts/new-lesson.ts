/** `npm run new:lesson 3`: the files of a lesson of the catalogue, its questions, their draws and its numbers, ready to be written. */
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
const drawsPath = `lessons/draws/${lesson.slug}.ts`
const paths = [path, questionsPath, numbersPath, drawsPath]
for (const file of paths)
  if (existsSync(file)) {
    console.error(`${file} exists already.`)
    process.exit(1)
  }
for (const folder of ['en/questions', 'numbers', 'draws']) mkdirSync(`lessons/${folder}`, { recursive: true })
writeFileSync(
  path,
  `---
description: ${JSON.stringify(`${lesson.title}: ${lesson.can}.`)}
goals:
  - ${lesson.can}
sources: [lambert2025rlhf]
---

## Say what the first section shows [#first-claim: The first section]

One concrete scene in a sentence or two; then the first figure, alive and unlocked. Its top is at most 700 px down the page.

Then what the reader saw gets its name, and the formula comes last:

$$
\\mathbb E[f]=\\sum_x p(x)\\,f(x)
$$

With equal probabilities for 0 and 1 that is <Computed value="half" digits={1} />.

<Exercise id="by-hand" />

<Exercise id="what-claims" />

<Exercise id="fault-in-mean" />

## Check yourself, and take a card along [#checks: Check yourself]

<Takeaway>

One sentence to keep.

</Takeaway>

<Exercise id="on-your-own" />

<Exercise id="from-small-to-large" />

<Card>

$$
\\mathbb E[f]=\\sum_x p(x)\\,f(x)
$$

<Bars caption="how far each value is from the expectation" corner="value" rows={['0', '1']} columns={[{ name: 'equal', values: 'apart' }]} digits={1} />

- One error that readers make;
- another;
- and a third.

<Discuss>

A question without a right answer, for a class?

</Discuss>

</Card>
`,
)
writeFileSync(
  questionsPath,
  `{/* Questions of lesson ${number}, in the order in which the lesson shows them; those of the test alone at the end. */}

<Numeric id="by-hand" about="an average by hand" on="first-claim" draw="byHand" tolerance={0.005}>

A draw pays <Drawn value="pays" digits={0} /> with probability <Drawn value="p" digits={1} />, else nothing. What does it pay on average?

<Slip drawn="pays">that is what it pays when it pays.</Slip>

<Hint>Each value counts as much as it is likely.</Hint>

<Answer>

The payment times its probability, <Drawn value="answer" digits={1} />.

</Answer>

</Numeric>

<MultipleChoice id="what-claims" about="what the first section shows" on="first-claim">

What does the first section show?

<Option right>what its heading says</Option>
<Option>nothing</Option>
<Option>the contrary of its heading<Slip>read the heading again.</Slip></Option>

<Hint>Read the heading of the first section.</Hint>

<Answer>

The heading of a section says what it shows.

</Answer>

</MultipleChoice>

<MultipleChoice id="fault-in-mean" about="a fault in a mean" on="first-claim">

This line is meant to be the mean of a list. What is wrong?

\`\`\`ts
const mean = sum(values) * values.length
\`\`\`

<Option>the values should be squared first</Option>
<Option right>it multiplies instead of dividing</Option>
<Option>the sum should begin at 1</Option>

<Hint>Try it with the list [2, 2].</Hint>

<Answer>

The sum is divided by the number of values.

</Answer>

</MultipleChoice>

<Numeric id="on-your-own" about="an average on your own" on="first-claim" draw="onYourOwn" tolerance={0.005}>

A draw pays <Drawn value="high" digits={0} /> with probability <Drawn value="p" digits={1} />, else <Drawn value="low" digits={0} />. What does it pay on average?

<Slip drawn="middle">that is the middle of the two, as if they were equally likely.</Slip>

<Hint>The two probabilities add up to 1.</Hint>

<Answer>

Both payments times their probabilities, <Drawn value="answer" digits={1} />.

</Answer>

</Numeric>

<Ordering id="from-small-to-large" about="three averages in order" on="first-claim">

Order these averages from the smallest to the largest.

<Item value="averages.rarely">a payment of 1 with probability $0.1$</Item>
<Item value="averages.half">a payment of 1 with probability $0.5$</Item>
<Item value="averages.often">a payment of 1 with probability $0.9$</Item>

<Hint>A payment of 1 pays its probability on average.</Hint>

<Answer>

<Computed value="averages.rarely" digits={1} />, <Computed value="averages.half" digits={1} /> and <Computed value="averages.often" digits={1} />.

</Answer>

</Ordering>

<Numeric id="in-a-table" about="an average in a table" on="first-claim" transfer draw="inATable" tolerance={0.005}>

| value       | 0                               | 1                               |
| ----------- | ------------------------------- | ------------------------------- |
| probability | <Drawn value="no" digits={1} /> | <Drawn value="p" digits={1} />  |

What is the expectation?

<Slip drawn="no">that is the probability of 0.</Slip>

<Answer>

<Drawn value="answer" digits={1} />, the probability of 1.

</Answer>

</Numeric>

<MultipleChoice id="from-a-curve" about="a line recognised" on="first-claim" transfer draw="fromACurve">

What does this line do?

<Curve points="points" x={[0, 1]} y={[0, 1, 2]} xLabel="x" yLabel="y" />

<Option is="rises">it rises</Option>
<Option is="falls">it falls</Option>

<Answer>

Read it from left to right: it <Drawn value="answer" />.

</Answer>

</MultipleChoice>

<MultipleChoice id="new-case" about="a case the lesson has not shown" on="first-claim" transfer>

A draw always pays 3. What does it pay on average?

<Option>less than 3, because averages are small</Option>
<Option right>3, like every single draw</Option>
<Option>0</Option>

<Answer>

Where nothing varies, the average is the value itself.

</Answer>

</MultipleChoice>
`,
)
writeFileSync(
  numbersPath,
  `import { expectedReward } from '../../src/core/index.ts'

export const half = () => expectedReward([0.5, 0.5], [0, 1])
export const averages = () => ({
  rarely: expectedReward([0.9, 0.1], [0, 1]),
  half: expectedReward([0.5, 0.5], [0, 1]),
  often: expectedReward([0.1, 0.9], [0, 1]),
})
export const apart = () => [0, 1].map((value) => value - half())
`,
)
writeFileSync(
  drawsPath,
  `import { expectedReward } from '../../src/core/index.ts'
import type { Generator } from '../../src/lesson/questions/draw.ts'

export const byHand: Generator = ({ pick, between }) => {
  const pays = pick([2, 5, 10])
  const p = between(0.1, 0.9, 0.1)
  return { pays, p, answer: expectedReward([1 - p, p], [0, pays]) }
}

export const onYourOwn: Generator = ({ pick, between }) => {
  const [low, high] = [pick([1, 2]), pick([5, 10])]
  const p = between(0.1, 0.9, 0.1)
  return { low, high, p, answer: expectedReward([1 - p, p], [low, high]), middle: (low + high) / 2 }
}

export const inATable: Generator = ({ between }) => {
  const p = between(0.1, 0.9, 0.1)
  return { p, no: 1 - p, answer: expectedReward([1 - p, p], [0, 1]) }
}

export const fromACurve: Generator = ({ pick }) => {
  const answer = pick(['rises', 'falls'])
  const end = pick([0.5, 1, 1.5])
  return { points: answer === 'rises' ? [[0, 0], [1, end]] : [[0, end], [1, 0]], answer }
}
`,
)
console.log(`${paths.join('\n')}

The eight questions are of the kinds that a lesson needs; write your own in their places. Then:
- lessons/coverage.json: under "${lesson.slug}", the rows that the lesson carries, each with its <Covers> in the text;
- tests/lessons/keys.test.ts: under ON_PAPER, each drawn key worked out without the core.
See it with "npm run dev"; "npm run check:lesson ${lesson.slug}" says what it asks of a reader, or the first mistake.`)
