/** Which questions should come back, and when. */
import type { AnswerRecord } from './document.ts'

const DAY = 86_400_000

/** Days until a question comes back: at once after a wrong try, soon if it was ever wrong, late if it never was. */
export const daysUntilDue = ({ right, misses }: AnswerRecord): number => (right ? (misses > 0 ? 3 : 14) : 0)

/**
 * @param answers - by question.
 * @param now - milliseconds since 1970.
 * @returns the questions that are due: those whose last try was wrong first, then the longest waiting.
 */
export function dueQuestions(answers: ReadonlyMap<string, AnswerRecord>, now: number): string[] {
  return [...answers]
    .filter(([, record]) => record.at + daysUntilDue(record) * DAY <= now)
    .sort(([, a], [, b]) => Number(a.right) - Number(b.right) || a.at - b.at)
    .map(([question]) => question)
}

/** Days until the first of these questions comes back; 0 if one is due. */
export function daysUntilNext(
  answers: ReadonlyMap<string, AnswerRecord>,
  questions: readonly string[],
  now: number,
): number {
  const waits = questions.flatMap((question) => {
    const record = answers.get(question)
    return record ? [(record.at - now) / DAY + daysUntilDue(record)] : []
  })
  return Math.max(0, Math.ceil(Math.min(...waits, Number.MAX_SAFE_INTEGER) - 1e-6))
}
