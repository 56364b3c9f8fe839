/** The words around a figure that follows the text step by step. */
export const words = {
  steps: (count: number) => `${count} steps`,
  stepOf: (step: number, count: number) => `${step} of ${count}`,
  previous: 'previous',
  next: 'next',
}
