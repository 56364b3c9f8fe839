/** What stands around a figure that goes along with the text step by step. */
export const words = {
  steps: (count: number) => `${count} steps`,
  stepOf: (step: number, count: number) => `${step} of ${count}`,
  previous: 'previous',
  next: 'next',
}
