"""The rule `survey`: what a council appraised and what people said in a survey, taken together."""

from dti_plugin import Complaint, Input, Rule

AMOUNT = {"type": "number", "exclusiveMinimum": 0}


class Survey(Rule):
    id = "survey"
    summary = (
        "Điểm thẩm định và điểm khảo sát; không khảo sát thì quy đổi điểm thẩm định",
        "Appraised and surveyed points together; where no survey was held, the appraised ones are scaled up",
    )
    inputs = [Input("appraised", direction="rising"), Input("surveyed", direction="rising")]
    schema = {
        "type": "object",
        "properties": {
            "appraised-full": {**AMOUNT, "description": "The most that can be appraised."},
            "surveyed-full": {**AMOUNT, "description": "The most that the survey can give."},
            "survey-weight": {
                "type": "number",
                "exclusiveMinimum": 0,
                "exclusiveMaximum": 1,
                "description": "The survey's part of the whole; by default its part of both maxima.",
            },
            "without-survey": {
                "enum": ["rescale", "zero", "withhold"],
                "default": "rescale",
                "description": "What an agency earns for which no survey was held.",
            },
        },
        "required": ["appraised-full", "surveyed-full"],
        "additionalProperties": False,
    }

    def faults(self, parameters):
        whole = parameters["appraised-full"] + parameters["surveyed-full"]
        if whole <= 1e300:
            return []
        return [Complaint("/appraised-full", "lớn quá mức tính được", "is too large to compute with")]

    def score(self, parameters, cohort):
        return [award(parameters, cohort, agency) for agency in range(cohort.agencies)]


def award(parameters, cohort, agency):
    appraised, surveyed = cohort.figure("appraised", agency), cohort.figure("surveyed", agency)
    if appraised is None:
        return cohort.missing("appraised")
    full = parameters["appraised-full"]
    share = held(appraised / full)
    if surveyed is not None:
        return both(parameters, cohort, (appraised, share), (surveyed, held(surveyed / parameters["surveyed-full"])))
    match parameters.get("without-survey", "rescale"):
        case "withhold":
            return cohort.missing("surveyed")
        case "zero":
            return both(parameters, cohort, (appraised, share), (0.0, 0.0))
        case _:
            return cohort.earn_share(share, lambda: alone(cohort, appraised, full, share))


def held(share):
    """A share within its range: a council cannot give more than the maximum, nor people say less than nothing."""
    return min(max(share, 0.0), 1.0)


def weight(parameters):
    """The survey's part of the whole."""
    own = parameters["surveyed-full"] / (parameters["appraised-full"] + parameters["surveyed-full"])
    return parameters.get("survey-weight", own)


def both(parameters, cohort, appraised, surveyed):
    part = weight(parameters)
    share = (1 - part) * appraised[1] + part * surveyed[1]

    def working():
        shown = [
            f"{cohort.percent(of)} × {cohort.number(figure)} / {cohort.number(full)}"
            for of, (figure, _), full in (
                (1 - part, appraised, parameters["appraised-full"]),
                (part, surveyed, parameters["surveyed-full"]),
            )
        ]
        return f"{shown[0]} + {shown[1]} = {cohort.percent(share)}"

    return cohort.earn_share(share, working)


def alone(cohort, appraised, full, share):
    words = cohort.pick("không khảo sát", "no survey")
    return f"{words}: {cohort.number(appraised)} / {cohort.number(full)} = {cohort.percent(share)}"
