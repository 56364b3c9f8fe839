/** The methods of the family and their knobs: a noun phrase for the middle of a sentence, null where the knob is off; and what the matrix says, in few words. */
export const words = {
  knobs: {
    baseline: 'baseline',
    std: 'division by the std',
    credit: 'credit',
    ratio: 'ratio',
    clip: 'clip',
    length: 'average over tokens',
    kl: 'KL term',
    critic: 'critic',
    groups: 'silent groups',
    penalty: 'overlong answers',
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
      none: { words: null, cell: 'no' },
      group: { words: 'the division by the group’s std', cell: 'yes' },
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
        words: 'one term for each answer, whose length counts within the ratio',
        cell: 'mean within the ratio',
      },
    },
    kl: {
      none: { words: null, cell: 'none' },
      loss: { words: 'the KL estimate k3 in the loss', cell: 'in the loss, k3' },
      answer: { words: 'the KL penalty in the answer’s reward', cell: 'in the answer’s reward' },
      token: { words: 'the KL penalty in each token’s reward', cell: 'in each token’s reward' },
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
  },
  /** Cells of the matrix that need other words than their choice. */
  cells: {
    ppo: 'no; code often does, over the batch',
    rloo: 'sum: the answer is one action',
    'dr-grpo': 'no',
    gspo: 'omitted for brevity',
  },
  /** What each name leaves open, and what is meant here. */
  conventions: {
    reinforce:
      'Fresh samples, one update for each batch. A constant may be subtracted from the reward without changing the average update. One answer per question is enough.',
    ppo: 'As used on language models, with the KL penalty in the reward; the entropy bonus, often zero, is left out. The paper has the plain squared error for the critic, code often a clipped one. verl and TRL also whiten the advantages over the batch with the sample std, which the formula does not show.',
    rloo: 'The answer is one action, so its log-probability is the sum over its tokens. Some libraries run RLOO advantages inside PPO’s loss instead: there the ratio, the clip and the average are PPO’s.',
    grpo: 'The figures of this site take the sample std (divide by G − 1), as verl, TRL and OpenRLHF do; Open-Instruct takes the population std (divide by G). Each adds its own small number to it. Left alone, verl, TRL and OpenRLHF average over all tokens, not per answer.',
    dapo: 'The paper pools the tokens of one group, TRL those of the whole batch. The std is the sample std in the libraries named under GRPO. The penalty P is 0 up to a buffer before the length limit and falls to −1 at it; beyond, verl lets it fall further, OpenRLHF does not.',
    'dr-grpo':
      'The constant is the longest length allowed in TRL and in the authors’ code. In verl it is the width of the padded batch unless set, and so no constant.',
    cispo:
      'sg means: treat as a constant. The paper switches the lower bound off. The upper one is ε itself in TRL and 1 + ε in Open-Instruct and verl; verl keeps the lower bound. Only the formula is compared here, not the recipe around it.',
    gspo: 'The paper’s fences stand several hundred times closer to 1 than PPO’s, because an answer’s ratio is a mean over its tokens; its runs set the lower and the upper one slightly apart. verl writes the loss per token with the same gradient; rows without a token are treated differently.',
  },
}
