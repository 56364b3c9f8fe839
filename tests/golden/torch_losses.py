"""Losses and gradients by PyTorch autograd, independent of src/core: the second witness of every objective.

Run: python3 tests/golden/torch_losses.py > tests/golden/torch-losses.json
Debian's python3-torch; float64, one thread, inputs from a generator of our own, so a re-run is byte-identical.
Batches: ragged masks, interior holes, all-masked rows, an all-masked batch, log-ratios far outside the clip and beyond
the guard. Numbers are rounded to 12 significant digits; kinks are avoided by the inputs being random.
"""

import json
import sys

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


class Mulberry:
    def __init__(self, seed):
        self.a = seed

    def __call__(self):
        def imul(x, y):
            return (x * y) & 0xFFFFFFFF

        self.a = (self.a + 0x6D2B79F5) & 0xFFFFFFFF
        a = self.a
        t = imul(a ^ (a >> 15), 1 | a)
        t = ((t + imul(t ^ (t >> 7), 61 | t)) & 0xFFFFFFFF) ^ t
        return ((t ^ (t >> 14)) & 0xFFFFFFFF) / 2**32


uniform = Mulberry(2026)


def number(low, high):
    return round(low + (high - low) * uniform(), 4)


def table(rows, width, low, high):
    return [[number(low, high) for _ in range(width)] for _ in range(rows)]


def digits(x):
    if isinstance(x, torch.Tensor):
        x = x.tolist()
    if isinstance(x, list):
        return [digits(y) for y in x]
    return float(f"{x:.12g}") + 0.0


MASKS = {
    "full": [[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1]],
    "ragged": [[1, 1, 0, 0], [1, 1, 1, 1], [1, 0, 0, 0], [1, 1, 1, 0]],
    "holes": [[0, 1, 0, 1, 1], [1, 0, 0, 1, 0]],
    "empty row": [[1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 1]],
    "all masked": [[0, 0], [0, 0]],
    "one token": [[0, 1]],
}
SPREADS = {"near": 0.25, "far": 3.0, "extreme": 40.0, "beyond": 900.0}
AGGREGATIONS = [
    {"mode": "token-mean", "emptyRows": "excluded", "constantLength": None},
    {"mode": "seq-mean-token-mean", "emptyRows": "excluded", "constantLength": None},
    {"mode": "seq-mean-token-mean", "emptyRows": "counted", "constantLength": None},
    {"mode": "seq-mean-token-sum", "emptyRows": "excluded", "constantLength": None},
    {"mode": "seq-mean-token-sum-norm", "emptyRows": "counted", "constantLength": 16},
]


def aggregate(losses, mask, how):
    """Written with masked sums and divisions, not with weights, as the libraries do."""
    losses = torch.where(mask > 0, losses, torch.zeros_like(losses))
    if mask.sum() == 0:
        return (losses * 0).sum()
    if how["mode"] == "token-mean":
        return losses.sum() / mask.sum()
    per_row = losses.sum(-1)
    if how["mode"] == "seq-mean-token-mean":
        per_row = per_row / mask.sum(-1).clamp(min=1)
    if how["mode"] == "seq-mean-token-sum-norm":
        per_row = per_row / how["constantLength"]
    rows = len(per_row) if how["emptyRows"] == "counted" else (mask.sum(-1) > 0).sum()
    return per_row.sum() / rows


def clipped(ratio, advantages, o):
    low, high = 1 - o["clipLow"], 1 + o["clipHigh"]
    free = ratio if o["delta"] is None else torch.clamp(ratio, max=o["delta"])
    value = torch.min(free * advantages, torch.clamp(ratio, low, high) * advantages)
    if o["dualClip"] is not None:
        value = torch.where(advantages < 0, torch.max(value, o["dualClip"] * advantages), value)
    return -value


def k(estimator, d):
    return {"k1": -d, "k2": 0.5 * d**2, "k3": torch.expm1(d) - d}[estimator]


def reinforce(p, b, m, o):
    return aggregate(-b["advantages"] * p, m, o["aggregation"])


def nll(p, b, m, o):
    return aggregate(-p, m, o["aggregation"])


def ratio_of(p, b, o):
    return torch.exp(torch.clamp(p - b["oldLogProbs"], -o["logRatioClamp"], o["logRatioClamp"]))


