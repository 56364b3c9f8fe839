export const sixTenths = () => 6 / 10
export const withoutThird = () => 6 / 9
export const quarter = () => 1 / 4
export const share = () => 43
export const runaway = () => -5

const curve = (height: (x: number) => number) => Array.from({ length: 11 }, (_, k) => [k / 5, height(k / 5)])
export const falls = () => curve((x) => -x)
export const levelThenFalls = () => curve((x) => -Math.max(x, 0.8))
