# Rules that fail in the middle of a run

score-rule-failed = the rule failed, so nobody of the cohort is scored: { $reason }
report-points-rule-failed = the rule failed, left out of the maximum
criteria-rule-failure = Where the rule fails
criteria-rule-failure-withhold = left out of the whole cohort's maximum