def cpi(p, b, m, o):
    return aggregate(-ratio_of(p, b, o) * b["advantages"], m, o["aggregation"])


def ppo(p, b, m, o):
    losses = clipped(ratio_of(p, b, o), b["advantages"], o)
    if b.get("importanceWeights") is not None:
        losses = losses * b["importanceWeights"]
    return aggregate(losses, m, o["aggregation"])


def grpo(p, b, m, o):
    d = torch.clamp(b["refLogProbs"] - p, -o["logRatioClamp"], o["logRatioClamp"])
    return ppo(p, b, m, o) + o["beta"] * aggregate(k("k3", d), m, o["aggregation"])


def gspo(p, b, m, o):
    zero = torch.zeros_like(p)
    mean = torch.where(m > 0, p - b["oldLogProbs"], zero).sum(-1, keepdim=True) / m.sum(-1, keepdim=True).clamp(min=1)
    if o["form"] == "token":
        mean = mean.detach() + p - p.detach()
    s = torch.exp(torch.clamp(mean, -o["logRatioClamp"], o["logRatioClamp"])).expand_as(p)
    return aggregate(clipped(s, b["advantages"], o), m, o["aggregation"])


def cispo(p, b, m, o):
    bounds = {
        "cap": (0, o["epsilonHigh"]),
        "upper": (0, 1 + o["epsilonHigh"]),
        "band": (1 - o["epsilonLow"], 1 + o["epsilonHigh"]),
    }[o["bounds"]]
    weight = torch.clamp(ratio_of(p, b, o), *bounds).detach()
    return aggregate(-weight * b["advantages"] * p, m, o["aggregation"])


def kl(p, b, m, o):
    c = o["logRatioClamp"]
    d = torch.clamp(b["refLogProbs"] - p, -c, c)
    value = k(o["estimator"], d)
    if o["gradientOf"] != o["estimator"]:
        other = k(o["gradientOf"], d)
        value = value.detach() + other - other.detach()
    if b.get("oldLogProbs") is not None:
        value = value * ratio_of(p, b, o)
    return aggregate(value, m, o["aggregation"])


def value(v, b, m, o):
    free = (v - b["targets"]) ** 2
    if o["clipRange"] is None:
        return aggregate(free * (0.5 if o["form"] == "max" else 1.0), m, o["aggregation"])
    near = b["oldValues"] + torch.clamp(v - b["oldValues"], -o["clipRange"], o["clipRange"])
    held = (near - b["targets"]) ** 2
    losses = 0.5 * torch.max(free, held) if o["form"] == "max" else held
    return aggregate(losses, m, o["aggregation"])


def pair_scores(p, b, m, mean):
    x = p if b.get("refLogProbs") is None else p - b["refLogProbs"]
    rows = torch.where(m > 0, x, torch.zeros_like(x)).sum(-1)
    if mean:
        rows = rows / m.sum(-1).clamp(min=1)
    return rows[0::2] - rows[1::2]


def dpo(p, b, m, o):
    h = o["beta"] * pair_scores(p, b, m, False)
    log_sigmoid = torch.nn.functional.logsigmoid
    e = o["labelSmoothing"]
    return (-(1 - e) * log_sigmoid(h) - e * log_sigmoid(-h)).mean()


def ipo(p, b, m, o):
    return ((pair_scores(p, b, m, o["lengths"] == "mean") - 1 / (2 * o["beta"])) ** 2).mean()


def simpo(p, b, m, o):
    return (-torch.nn.functional.logsigmoid(o["beta"] * pair_scores(p, b, m, True) - o["margin"])).mean()


LOSSES = {f.__name__: f for f in [reinforce, nll, cpi, ppo, grpo, gspo, cispo, kl, value, dpo, ipo, simpo]}
CLIPS = [
    {"clipLow": 0.2, "clipHigh": 0.2, "dualClip": None, "delta": None},
    {"clipLow": 0.2, "clipHigh": 0.28, "dualClip": 3, "delta": None},
    {"clipLow": 0.1, "clipHigh": 0.3, "dualClip": None, "delta": 4},
]
CASES = []


