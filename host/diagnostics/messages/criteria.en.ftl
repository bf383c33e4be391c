### Sentences about criteria sets: the book of a set, and two sets compared.

# Sections

criteria-set = Criteria set
criteria-outline = The tree of indicators
criteria-cohorts = Cohorts
criteria-attributes = Attributes of agencies
criteria-pillars = Pillars
criteria-indicators = Indicators
criteria-ranking = Ranking
criteria-bands = Bands
criteria-views = Views
criteria-targets = Targets
criteria-records = Records sheets
criteria-agencies = Agencies

# Things of a set

criteria-id = Id
criteria-title = Title
criteria-kind = Kind
criteria-flag = yes or no
criteria-category = name of a group
criteria-count = { $count }
criteria-weight = Weight
criteria-members = Made of
criteria-aggregate = Composed as
criteria-gaps = Where a part has no points
criteria-gaps-leave-out = it is left out
criteria-gaps-rescale = it is left out and the rest is scaled up to the maximum
criteria-gaps-zero = it counts as 0 points
criteria-gaps-withhold = no award
criteria-coverage = Coverage
criteria-coverage-indicators = at least { $needed } of its indicators must have points
criteria-coverage-members = at least { $needed } of its parts must have points
criteria-gate = Mandatory conditions
criteria-gate-words = { $conditions } must reach { $share } of the maximum; otherwise: { $otherwise }
criteria-gate-zero = 0 points
criteria-gate-withhold = no award
criteria-gate-no-band = no class
criteria-applies = Applies to
criteria-not-applicable = Where it does not apply
criteria-missing = Where a figure is missing
criteria-withheld = Where there is no award although all figures are there
criteria-counts-as-zero = counts as 0 points
criteria-counts-as-full = counts as full points
criteria-counts-as-remove = is no part of the maximum
criteria-counts-as-refuse = the agency is not scored
criteria-evidence-required = required; without it there are no points, and an explanation is due
criteria-evidence-optional = may be cited
criteria-kind-of-basis = Basis
criteria-official = official
criteria-own-choice = the author's choice
criteria-example = Example { $number }
criteria-examples = Examples
criteria-award-withheld = no award

# Inputs

criteria-input = Input
criteria-column = Column
criteria-one-of = one of: { $options }
criteria-from-answer = entered by the agency
criteria-from-outside = supplied by another body
criteria-from-answer-unless-outside = entered by the agency; another body's figure, where there is one, counts instead
criteria-from-self-points = self-scored points
criteria-from-records = counted from the sheet “{ $sheet }”: `{ $sql }`
criteria-part-of = a part of `{ $whole }`
criteria-per = divided by `{ $input }` ({ $title })
criteria-per-times = divided by `{ $input }` ({ $title }), times { $times }
criteria-impute = where it is missing, the { $statistic } { $among } stands in
criteria-mean = mean
criteria-median = median
criteria-among-cohort = of the cohort
criteria-among-attribute = of the agencies with the same “{ $title }”
criteria-treat = where there are outliers (skewness above { $skewness } and kurtosis above { $kurtosis }), at most { $winsorise } figures are pulled in
criteria-treat-log = and then logarithms are taken

# Ranking, bands, targets

criteria-ties = Equals
criteria-ties-competition = share a rank, and the next is skipped (1, 2, 2, 4)
criteria-ties-dense = share a rank, and none is skipped (1, 2, 2, 3)
criteria-ties-ordinal = are ordered by code (1, 2, 3, 4)
criteria-tie-breakers = Then decide, in this order
criteria-compared = Compared are
criteria-rounded = indices rounded to { $decimals } decimals
criteria-unrounded = unrounded indices
criteria-ranking-coverage = only agencies with figures for at least { $share } of the indicators that apply are ranked
criteria-uncertain = Uncertain
criteria-uncertain-draws = { $draws } draws from seed { $seed }
criteria-uncertain-weights = weights ±{ $percent } % of { $nodes }
criteria-uncertain-aggregate = aggregation of { $code }: { $ways }
criteria-uncertain-leave-out = left out one at a time: { $nodes }
criteria-uncertain-sobol = Sobol’s indices of { $rows } rows
criteria-decimals = Shown are
criteria-decimals-words = { $index } decimals of an index, { $points } of points
criteria-scale = Measured in
criteria-scale-percent = per cent of the agency's own maximum
criteria-scale-points = points
criteria-groups = To be reached in each of
criteria-target-rank = { $subject } among the first { $top } of “{ $table }”
criteria-target-series = { $subject } in “{ $table }”: { $goals }

# Comparison

criteria-comparison = The criteria sets `{ $old }` and `{ $new }` compared
criteria-same = Both are the same.
criteria-same-words = Both say the same; their files differ only in examples, comments, the other language, or beyond six decimals.
criteria-differences = Added: { $added }, removed: { $removed }, renumbered: { $renumbered }, changed: { $changed }.
criteria-change = Change
criteria-before = Before
criteria-after = After
criteria-added = added
criteria-removed = removed
criteria-renumbered = renumbered
criteria-aliases = Aliases
criteria-valid = Valid
criteria-takes-no-part = takes no part in this period
criteria-predecessors = Came from
criteria-carry-over = takes `{ $node }` of an earlier run, or the mean of the predecessors' ones
criteria-cumulative = only grows
criteria-early-signs = Early signs
criteria-sign-change = changes of more than { $limit } % since the last period
criteria-sign-outlier = modified z-scores in the cohort above { $limit }
criteria-sign-self-score = self-scored points that differ by more than { $limit } % of the maximum
criteria-sign-identical = { $limit } or more figures of an indicator that are the same as another agency's
criteria-sign-round = { $limit } or more figures, all multiples of 10
