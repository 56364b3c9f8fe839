import type { Spec } from '../src/figure/params.ts'

const modules = import.meta.glob<{ spec: Spec }>('../src/widgets/*/params.ts', { eager: true })

/** Every widget's name and parameter table. */
export const widgetTables = Object.entries(modules).map(([path, { spec }]) => ({ name: path.split('/').at(-2)!, spec }))
