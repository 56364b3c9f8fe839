/** "ppo-clip" is written <PpoClip /> in a lesson. */
export const componentName = (folder: string): string =>
  folder.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())
