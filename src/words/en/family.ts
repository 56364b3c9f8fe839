/** The methods of the family and their knobs: a noun phrase for the middle of a sentence, null where the knob is off; and what the matrix says, in few words. */
export const words = {
  knobs: {
    baseline: 'baseline',
    std: 'division',
    credit: 'credit',
    ratio: 'ratio',
    clip: 'clip',
    length: 'average over tokens',
    kl: 'KL term',
    critic: 'critic',
    groups: 'silent groups',
    penalty: 'overlong answers',
    engine: 'engine correction',
  },
  choices: {
    baseline: {
      none: { words: null, cell: 'none, or a constant' },
      others: {
        words: 'the mean of the other answers as baseline',
        cell: 'mean of the other answers',
      },
      group: { words: 'the mean of the group as baseline', cell: 'mean of the group' },
      critic: { words: 'a critic’s values as baseline, through GAE', cell: 'critic, through GAE' },
    },
    std: {
      none: { words: null, cell: 'none' },
      group: { words: 'the division by the group’s std', cell: 'by the group’s std' },
      batch: { words: 'the division by the std of the batch', cell: 'by the batch’s std' },
      mean: { words: 'the division by the mean of the group’s rewards', cell: 'by the group’s mean' },
    },
    credit: {
      answer: { words: 'one advantage for the whole answer', cell: 'answer' },
      token: { words: 'one advantage for each token', cell: 'token' },
    },
    ratio: {
      none: { words: null, cell: 'none' },
      token: { words: 'a ratio for each token', cell: 'token' },
      answer: { words: 'one ratio for the whole answer', cell: 'answer' },
    },
    clip: {
      none: { words: null, cell: 'none' },
      equal: { words: 'a clip with equal fences', cell: 'equal fences' },
      higher: { words: 'a clip with a higher upper fence', cell: 'upper fence higher' },
      weight: {
        words: 'a capped weight under which no token loses its gradient',
        cell: 'weight capped',
      },
      gate: { words: 'a gate that closes smoothly on both sides', cell: 'smooth gate' },
      change: {
        words: 'a fence on the change of probability',
        cell: 'change of probability fenced',
      },
    },
    length: {
      sum: { words: 'the sum over an answer’s tokens', cell: 'sum per answer' },
      answer: { words: 'the mean over each answer’s tokens', cell: 'mean per answer' },
      pooled: { words: 'the mean over all tokens together', cell: 'mean over all tokens' },
      constant: {
        words: 'the sum over an answer’s tokens, divided by a constant length',
        cell: 'sum over a constant',
      },
      within: {
        words: 'one term for each answer, with the mean over its tokens inside the ratio',
        cell: 'mean within the ratio; 1/|y| stays',
      },
    },
    kl: {
      none: { words: null, cell: 'none' },
      loss: { words: 'the KL estimate k3 in the loss', cell: 'in the loss, k3' },
      answer: { words: 'the KL penalty in the answer’s reward', cell: 'in the answer’s reward' },
      token: { words: 'the KL penalty in each token’s reward', cell: 'in each token’s reward' },
      sampler: {
        words: 'a squared log-ratio to the sampling policy in the loss',
        cell: 'in the loss, log² to the sampler',
      },
    },
    critic: {
      none: { words: null, cell: 'no' },
      trained: { words: 'the critic with its squared error', cell: 'trained along' },
    },
    groups: {
      none: { words: null, cell: 'kept' },
      signal: { words: 'the rule that draws silent groups again', cell: 'drawn again' },
    },
    penalty: {
      none: { words: null, cell: '' },
      overlong: { words: 'the penalty on overlong answers', cell: 'penalised' },
    },
    engine: {
      none: { words: null, cell: 'none' },
      ratio: {
        words: 'the inference engine’s own probabilities under the ratio',
        cell: 'inside the ratio: π/μ',
      },
    },
  },
  /** Cells of the matrix that need other words than their choice. */
  cells: {
    noGroups: 'no groups',
    ppo: 'none; code often whitens over the batch',
    rloo: 'sum: the answer is one action',
    'dr-grpo': 'none',
    gspo: { clip: '0.0003 below, 0.0004 above', kl: 'none in its runs' },
  },
  /** What each name leaves open, and what is meant here. Statements about libraries hold as of 2026-08 (src/course/libraries.ts). */
  conventions: {
    reinforce:
      'Fresh samples, one update for each batch. A constant may be subtracted from the reward without changing the average update. One answer per question is enough.',
    ppo: 'As used on language models, with the KL penalty in the reward; the entropy bonus, often zero, is left out. The paper uses the plain squared error for the critic; code often clips it. verl and TRL also whiten the advantages over the batch with the sample std, which the formula does not show.',
    grpo: 'The figures of this site take the sample std (divide by G − 1), as verl, TRL and OpenRLHF do; Open-Instruct takes the population std (divide by G), and by default none. Each adds its own small number to it. The paper has the KL term; TRL and verl leave it out unless asked. By default verl, TRL and OpenRLHF average over all tokens, not per answer.',
    rloo: 'The answer is one action, so its log-probability is the sum over its tokens. Some libraries run RLOO advantages inside PPO’s loss instead: there the ratio, the clip and the average are PPO’s.',
    'reinforce-pp':
      'The paper could not be opened. The row is the variant with groups, as verl’s example script runs it: the KL penalty goes into the answer’s reward, the group’s mean is subtracted, and the std is taken over all tokens of the batch, so that a long answer counts more. OpenRLHF charges the penalty token by token. TRL has two relatives: the std of the batch’s raw rewards, and RLOO advantages divided by their own std.',
    dapo: 'The paper pools the tokens of one group, TRL those of the whole batch. The std is the sample std in the libraries named under GRPO. The penalty P is 0 up to a buffer before the length limit and falls to −1 at it; beyond, verl lets it fall further, OpenRLHF does not.',
    'dr-grpo':
      'The constant is the longest length allowed in TRL and in the authors’ code. In verl it is the width of the padded batch unless you set it, so it is not constant.',
    cispo:
      'sg means: treat as a constant. The paper switches the lower bound off, prints no value for the upper one, and adds DAPO’s dynamic sampling and length penalty to its runs. With ε = 0.2 the largest weight is 0.2 in TRL and 1.2 in Open-Instruct and verl; verl also has a floor of 0.8. TRL’s documentation recommends a cap of 5.',
    gspo: 'The paper’s fences are several hundred times closer to 1 than PPO’s, because an answer’s ratio is a mean over its tokens. The formula in the paper has one ε. Its authors left the KL term out of the formula for brevity and out of their runs as well. A token of a long answer still weighs 1/|y|, as in GRPO. verl writes the loss per token with the same gradient.',
    sapo: 'The paper could not be opened. The row is as in TRL and verl: τ is 1 for a positive advantage and 1.05 otherwise, and both average over each answer. The gate’s slope is 1 at ratio 1.',
    'max-rl':
      'The paper could not be opened. The advantage is as in prime-rl’s code, and 0 where the group’s mean is not above 0. The rest of the row is the plain policy gradient, for which the average update becomes the gradient of log p as groups grow. prime-rl runs the same advantage inside DPPO’s loss.',
    dppo: 'The paper could not be opened. The row is prime-rl’s default loss: δ is 0.2 on both sides, β is 0.001, and μ is what the inference engine reported. prime-rl adds the squared log-ratio; it need not belong to DPPO. verl compares with the trainer’s own old policy and caps the ratio. TRL had DPPO from March to July 2026.',
  },
  /** What each method mends in what came before, and how it fails. */
  verdicts: {
    reinforce: {
      fixes: 'Needs only samples and rewards; unbiased.',
      fails: 'Noisy, and each batch is good for one update.',
    },
    ppo: {
      fixes: 'Uses a batch for several updates; credit for each token.',
      fails: 'Needs a critic as large as the policy, and a poor critic misleads it.',
    },
    grpo: {
      fixes: 'No critic: the other answers are the baseline.',
      fails: 'The std makes every question equally loud; long wrong answers get off lightly.',
    },
    rloo: {
      fixes: 'A baseline from the group that adds no bias.',
      fails: 'One update for each batch; not the baseline of least variance.',
    },
    'reinforce-pp': {
      fixes: 'One scale for all questions: a nearly settled group stays quiet.',
      fails: 'The scale depends on what else is in the batch.',
    },
    dapo: {
      fixes: 'Silent groups, rare tokens held back by the clip, the mean per answer.',
      fails: 'Draws more answers than it trains on; the std stays.',
    },
    'dr-grpo': {
      fixes: 'Removes the std and the length bias.',
      fails: 'Questions with small differences in reward hardly count.',
    },
    cispo: {
      fixes: 'Every token keeps its gradient.',
      fails: 'No fence: only the cap on the weight holds it back.',
    },
    gspo: {
      fixes:
        'One ratio for each answer is less noisy than one for each token; its runs are all on a mixture-of-experts model.',
      fails: 'Drops whole answers; the length bias stays.',
    },
    sapo: {
      fixes: 'No sudden edge: a token that moves away loses its gradient bit by bit.',
      fails: 'No hard stop either; the std and the mean per answer stay.',
    },
    'max-rl': {
      fixes: 'Questions that are rarely answered right weigh more.',
      fails: 'One lucky right answer in a hard group weighs a lot; rewards must not be negative.',
    },
    dppo: {
      fixes: 'Rare tokens may rise and frequent ones may not fall far.',
      fails: 'Judges only the drawn token, not the whole distribution.',
    },
  },
  /** Relatives of the twelve, in one line each. */
  relatives: {
    luspo: 'GSPO with each answer’s term multiplied by its length, so every token weighs the same. In TRL as "luspo".',
    vespo:
      'A smooth weight on the product of an answer’s ratios, largest near 1 and small far from it, instead of any clip. In TRL as "vespo".',
    gmpo: 'Like GSPO a geometric mean of token ratios, but each token is clipped before the mean is taken. In verl as "geo_mean", experimental in TRL.',
    gdpo: 'With several rewards, normalises each within its group before adding them up. In TRL and verl, the default in neither.',
  },
  /** What each library does with the ratio of trainer to engine. */
  engine: {
    trl: 'The product over the answer; an answer above 3 is dropped. With vLLM only.',
    'open-instruct': 'Each token’s ratio, at most 2.',
    verl: 'Each token’s ratio, at most 2, if it is switched on for tokens.',
    openrlhf: 'Each token’s ratio, kept between 0.5 and 5 (its first of three types).',
    'prime-rl': 'No weight apart: the ratio of its loss is π/μ itself, fenced by DPPO.',
  },
}
