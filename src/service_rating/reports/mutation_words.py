"""The words of mutation reports."""

from __future__ import annotations

from service_rating.localized import Localized

TITLE = Localized("变异检验", "Mutation")
TRIED = Localized(
    "可能的改动 {possible} 处，本次试了 {tried} 处（种子 {seed}）。",
    "Changes possible: {possible}; tried: {tried} (seed {seed}).",
)
SCORE = Localized(
    "案例察觉 {killed} 处，未察觉 {survived} 处：变异得分 {score}。",
    "Noticed by the cases: {killed}; not noticed: {survived}; mutation score {score}.",
)
NO_SCORE = Localized("没有可计入的改动，因此没有变异得分。", "No change counts, so there is no mutation score.")
EQUIVALENT = Localized(
    "不计入：{n} 处已证明等价，谁也不会因此得到别的结果。",
    "Left out: {n} proved equivalent, since nobody could get anything else from them.",
)
UNRUNNABLE = Localized("不计入：{n} 处改后不是有效的细则。", "Left out: {n} that make no valid rubric.")
SURVIVORS = Localized("未察觉的改动", "Not noticed")
PROVED = Localized("已证明等价的改动", "Proved equivalent")
BECAUSE = Localized("原因：{why}。", "Why: {why}.")
BROKEN = Localized("改后不是有效细则的改动", "No valid rubric any more")
SURVIVOR_HEAD = (
    Localized("位置", "Place"), Localized("改动", "What"), Localized("原值", "From"), Localized("改为", "To"),
)  # fmt: skip
WEAK = Localized(
    "案例只察觉了 {tried} 处改动中的 {killed} 处（{score}），低于 {threshold}%。",
    "The worked cases notice {killed} of {tried} changes ({score}), which is under {threshold} %.",
)
WEAK_HINT = Localized(
    "请为列出的每处改动在其边界两侧各写一个案例，见 rule SR390。",
    "Write a case on either side of each number listed; see rule SR390.",
)
KINDS = {
    "weight": Localized("权重", "weight"),
    "cut_score": Localized("分数线", "cut score"),
    "gate": Localized("条件", "gate"),
    "curve": Localized("曲线", "curve"),
}
