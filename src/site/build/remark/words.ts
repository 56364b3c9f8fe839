/**
 * Holds a lesson to its vocabulary (src/course/vocabulary.ts) and to the figures of src/widgets: every word and attribute is one that
 * exists, stands where it may stand and holds what it may hold; names of lessons, terms, sources and files exist; no id stands twice.
 * Named numbers become calls that fetch them.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { imageSize } from 'image-size'
import type { Heading, Root } from 'mdast'
import type { VFile } from 'vfile'
import { lessons } from '../../../course/catalogue.ts'
import { componentName } from '../../../course/component-name.ts'
import { nearestName, unknownName } from '../../../course/nearest.ts'
import { symbols } from '../../../course/symbols.ts'
import { type AttributeKind, type Word, allowedHtml, instead, vocabulary } from '../../../course/vocabulary.ts'
import { anchorOf } from './anchor.ts'
import {
  type Attribute,
  Call,
  type MdxNode,
  expressionValue,
  isJsx,
  lineOf,
  nodesOf,
  pathOf,
  plainValue,
} from './tree.ts'

declare module 'vfile' {
  interface DataMap {
    /** The named numbers a lesson prints: their names, and the functions that fetch them. */
    namedNumbers?: { readonly names: string[]; readonly calls: Set<string> }
  }
}

