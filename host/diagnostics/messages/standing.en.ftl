### What people read of a run's standing: places, series, figures of many agencies.

standing-title = Progress toward the targets: { $set }
standing-until = The agencies' figures are up to { $until }. `standing.csv` has the source of every figure, `standing-agencies.csv` every agency.
standing-summary = Of { $goals } goals measured: { $reached } reached, { $missed } missed, { $open } not reached with time left, { $unknown } without a figure.
standing-cited = {" "}[{ $source }]

standing-status-reached = REACHED
standing-status-missed = MISSED
standing-status-open = NOT YET REACHED, still time
standing-status-unknown = NO FIGURE
standing-kind-derived = recomputed
standing-kind-computed = this run
standing-kind-estimate = estimate

# Ranks

standing-place = { $status }: { $period } place { $rank } of { $of }, { $value }
standing-not-placed = { $status }: { $period } not in the table
standing-gap-ahead = , { $gap } ahead of place { $top } ({ $name } { $value })
standing-gap-behind = , { $gap } short of place { $top } ({ $name } { $value })
standing-gap-none = , level with place { $top }
standing-change-up = ; up { $count } on the year before
standing-change-down = ; down { $count } on the year before
standing-change-none = ; as the year before
standing-above = above: { $rank }. { $name } { $value } ({ $difference })
standing-below = below: { $rank }. { $name } { $value } ({ $difference })
standing-before = years before: { $years }
standing-before-year = { $period } place { $rank } of { $of }

# Series

standing-points = pp
standing-year = { $producer }, { $year }: { $value }
standing-no-year = { $producer }, { $year }: there is a goal and no figure
standing-goal-reached = ; goal { $goal }: { $status } by { $gap }
standing-goal-missed = ; goal { $goal }: { $status } by { $gap }
standing-earlier = ; released otherwise: { $values }
standing-outlook = { $producer }, goal { $goal } in { $year }: { $missing } to go from { $last } ({ $from }), { $needed } a year
standing-outlook-reached = { $producer }, goal { $goal } in { $year }: REACHED before, { $last } ({ $from })
standing-no-trend = fewer than three years of actual figures make no trend
standing-trend = trend of { $first }–{ $last }, { $slope } a year: { $forecast } in { $year } ({ $low } to { $high }, { $level } %)
standing-on-track = , on track
standing-off-track = , OFF track
standing-arrival = ; at the goal: { $arrival } (earliest { $earliest }, latest { $latest })
standing-not-within = not within { $years } years

# Figures of many agencies

standing-aggregate = { $status }: { $value } of { $goal }, due { $due }
standing-missing = , { $missing } more needed
standing-missing-agencies = , { $missing } more agencies needed
standing-excess = , { $missing } too many
standing-excess-agencies = , { $missing } agencies too many
standing-counted = ; figures of { $counted } of { $of } agencies
standing-absent-not-submitted = { $count } not submitted
standing-absent-not-scored = { $count } with errors
standing-absent-missing = { $count } left empty
standing-behind = pulled down by: { $agencies }{ $more }
standing-more = {" "}and { $count } more

# The sheet

standing-column-missing = Missing, or growth needed a year
standing-column-counted = With figures
standing-column-status = Outcome
standing-column-note = Note
standing-column-own = Own figure
standing-column-missing-own = Missing
standing-column-pull = Pull
standing-column-state = State
standing-state-behind = pulls down
standing-state-not-submitted = handed nothing in
standing-state-not-scored = has errors, not scored
standing-state-missing = left it empty
standing-measure-aggregate = figures of agencies together
standing-column-cohort = Goal of cohort

# Targets in the book of a set

standing-book-place = { $subject } among the first { $top } of the ranking of the run itself
standing-book-ratio = the sum of { $part } over the sum of { $whole }
standing-book-agencies-yes = the share of agencies that answer “yes” to { $figure }
standing-book-agencies = the share of agencies whose { $figure } is { $level } or more
standing-book-mean = the agencies’ mean of { $figure }
standing-book-minimum = the least of the agencies’ { $figure }
standing-book-maximum = the greatest of the agencies’ { $figure }
standing-book-at-least = at least
standing-book-at-most = at most
standing-book-due = Due
standing-book-whom = Measured over
