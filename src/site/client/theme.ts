import { words } from '../../words/en/theme.ts'
import { readStorage, writeStorage } from '../../progress/storage.ts'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** The switch in the masthead: system, light, dark, and round again. */
export function mountThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]')
  if (!button) return
  const show = (theme: Theme) => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    button.textContent = words.theme[theme]
  }
  const stored = readStorage().theme
  let theme: Theme = stored ?? 'system'
  show(theme)
  button.hidden = false
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
    show(theme)
    writeStorage({ theme: theme === 'system' ? undefined : theme })
  })
}