const figures = () => new Map(readdirSync('src/widgets').map((folder) => [componentName(folder), folder]))
const sourceKeys = () =>
  Array.from(readFileSync('lessons/references.bib', 'utf8').matchAll(/^@\w+\s*\{\s*([^,\s]+)/gm), ([, key]) => key!)
const IMAGES = 'lessons/images'

/** A figure takes the parameters of its own table, which its first frame checks. */
const FIGURE: Word = { attributes: {}, stands: 'block', text: 'none', only: 'lesson' }

const HOLDS: Readonly<
  Record<AttributeKind, readonly [isValid: (value: unknown) => boolean, allowed: (name: string) => string]>
> = {
  text: [(value) => typeof value === 'string', (name) => `a text: ${name}="..."`],
  number: [Number.isFinite, (name) => `a number: ${name}={2}`],
  flag: [(value) => value === true, (name) => `the word alone: ${name}`],
  list: [Array.isArray, (name) => `a list: ${name}={['one', 'two']}`],
  record: [
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    (name) => `names with values: ${name}={{ row: 'share' }}`,
  ],
  named: [
    (value) => typeof value === 'string',
    (name) => `the name of a number of lessons/numbers: ${name}="overshoot"`,
  ],
  value: [
    (value) => typeof value === 'string' || Number.isFinite(value),
    (name) => `a number, or the name of one of lessons/numbers: ${name}={0.5} or ${name}="overshoot"`,
  ],
  answer: [
    (value) => typeof value === 'string',
    (name) => `an option, word for word; with ask="value" the name of a number of lessons/numbers: ${name}="overshoot"`,
  ],
}

/** Attributes are plain text: Markdown and TeX in them would stand on the page as they are. */
const MARKUP = /\$[^$]+\$|\\[A-Za-z]{2,}|\*\*|`/

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

const isSpace = ({ type, value }: MdxNode) => type === 'text' && value!.trim() === ''

class Checker {
  readonly #figures = figures()
  readonly #words: ReadonlyMap<string, Word>
  readonly #isQuestions: boolean
  readonly #slug: string
  readonly #ids = new Map<string, string>()
  readonly #keys = sourceKeys()

  constructor(readonly file: VFile) {
    this.#isQuestions = /[\\/]questions[\\/]/.test(file.path)
    this.#slug = file.path.replace(/^.*[\\/](?:\d+-)?|\.mdx$/g, '')
    this.#words = new Map([
      ...Object.entries(vocabulary),
      ...Array.from(this.#figures.keys(), (name) => [name, FIGURE] as const),
    ])
    file.data.namedNumbers = { names: [], calls: new Set() }
    for (const key of file.data.front?.sources ?? [])
      if (!this.#keys.includes(key))
        file.fail(
          `front matter "sources": ${unknownName('key of lessons/references.bib', key, this.#keys)}`,
          this.#lineWith(key),
        )
  }

  /** Where a word of the front matter stands. */
  #lineWith(text: string) {
    const lines = String(this.file).split('\n')
    const index = lines.findIndex((line) => new RegExp(`(^|[\\s,[])${text}([\\s,\\]]|$)`).test(line))
    return { line: Math.max(index, 0) + 1, column: 1 }
  }

  #refuse(node: MdxNode, message: string): never {
    this.file.fail(message, node as never)
  }

  /** Each id once on a page, whoever gives it. */
  id(node: MdxNode, id: string, whose: string, mend: string) {
    const before = this.#ids.get(id)
    if (before !== undefined)
      this.#refuse(node, `${whose} and ${before} have the same id "${id}" on this page; ${mend}`)
    this.#ids.set(id, `${whose} on line ${lineOf(node)}`)
  }

  node(node: MdxNode, parent: MdxNode | undefined) {
    if (node.type === 'heading') {
      const anchor = anchorOf(node as unknown as Heading)
      if (anchor) this.id(node, anchor.id, `the heading #${anchor.id}`, 'give it another anchor')
    }
    if (node.type === 'image') this.#image(node)
    if (isJsx(node)) this.#element(node, parent)
  }

  #image(node: MdxNode & { alt?: string | null; url?: string; title?: string | null }) {
    const { url = '', alt } = node
    const folder = dirname(pathOf(this.file))
    const path = join(folder, url).replace(/\\/g, '/')
    const there = existsSync(IMAGES) ? readdirSync(IMAGES).toSorted() : []
    const address = (name: string) => relative(folder, `${IMAGES}/${name}`).replace(/\\/g, '/')
    if (/^(\w+:|\/)/.test(url) || dirname(path) !== IMAGES || !existsSync(path)) {
      const near = nearestName(url.replace(/^.*\//, ''), there)
      this.#refuse(
        node,
        `no image "${url}"; images stand in ${IMAGES} and are written ![what it shows](${address(near ?? there[0] ?? 'name.svg')}). There are: ${there.join(', ') || 'none'}`,
      )
    }
    if (!/\.(svg|png|jpe?g|webp|avif)$/.test(path))
      this.#refuse(node, `the image "${url}" is of no known kind; allowed: svg, png, jpg, webp, avif`)
    if (!alt?.trim())
      this.#refuse(node, `the image "${url}" has no words; say what it shows between the brackets: ![words](${url})`)
    if (node.title) this.#refuse(node, 'an image has no title; say it between the brackets, or in the text')
    const { width, height } = imageSize(readFileSync(path))
    Object.assign(node, { url: `/${path}`, data: { hProperties: { width, height, loading: 'lazy' } } })
  }

  #element(node: MdxNode, parent: MdxNode | undefined) {
    const name = node.name ?? ''
    if (!/^[A-Z]/.test(name)) {
      if (!allowedHtml.includes(name))
        this.#refuse(
          node,
          `<${name}> is HTML${instead[name] ? `; write ${instead[name]}` : ', and not part of a lesson'}; a < in the text is written \\<. Allowed: ${allowedHtml.map((tag) => `<${tag}>`).join(', ')}`,
        )
      return
    }
    const word = this.#words.get(name)
    if (!word) {
      const near = nearestName(name, [...this.#words.keys()])
      this.#refuse(
        node,
        `unknown <${name}>${near ? `; did you mean <${near}>?` : ';'} Figures: ${[...this.#figures.keys()].join(', ')}. Words: ${Object.keys(vocabulary).join(', ')}`,
      )
    }
    this.#place(node, name, word, parent)
    const given = this.#attributes(node, name, word)
    this.#parts(node, name)
    this.#names(node, name, given)
    this.#numbers(node, name, given)
    this.#elementId(node, name, given)
  }

  #place(node: MdxNode, name: string, { stands, inside, only, text }: Word, parent: MdxNode | undefined) {
    if (only === 'lesson' && this.#isQuestions)
      this.#refuse(node, `<${name}> stands in a lesson; a question stands alone, and is shown in other places too`)
    if (only === 'questions' && !this.#isQuestions)
      this.#refuse(node, `<${name}> stands in lessons/en/questions; a lesson shows it with <Exercise id="..." />`)
    if (inside && !inside.includes(parent?.name ?? ''))
      this.#refuse(node, `<${name}> stands directly inside ${inside.map((each) => `<${each}>`).join(' or ')}`)
    if (stands === 'block' && node.type === 'mdxJsxTextElement')
      this.#refuse(node, `<${name}> stands on lines of its own, with a blank line before and after, not in a sentence`)
    const isEmpty = node.children!.every(isSpace)
    if (text === 'none' && !isEmpty) this.#refuse(node, `<${name}> holds no text: <${name} ... />`)
    if (text === 'some' && isEmpty)
      this.#refuse(node, `<${name}> is empty; write its text between <${name}> and </${name}>`)
  }

  /** @returns the attributes as plain data. */
  #attributes(node: MdxNode, name: string, { attributes }: Word): Map<string, unknown> {
    const given = new Map<string, unknown>()
    const isFigure = this.#figures.has(name)
    for (const attribute of node.attributes!) {
      const { name: key } = attribute
      if (key === undefined) this.#refuse(node, `{...} in <${name}> is code; write each attribute by its name`)
      if (given.has(key)) this.#refuse(node, `<${name}> has ${key} twice`)
      const plain = plainValue(attribute)
      if (!plain)
        this.#refuse(
          node,
          `<${name} ${key}={...}> holds code; allowed: plain texts, numbers and lists. A computed number has a name in lessons/numbers/${this.#slug}.ts`,
        )
      const { value } = plain
      given.set(key, value)
      if (isFigure) continue
      const kind = attributes[key]?.replace('!', '') as AttributeKind | undefined
      if (kind === undefined) {
        const known = Object.keys(attributes)
        const near = nearestName(key, known)
        this.#refuse(
          node,
          `<${name}> has no "${key}"${near ? `; did you mean "${near}"?` : ';'} Allowed: ${known.join(', ') || 'no attribute'}`,
        )
      }
      const [isValid, allowed] = HOLDS[kind]
      if (!isValid(value)) this.#refuse(node, `<${name}> has ${key}=${JSON.stringify(value)}; allowed: ${allowed(key)}`)
      const marked = textsIn(value).find((text) => MARKUP.test(text))
      if (marked !== undefined)
        this.#refuse(
          node,
          `<${name}> has ${key} with "${MARKUP.exec(marked)![0]}"; an attribute is plain text, without Markdown or TeX: write ρ, not $\\ratio$`,
        )
    }
    for (const [key, kind] of Object.entries(attributes))
      if (kind.endsWith('!') && !given.has(key))
        this.#refuse(node, `<${name}> needs ${key}; allowed: ${HOLDS[kind.slice(0, -1) as AttributeKind][1](key)}`)
    return given
  }

  /** What a word would leave out, or move, of what stands in it. */
  #parts(node: MdxNode, name: string) {
    const children = node.children!.filter((child) => !isSpace(child))
    if (name === 'Further') this.#further(node, children)
    if (name === 'Card') this.#card(node, children)
    if (name === 'Scrolly') {
      const other = children.find((child) => child.name !== 'Step')
      if (other) this.#refuse(other, 'directly inside <Scrolly> stand only <Step title="...">; this would be left out')
    }
    if (name === 'Option' && children.filter((child) => child.name === 'Slip').length > 1)
      this.#refuse(node, 'an <Option> has at most one <Slip>')
    if (!['Predict', 'MultipleChoice', 'Numeric', 'Ordering'].includes(name)) return
    const order = ['Option', 'Item', 'Slip', 'Hint', 'Answer']
    const first = children.findIndex((child) => order.includes(child.name ?? ''))
    const late = first < 0 ? undefined : children.slice(first).find((child) => !order.includes(child.name ?? ''))
    if (late)
      this.#refuse(
        late,
        `this text of <${name}> stands behind its ${children[first]!.name}; the question comes first, then its options, then <Answer>`,
      )
    const answers = children.filter((child) => child.name === 'Answer')
    if (answers.length > 1) this.#refuse(answers[1]!, `<${name}> has two <Answer>; allowed: one`)
    if (answers.length === 1 && children.at(-1) !== answers[0])
      this.#refuse(answers[0]!, `the <Answer> stands last in <${name}>`)
  }

  /** A further section is left out by who is short of time: nothing that counts may stand in it. */
  #further(node: MdxNode, children: readonly MdxNode[]) {
    const [first] = children
    if (first?.type !== 'heading' || (first as MdxNode & { depth?: number }).depth !== 3)
      this.#refuse(first ?? node, '<Further> begins with its heading: ### What it shows [#an-anchor]')
    for (const part of children.flatMap((child) => [...nodesOf(child)]))
      if (['Further', 'Predict', 'Exercise'].includes(part.name ?? ''))
        this.#refuse(part, `<${part.name}> stands on the core path, not in a <Further>`)
  }

  #card(node: MdxNode, children: readonly MdxNode[]) {
    const isPicture = ({ name }: MdxNode) => name === 'Bars' || this.#figures.has(name ?? '')
    const [formula, picture, errors, discussion] = children
    const isWhole =
      children.length === 4 &&
      formula?.type === 'math' &&
      (isPicture(picture!) || picture?.children?.[0]?.type === 'image') &&
      errors?.type === 'list' &&
      errors.children!.length === 3 &&
      discussion?.name === 'Discuss'
    if (!isWhole)
      this.#refuse(
        node,
        '<Card> holds, in this order: one displayed formula, one picture (<Bars>, a figure or an image), a list of three common errors, and <Discuss>',
      )
  }

  #names(node: MdxNode, name: string, given: ReadonlyMap<string, unknown>) {
    const check = (what: string, key: string, known: readonly string[]) => {
      const value = given.get(key)
      if (typeof value === 'string' && !known.includes(value)) this.#refuse(node, unknownName(what, value, known))
    }
    const slugs = lessons.map(({ slug }) => slug)
    if (name === 'Lesson') check('lesson', 'to', slugs)
    if (name === 'Exercise') check('lesson', 'from', slugs)
    if (name === 'Term') check('term', 'name', Object.keys(symbols))
    if (name === 'Scrolly') check('figure', 'widget', [...this.#figures.values()])
    if (name !== 'Source' && name !== 'Cited') return
    const field = name === 'Source' ? 'name' : 'from'
    check('source', field, this.#keys)
    const key = given.get(field) as string
    if (!this.file.data.front?.sources.includes(key))
      this.#refuse(
        node,
        `the source "${key}" is cited but not listed; add it to "sources" in the front matter (line ${this.#lineWith('sources:').line})`,
      )
  }

  /** Names of numbers become calls that fetch them; the numbers themselves are known only when the page is rendered. */
  #numbers(node: MdxNode, name: string, given: ReadonlyMap<string, unknown>) {
    const source = `${pathOf(this.file)}:${lineOf(node)}`
    const call = (fetch: 'namedNumber' | 'namedList', path: string) => {
      this.file.data.namedNumbers!.names.push(path)
      this.file.data.namedNumbers!.calls.add(fetch)
      return new Call(fetch, [this.#slug, path, source])
    }
    const replace = (key: string, value: unknown) => {
      const attribute = node.attributes!.find((each) => each.name === key) as Attribute
      attribute.value = expressionValue(value)
    }
    const asks = given.get('ask')
    for (const [key, value] of given) {
      const kind = vocabulary[name]?.attributes[key]?.replace('!', '')
      const isName =
        typeof value === 'string' && (kind === 'named' || kind === 'value' || (kind === 'answer' && asks === 'value'))
      if (isName) replace(key, call('namedNumber', value))
      if (name === 'Predict' && key === 'options' && asks === 'shape')
        replace(
          key,
          (value as readonly unknown[]).map((option) => {
            const { points, ...rest } = (typeof option === 'object' ? option : { name: option }) as { points?: unknown }
            return { ...rest, points: typeof points === 'string' ? call('namedList', points) : (points ?? []) }
          }),
        )
    }
    if (name === 'Bars')
      replace(
        'columns',
        (given.get('columns') as readonly { name: string; values: unknown }[]).map(({ values, ...column }) => ({
          ...column,
          values: typeof values === 'string' ? call('namedList', values) : (values ?? []),
        })),
      )
    if (name === 'Computed')
      node.attributes!.push({
        type: 'mdxJsxAttribute',
        name: 'from',
        value: `${given.get('value') as string} in lessons/numbers/${this.#slug}.ts`,
      })
  }

  #elementId(node: MdxNode, name: string, given: ReadonlyMap<string, unknown>) {
    const id = given.get('id')
    const figure = this.#figures.get(name) ?? (name === 'Scrolly' ? (given.get('widget') as string) : undefined)
    if (figure !== undefined && (id === undefined || typeof id === 'string'))
      this.id(node, id ?? figure, `the figure <${name}>`, `give one an id of its own: <${name} id="another-name" />`)
    if (name === 'Predict')
      this.id(node, `predict-${id as string}`, `the <Predict id="${id as string}">`, 'each needs its own')
    if (name === 'Exercise' && !given.has('from'))
      this.id(node, `exercise-${id as string}`, `the <Exercise id="${id as string}">`, 'a lesson shows a question once')
    if (['MultipleChoice', 'Numeric', 'Ordering'].includes(name))
      this.id(node, `exercise-${id as string}`, `the question "${id as string}"`, 'each needs its own')
  }
}

export function remarkWords() {
  return (tree: Root, file: VFile) => {
    const checker = new Checker(file)
    const visit = (node: MdxNode, parent: MdxNode | undefined) => {
      checker.node(node, parent)
      // Paragraphs are no place of their own: a Slip may stand in one inside its Numeric.
      const place = node.type === 'paragraph' ? parent : node
      for (const child of node.children ?? []) visit(child, place)
    }
    visit(tree, undefined)
  }
}
