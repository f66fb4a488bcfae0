"""What holds where the built-in judge and a model have both judged a reason."""

from dataclasses import replace

from tutor.core.dialogue import Judgement, Verdict


def agreed(built_in: Judgement, model: Judgement, said: str, asked_before: bool) -> Judgement:
    """One judgement from two: judges that agree stand; where one says right and the other does not, ask once more.

    The second time the model's holds, except that a built-in denial, or a model that quotes nothing the student said,
    never becomes right.
    """
    model = replace(model, own=built_in.own, concedes=built_in.concedes)
    if not _quotes(model.evidence, said) and model.verdict is Verdict.RIGHT:
        return built_in if built_in.verdict is not Verdict.RIGHT else replace(built_in, verdict=Verdict.PARTLY)
    if Verdict.RIGHT not in (built_in.verdict, model.verdict) or built_in.verdict is model.verdict:
        return replace(model, cue=built_in.cue, misconception=model.misconception or built_in.misconception)
    if not asked_before or (built_in.verdict is Verdict.WRONG and model.verdict is Verdict.RIGHT):
        return replace(model, verdict=Verdict.PARTLY, cue=built_in.cue)
    return replace(model, cue=built_in.cue)


def _quotes(evidence: str, said: str) -> bool:
    folded = " ".join(said.casefold().split())
    return bool(evidence.strip()) and " ".join(evidence.casefold().split()) in folded