def case(loss, mask_name, batch, options):
    variable = "values" if loss == "value" else "logProbs"
    mask = MASKS[mask_name]
    x = torch.tensor(batch[variable], requires_grad=True)
    tensors = {n: None if v is None else torch.tensor(v) for n, v in batch.items()}
    out = LOSSES[loss](x, tensors, torch.tensor(mask, dtype=torch.float64), options)
    out.backward()
    result = {"loss": digits(out.item()), "gradient": digits(x.grad)}
    CASES.append({"function": loss, "mask": mask, "batch": batch, "options": options, "expected": result})


def ratio_batch(mask, spread):
    rows, width = len(mask), len(mask[0])
    log_probs = table(rows, width, -4, -0.05)
    old = [[round(x - number(-spread, spread), 4) for x in row] for row in log_probs]
    return {"logProbs": log_probs, "oldLogProbs": old, "advantages": table(rows, width, -2, 2)}


for mask_name, mask in MASKS.items():
    rows, width = len(mask), len(mask[0])
    for index, how in enumerate(AGGREGATIONS):
        batch = ratio_batch(mask, 0.25)
        case("reinforce", mask_name, {n: batch[n] for n in ("logProbs", "advantages")}, {"aggregation": how})
        case("nll", mask_name, {"logProbs": batch["logProbs"]}, {"aggregation": how})
        for name, spread in SPREADS.items():
            clamp = 20 if (index + len(name)) % 2 else 700
            if spread > 30 and clamp == 700:
                # e^±40 and beyond are covered with the guard; without it the value itself is 1e300.
                clamp = 30
            clip = CLIPS[(index + len(name)) % 3]
            guard = {"logRatioClamp": clamp, "aggregation": how}
            case("cpi", mask_name, ratio_batch(mask, spread), guard)
            weights = None if index % 2 else table(rows, width, 0, 2)
            case("ppo", mask_name, {**ratio_batch(mask, spread), "importanceWeights": weights}, {**clip, **guard})
            case("gspo", mask_name, ratio_batch(mask, spread), {**clip, **guard, "form": ["sequence", "token"][index % 2]})
            bounds = {"bounds": ["cap", "upper", "band"][index % 3], "epsilonLow": 0.2, "epsilonHigh": [2, 0.28, 0.3][index % 3]}
            case("cispo", mask_name, ratio_batch(mask, spread), {**bounds, **guard})
            grpo_batch = {**ratio_batch(mask, spread), "importanceWeights": None}
            grpo_batch["refLogProbs"] = [[round(x - number(-spread, spread), 4) for x in row] for row in grpo_batch["logProbs"]]
            case("grpo", mask_name, grpo_batch, {**clip, **guard, "beta": 0.04})
            for estimator in ("k1", "k2", "k3"):
                kl_batch = {"logProbs": grpo_batch["logProbs"], "refLogProbs": grpo_batch["refLogProbs"]}
                # Autograd adds rho*k3 and rho*k3' as they are and loses the digits of their sum when e^d is large.
                # Where every weight is e^±20 (spread 900) the sum itself depends on its order.
                off_policy = index % 2 and spread < (30 if estimator == "k3" else 100)
                kl_batch["oldLogProbs"] = grpo_batch["oldLogProbs"] if off_policy else None
                gradient_of = "k2" if estimator == "k3" and index % 2 == 0 else estimator
                case("kl", mask_name, kl_batch, {"estimator": estimator, "gradientOf": gradient_of, **guard})
            values = {n: table(rows, width, -spread, spread) for n in ("values", "oldValues", "targets")}
            case("value", mask_name, values, {"clipRange": [0.2, 0.5, None][index % 3], "form": ["max", "clipped"][index // 3 % 2], "aggregation": how})
    if rows % 2 == 0:
        for spread in SPREADS.values():
            batch = ratio_batch(mask, spread)
            pairs = {"logProbs": batch["logProbs"], "refLogProbs": batch["oldLogProbs"]}
            case("dpo", mask_name, pairs, {"beta": 0.1, "labelSmoothing": 0})
            case("dpo", mask_name, pairs, {"beta": 0.5, "labelSmoothing": 0.1})
            case("ipo", mask_name, pairs, {"beta": 0.1, "lengths": "sum"})
            case("ipo", mask_name, pairs, {"beta": 0.2, "lengths": "mean"})
            case("simpo", mask_name, {"logProbs": batch["logProbs"], "refLogProbs": None}, {"beta": 2.5, "margin": 0.5})

json.dump({"torch": "float64 autograd", "cases": CASES}, sys.stdout, separators=(",", ":"))
print()
