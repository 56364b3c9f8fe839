/** Every piece of the objectives that is drawn on its own; imported as `./formulas.ts?tex`. */
import { located, pieces } from '../../course/family/difference.ts'
import { methods } from '../../course/family/methods.ts'

const drawn = methods.flatMap((method) =>
  located(method).flatMap(({ groups }) => groups.flatMap((group) => pieces(group).map(({ tex }) => tex))),
)

export default [...new Set(drawn)]
