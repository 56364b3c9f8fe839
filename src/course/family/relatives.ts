/** Methods that get one line on the page of the family. The functions for them stand in src/core. */
import { words } from '../../words/en/family.ts'

/** In the order of their arXiv numbers. */
export const relatives = [
  { name: 'GMPO', eprint: '2507.20673', line: words.relatives.gmpo },
  { name: 'GDPO', eprint: '2601.05242', line: words.relatives.gdpo },
  { name: 'LUSPO', eprint: '2602.05261', line: words.relatives.luspo },
  { name: 'VESPO', eprint: '2602.10693', line: words.relatives.vespo },
] as const
