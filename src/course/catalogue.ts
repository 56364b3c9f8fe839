/**
 * The course as a list: what the map on the first page, the way in the masthead and every reference to a lesson read. A lesson is
 * one row, written or not; its number is its place. Everything else (files, links, progress, symbols) names a lesson by its slug,
 * so that a row added in the middle moves the numbers behind it and nothing besides.
 */
export type SharedModel = 'bandit' | 'tinylm'

interface Row {
  /** The last part of the address: "ppo" stands at /lessons/ppo/. Readers' progress is kept under it, so it never changes. */
  readonly slug: string
  readonly title: string
  /** For places with little room: previous and next, tooltips. */
  readonly shortTitle: string
  /** What the reader can do afterwards; continues "you can". */
  readonly can: string
  /** Slugs of the lessons it builds on, in order. */
  readonly needs: readonly string[] | 'all before'
  /** The small models whose state it shares with other lessons. */
  readonly models: readonly SharedModel[]
}

export interface CourseLesson extends Row {
  /** Its place in the course, from 1. */
  readonly number: number
  readonly needs: readonly string[]
}

export interface CoursePart {
  readonly numeral: string
  readonly title: string
  readonly lessons: readonly CourseLesson[]
}

const rows: readonly { readonly numeral: string; readonly title: string; readonly lessons: readonly Row[] }[] = [
  {
    numeral: 'I',
    title: 'The pieces',
    lessons: [
      {
        slug: 'post-training',
        title: 'What is post-training RL?',
        shortTitle: 'What is post-training RL?',
        can: 'say the training loop in one sentence',
        needs: [],
        models: ['bandit'],
      },
      {
        slug: 'softmax',
        title: 'Logits, softmax, logprobs',
        shortTitle: 'Logits and softmax',
        can: 'compute a softmax by hand; read a log-probability',
        needs: [],
        models: ['bandit', 'tinylm'],
      },
      {
        slug: 'expectations',
        title: 'Expectations you can sample',
        shortTitle: 'Expectations',
        can: 'estimate an average, and know how wrong it is',
        needs: [],
        models: [],
      },
      {
        slug: 'imitation',
        title: 'From next token to best-of-G',
        shortTitle: 'Imitation and best-of-G',
        can: 'write the masked loss; see where imitation stalls',
        needs: ['softmax'],
        models: ['tinylm'],
      },
    ],
  },
  {
    numeral: 'II',
    title: 'One step of learning',
    lessons: [
      {
        slug: 'returns',
        title: 'States, returns, values',
        shortTitle: 'States, returns, values',
        can: 'name state, action and return for a language model',
        needs: ['expectations'],
        models: ['tinylm'],
      },
      {
        slug: 'policy-gradient',
        title: 'The policy gradient',
        shortTitle: 'The policy gradient',
        can: 'derive it in six lines, then run it',
        needs: ['softmax', 'returns'],
        models: ['bandit', 'tinylm'],
      },
      {
        slug: 'baselines',
        title: 'Baselines and advantages',
        shortTitle: 'Baselines',
        can: 'choose a baseline, and read GAE',
        needs: ['policy-gradient'],
        models: ['bandit'],
      },
    ],
  },
  {
    numeral: 'III',
    title: 'What to reward',
    lessons: [
      {
        slug: 'rewards',
        title: 'Where rewards come from',
        shortTitle: 'Rewards',
        can: 'choose between verifier, reward model and judge',
        needs: ['imitation'],
        models: ['tinylm'],
      },
      {
        slug: 'leash',
        title: 'The leash',
        shortTitle: 'The leash',
        can: 'pick a KL estimator, and say where it acts',
        needs: ['baselines', 'rewards'],
        models: ['bandit', 'tinylm'],
      },
    ],
  },
  {
    numeral: 'IV',
    title: 'How far to step',
    lessons: [
      {
        slug: 'ppo',
        title: 'Step control: PPO',
        shortTitle: 'PPO',
        can: 'fill the clip’s six cells; say what it cannot do',
        needs: ['baselines', 'leash'],
        models: ['bandit'],
      },
      {
        slug: 'groups',
        title: 'Groups instead of critics',
        shortTitle: 'Groups',
        can: 'compute three advantages by hand',
        needs: ['ppo'],
        models: ['tinylm'],
      },
      {
        slug: 'family',
        title: 'One family, few knobs',
        shortTitle: 'The family of methods',
        can: 'place any method on two levers and three knobs',
        needs: ['groups'],
        models: [],
      },
      {
        slug: 'dpo',
        title: 'Skipping the loop: DPO',
        shortTitle: 'DPO',
        can: 'derive DPO, and read its curves',
        needs: ['rewards', 'leash'],
        models: ['tinylm'],
      },
    ],
  },
  {
    numeral: 'V',
    title: 'The whole machine',
    lessons: [
      {
        slug: 'machine',
        title: 'Rollout, trainer, weight sync',
        shortTitle: 'The machine',
        can: 'draw the seven roles; predict who waits for whom',
        needs: ['ppo', 'groups', 'family'],
        models: ['tinylm'],
      },
      {
        slug: 'capstone',
        title: 'Capstone',
        shortTitle: 'Capstone',
        can: 'run a trainer, and name what broke',
        needs: 'all before',
        models: ['tinylm'],
      },
    ],
  },
]

const slugs = rows.flatMap((part) => part.lessons.map(({ slug }) => slug))

export const parts: readonly CoursePart[] = rows.map((part) => ({
  ...part,
  lessons: part.lessons.map((row) => {
    const place = slugs.indexOf(row.slug)
    return { ...row, number: place + 1, needs: row.needs === 'all before' ? slugs.slice(0, place) : row.needs }
  }),
}))

export const lessons: readonly CourseLesson[] = parts.flatMap((part) => part.lessons)

/** @throws RangeError naming the slug and those that exist. */
export function lessonBySlug(slug: string): CourseLesson {
  const found = lessons.find((lesson) => lesson.slug === slug)
  if (!found) throw new RangeError(`unknown lesson "${slug}"; there are: ${slugs.join(', ')}`)
  return found
}

export const lessonPath = (slug: string): string => `/lessons/${lessonBySlug(slug).slug}/`
