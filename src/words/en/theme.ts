/** The switch in the masthead. */
export const words = {
  theme: { system: 'theme: system', light: 'theme: light', dark: 'theme: dark' },
}
