### The workbook of one agency.

# Sheets

agency-tab-summary = Summary
agency-tab-details = Details
agency-tab-checks = Checks

# First sheet

agency-set-and-period = { $set }. Period: { $first } – { $last }
agency-rank = Rank
agency-index = DTI index
agency-of = of { $of } ranked agencies
agency-index-words = points ÷ maximum that applies
agency-of-maximum = of { $maximum } points that apply
agency-unscored = Not scored: { $status }
agency-figures-given = { $given } of { $asked } figures that are asked for are there
agency-pillars-title = Pillars beside the cohort
agency-median = Median
agency-best = Best
agency-above-median = To the median
agency-position-title = Place in the cohort
agency-alone = Nobody else of the cohort is ranked, so nothing is compared
agency-to-first = Below the first (index)
agency-to-fifth = Below the fifth (index)
agency-to-next = Ahead of the next one behind (index)
agency-in-points = – in points of the agency
agency-since = Since the last period: { $change }
agency-warnings = Warnings to look at
agency-without-evidence = Indicators that wait for evidence
agency-checked = Formulas agree with the program
agency-chart-title = Share reached by pillar
agency-chart-words = Radar chart: the index of { $agency } in each pillar, beside the median and the best of the cohort
agency-chances-title = Where most points are to be won (indicators: { $count })
agency-chances-none = All indicators have their most points.
agency-chances-weighed = In the order in which they raise the index: some pillars are means, so points differ in worth.
agency-to-win = To be won
agency-to-do = What to do
agency-more-indicators = and { $count } more, see the sheet “{ $sheet }”
agency-evidence-title = Evidence that is missing (indicators: { $count })
agency-evidence-none = No indicator lacks evidence.
agency-at-stake = { $title } ({ $points } points wait for evidence)
agency-faults-title = To be mended before it is scored (errors: { $errors }, warnings: { $warnings })
agency-gaps-title = Figures that are not there yet
agency-where = Where to look
agency-what-to-do = What is wrong and what to do
agency-more-faults = and { $count } more, see the sheet “{ $sheet }”

# What to do

agency-aim-from = Reach { $goal } or more
agency-aim-above = Reach more than { $goal }
agency-aim-below = Get below { $goal }
agency-aim-up-to = Get down to { $goal } or less
agency-aim-goal = Reach { $goal }
agency-aim-option = Reach “{ $option }”
agency-aim-due = Finish by { $date }
agency-do-evidence = Supply the evidence
agency-do-figures = Supply the figures: { $inputs }
agency-do-items = Do what is answered “No”: { $inputs }
agency-do-council = As the council says: { $reason }

# Details

agency-own-file = Cells without a file are in { $file }
agency-figures = Figures [source cell]
agency-rule = Rule and its basis
agency-worked = How the points come about
agency-why = Council, remarks
agency-evidence = Evidence, explanation
agency-explained = Explanation: { $words }
agency-view-rank = rank { $rank }
agency-told-gate = The program’s figure: a mandatory condition has taken all points
agency-told-gaps = The program’s figure: a member has no result
agency-told-maximum = The program’s figure: a member has no maximum
agency-told-elsewhere = The program’s figure: its members are not in this table

# Checks

agency-checks-title = Checks of the formulas
agency-checks-subtitle = What formulas come to from the details, beside what the program computed
agency-check-what = What is checked
agency-check-calculated = Formula
agency-check-computed = Program
agency-check-difference = Difference
agency-check-verdict = Verdict
agency-check-passed = Passed
agency-check-failed = Failed
agency-check-count = Indicators with points
agency-check-parts = Points of all indicators together
agency-check-parameters = Parameters of the formulas
agency-check-digits = Decimals that must agree
agency-check-passed-word = Word for agreement
agency-check-failed-word = Word for disagreement
agency-check-evidence-word = Status of what waits for evidence
agency-check-live = Figures of pillars that are formulas
agency-check-told = Figures of pillars that are the program’s
