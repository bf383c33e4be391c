"""The rule `{name}`: evenly from a start to a goal."""

from dti_plugin import Complaint, Input, Rule


class Linear(Rule):
    id = "{name}"
    summary = (
        "Tăng đều từ mức khởi điểm đến mục tiêu, nhân điểm tối đa",
        "Evenly from a start to a goal, times the maximum",
    )
    # Rising: a higher figure never lowers the points, which the law suite holds the rule to.
    inputs = [Input("value", direction="rising")]
    # What a criteria set may say. The host holds the parameters to it before the rule sees them.
    schema = {
        "type": "object",
        "properties": {
            "goal": {"type": "number", "description": "The figure that earns the maximum, above `start`."},
            "start": {"type": "number", "default": 0, "description": "The figure that earns nothing."},
        },
        "required": ["goal"],
        "additionalProperties": False,
    }

    def faults(self, parameters):
        if parameters.get("start", 0) < parameters["goal"]:
            return []
        return [Complaint("/goal", "phải lớn hơn `start`", "must be above `start`")]

    def score(self, parameters, cohort):
        goal, start = parameters["goal"], parameters.get("start", 0)
        return [award(cohort, agency, start, goal) for agency in range(cohort.agencies)]


def award(cohort, agency, start, goal):
    value = cohort.figure("value", agency)
    if value is None:
        return cohort.missing("value")
    share = (value - start) / (goal - start)

    # A sum that a person can check by hand; it is written only if the task wants reasons.
    def working():
        shown = [cohort.number(figure) for figure in (value, start, goal)]
        return f"({shown[0]} − {shown[1]}) / ({shown[2]} − {shown[1]}) = {cohort.percent(share)}"

    return cohort.earn_share(share, working)
