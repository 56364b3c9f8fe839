import { words } from '../../../words/en/exercise.ts'

/** Lines that two buttons each move up and down: by pointer, touch and keyboard alike. */
export function orderable(element: HTMLElement) {
  const list = element.querySelector('ul')!
  const start = [...list.children] as HTMLElement[]
  const said = element.querySelector('.check p')!
  const lines = () => [...list.children] as HTMLElement[]
  const letter = (line: HTMLElement) => line.querySelector('i')!.textContent

  const button = (line: HTMLElement, name: 'up' | 'down') => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'script-only'
    made.textContent = name === 'up' ? '↑' : '↓'
    made.ariaLabel = `${words.move[name]} ${letter(line)}`
    made.addEventListener('click', () => {
      // The neighbour moves, so the line keeps the keyboard.
      if (name === 'up' && line.previousElementSibling) line.after(line.previousElementSibling)
      if (name === 'down' && line.nextElementSibling) line.before(line.nextElementSibling)
      mark()
      element.dispatchEvent(new Event('input'))
      said.textContent = words.moved(letter(line), lines().indexOf(line) + 1, start.length)
    })
    return made
  }
  /** The first has nowhere up to go, the last nowhere down. */
  const mark = () =>
    lines().forEach((line, place) => {
      const [up, down] = line.querySelectorAll('button')
      up!.ariaDisabled = String(place === 0)
      down!.ariaDisabled = String(place === start.length - 1)
    })
  for (const line of start) line.append(button(line, 'up'), button(line, 'down'))
  mark()
  return {
    judge: () =>
      // No ordering starts solved, so one that was not touched is not answered.
      lines().every((line, place) => line === start[place])
        ? { problem: words.arrange }
        : {
            right:
              lines()
                .map((line) => line.dataset.option)
                .join(' ') === element.dataset.answer,
          },
    entry: () =>
      lines()
        .map((line) => line.dataset.option)
        .join(' '),
    reset() {
      list.append(...start)
      mark()
    },
    first: () => list.querySelector<HTMLElement>('button[aria-disabled=false]'),
  }
}
