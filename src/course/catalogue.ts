/** The course as a list: what the map on the first page, the way in the masthead and every reference to a lesson read. */
export type SharedModel = 'bandit' | 'tinylm'

export interface CourseLesson {
  readonly number: number
  /** The last part of the address: lessons/en/10-ppo.mdx stands at /lessons/ppo/. */
  readonly slug: string
  readonly title: string
  /** For places with little room: previous and next, tooltips. */
  readonly shortTitle: string
  /** What the reader can do afterwards; continues "you can". */
  readonly can: string
  readonly minutes: number
  /** Lessons it builds on. */
  readonly needs: readonly number[]
  /** The small models whose state it shares with other lessons. */
  readonly models: readonly SharedModel[]
}

export interface CoursePart {
  readonly numeral: string
  readonly title: string
  readonly lessons: readonly CourseLesson[]
}

export const parts: readonly CoursePart[] = [
  {
    numeral: 'I',
    title: 'The pieces',
    lessons: [
      {
        number: 1,
        slug: 'post-training',
        title: 'What is post-training RL?',
        shortTitle: 'What is post-training RL?',
        can: 'say the training loop in one sentence',
        minutes: 25,
        needs: [],
        models: ['bandit'],
      },
      {
        number: 2,
        slug: 'softmax',
        title: 'Logits, softmax, logprobs',
        shortTitle: 'Logits and softmax',
        can: 'compute a softmax by hand; read a log-probability',
        minutes: 30,
        needs: [],
        models: ['bandit', 'tinylm'],
      },
      {
        number: 3,
        slug: 'expectations',
        title: 'Expectations you can sample',
        shortTitle: 'Expectations',
        can: 'estimate an average, and know how wrong it is',
        minutes: 20,
        needs: [],
        models: [],
      },
      {
        number: 4,
        slug: 'imitation',
        title: 'From next token to best-of-G',
        shortTitle: 'Imitation and best-of-G',
        can: 'write the masked loss; see where imitation stalls',
        minutes: 30,
        needs: [2],
        models: ['tinylm'],
      },
    ],
  },
  {
    numeral: 'II',
    title: 'One step of learning',
    lessons: [
      {
        number: 5,
        slug: 'returns',
        title: 'States, returns, values',
        shortTitle: 'States, returns, values',
        can: 'name state, action and return for a language model',
        minutes: 30,
        needs: [3],
        models: ['tinylm'],
      },
      {
        number: 6,
        slug: 'policy-gradient',
        title: 'The policy gradient',
        shortTitle: 'The policy gradient',
        can: 'derive it in six lines, then run it',
        minutes: 35,
        needs: [2, 5],
        models: ['bandit', 'tinylm'],
      },
      {
        number: 7,
        slug: 'baselines',
        title: 'Baselines and advantages',
        shortTitle: 'Baselines',
        can: 'choose a baseline, and read GAE',
        minutes: 30,
        needs: [6],
        models: ['bandit'],
      },
    ],
  },
  {
    numeral: 'III',
    title: 'What to reward',
    lessons: [
      {
        number: 8,
        slug: 'rewards',
        title: 'Where rewards come from',
        shortTitle: 'Rewards',
        can: 'choose between verifier, reward model and judge',
        minutes: 25,
        needs: [4],
        models: ['tinylm'],
      },
      {
        number: 9,
        slug: 'leash',
        title: 'The leash',
        shortTitle: 'The leash',
        can: 'pick a KL estimator, and say where it acts',
        minutes: 30,
        needs: [7, 8],
        models: ['bandit', 'tinylm'],
      },
    ],
  },
  {
    numeral: 'IV',
    title: 'How far to step',
    lessons: [
      {
        number: 10,
        slug: 'ppo',
        title: 'Step control: PPO',
        shortTitle: 'PPO',
        can: 'fill the clip’s six cells; say what it cannot do',
        minutes: 35,
        needs: [7, 9],
        models: ['bandit'],
      },
      {
        number: 11,
        slug: 'groups',
        title: 'Groups instead of critics',
        shortTitle: 'Groups',
        can: 'compute three advantages by hand',
        minutes: 40,
        needs: [10],
        models: ['tinylm'],
      },
      {
        number: 12,
        slug: 'dpo',
        title: 'Skipping the loop: DPO',
        shortTitle: 'DPO',
        can: 'derive DPO, and read its curves',
        minutes: 25,
        needs: [8, 9],
        models: ['tinylm'],
      },
    ],
  },
  {
    numeral: 'V',
    title: 'The whole machine',
    lessons: [
      {
        number: 13,
        slug: 'machine',
        title: 'Rollout, trainer, weight sync',
        shortTitle: 'The machine',
        can: 'draw the seven roles; predict who waits for whom',
        minutes: 35,
        needs: [10, 11],
        models: ['tinylm'],
      },
      {
        number: 14,
        slug: 'capstone',
        title: 'Capstone',
        shortTitle: 'Capstone',
        can: 'run a trainer, and name what broke',
        minutes: 40,
        needs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
        models: ['tinylm'],
      },
    ],
  },
]

export const lessons: readonly CourseLesson[] = parts.flatMap((part) => part.lessons)

/** @throws RangeError naming the number and what is allowed. */
export function lessonByNumber(number: number): CourseLesson {
  const found = lessons.find((lesson) => lesson.number === number)
  if (!found)
    throw new RangeError(`lesson ${number} does not exist; allowed: a whole number from 1 to ${lessons.length}`)
  return found
}

export const lessonPath = (number: number): string => `/lessons/${lessonByNumber(number).slug}/`

/** "10-ppo.mdx": how the file of a lesson is named. */
export const lessonFile = (number: number): string =>
  `${String(number).padStart(2, '0')}-${lessonByNumber(number).slug}.mdx`
